import { z } from 'zod';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database, Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import { addSite, changeSite, removeSite } from './keep-sites.ts';
import type { SiteReadModel } from './read-model.ts';
import type { SiteBook } from './site-book.ts';

const text = (most: number) => z.string().trim().max(most);
const siteBody = z.strictObject({
  name: text(40),
  place: text(120).default(''),
  phone: text(30).default(''),
});
const changeBody = z.strictObject({
  name: text(40).optional(),
  place: text(120).optional(),
  phone: text(30).optional(),
});

interface Deps {
  database: Database;
  clock: Clock;
  random: Random;
  sites: SiteBook;
  siteReadModel: SiteReadModel;
}

export function siteRoutes(deps: Deps): AdminRoute[] {
  const write = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
    const done = await deps.database.transaction(work);
    await deps.sites.load(deps.database.read.sites);
    return done;
  };
  const view = async (id: string) => {
    const site = (await deps.siteReadModel.sites()).find((one) => one.id === id);
    if (!site) throw new AppError(404, 'site_unknown', 'There is no such site.');
    return { site };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/sites',
      summary: 'The sites, with how many routers and devices online each has.',
      access: 'routers',
      handle: async () => ({ body: { sites: await deps.siteReadModel.sites() } }),
    }),
    adminRoute({
      method: 'POST',
      path: '/sites',
      summary: 'Adds a site.',
      access: 'routers.write',
      body: siteBody,
      async handle({ actor, body }) {
        const { id } = await write((stores) => addSite(deps, stores, actor.name, body));
        return { status: 201, body: await view(id) };
      },
    }),
    adminRoute({
      method: 'PATCH',
      path: '/sites/:id',
      summary: 'Changes what is named of a site.',
      access: 'routers.write',
      body: changeBody,
      async handle({ actor, params, body }) {
        const id = params.id ?? '';
        await write((stores) => changeSite(deps, stores, actor.name, id, body));
        return { body: await view(id) };
      },
    }),
    adminRoute({
      method: 'DELETE',
      path: '/sites/:id',
      summary: 'Takes away a site to which nothing belongs.',
      access: 'routers.write',
      async handle({ actor, params }) {
        await write((stores) =>
          removeSite(deps, stores, actor.name, params.id ?? '', deps.siteReadModel.isUsed),
        );
        return { body: { removed: true } };
      },
    }),
  ];
}

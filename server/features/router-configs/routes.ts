import { z } from 'zod';
import type {
  RouterConfigOutcome,
  RouterConfigsView,
  RouterConfigView,
} from '../../contract/router-configs.ts';
import { isoOf } from '../../core/moment.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { ConfigCopy } from '../../ports/router-config-store.ts';
import type { Database } from '../../ports/stores.ts';
import { accessTo, routerNamed, setSshPort, trustHostKey, unfitness } from './access.ts';
import { readConfig } from './read-config.ts';
import { type ConfigDeps, type ConfigTaker, MOST_COPIES } from './take-config.ts';

export interface ConfigRouteDeps extends Pick<ConfigDeps, 'database' | 'clock' | 'vault'> {
  taker: ConfigTaker;
}

export function routerConfigRoutes(deps: ConfigRouteDeps): AdminRoute[] {
  const { database, clock } = deps;
  return [
    adminRoute({
      method: 'GET',
      path: '/routers/:id/configs',
      summary: 'Which configurations of a router are kept, and how the last try went.',
      access: 'routers',
      handle: async ({ params }) => ({
        body: { configs: await viewOf(database, params.id ?? '') },
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/routers/:id/configs',
      summary: 'Reads the configuration of a MikroTik by SSH now; kept when it has changed.',
      access: 'routers.write',
      body: z.strictObject({}).optional(),
      async handle({ actor, params }) {
        const id = params.id ?? '';
        const outcome: RouterConfigOutcome = await deps.taker.take(id, actor.name);
        return { body: { outcome, configs: await viewOf(database, id) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/routers/:id/configs/:copy',
      summary: 'A configuration whole, with the secrets in it. Audited.',
      access: 'routers.configs',
      async handle({ actor, params }) {
        const { copy, text } = await readConfig(
          deps,
          actor.name,
          params.id ?? '',
          params.copy ?? '',
        );
        return { body: { config: copyView(copy), text } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/routers/:id/configs/trust',
      summary: 'Says that the SSH key which a router shows now is its own, e.g. after a reset.',
      access: 'routers.write',
      body: z.strictObject({ fingerprint: z.string().max(100) }),
      async handle({ actor, params, body }) {
        const routerId = params.id ?? '';
        await database.transaction((stores) =>
          trustHostKey(stores, actor.name, { routerId, ...body }, clock.now()),
        );
        return { body: { configs: await viewOf(database, routerId) } };
      },
    }),
    adminRoute({
      method: 'PUT',
      path: '/routers/:id/configs/port',
      summary: 'The port of the SSH service of a router; 22 unless told.',
      access: 'routers.write',
      body: z.strictObject({ sshPort: z.number().int().min(1).max(65_535) }),
      async handle({ actor, params, body }) {
        const routerId = params.id ?? '';
        await database.transaction((stores) =>
          setSshPort(stores, actor.name, { routerId, ...body }, clock.now()),
        );
        return { body: { configs: await viewOf(database, routerId) } };
      },
    }),
  ];
}

async function viewOf({ read }: Database, routerId: string): Promise<RouterConfigsView> {
  const router = await routerNamed(read, routerId);
  const access = await accessTo(read, routerId);
  const { sshPort, triedAtMs, readAtMs, problem, hostFingerprint, offeredFingerprint } = access;
  return {
    notFor: unfitness(router),
    ...{ sshPort, problem, hostFingerprint, offeredFingerprint },
    triedAt: isoOf(triedAtMs),
    readAt: isoOf(readAtMs),
    copies: (await read.routerConfigs.list(routerId)).map(copyView),
    most: MOST_COPIES,
  };
}

const copyView = ({ id, takenAtMs, version, bytes }: ConfigCopy): RouterConfigView => ({
  ...{ id, version, bytes },
  takenAt: isoOf(takenAtMs),
});

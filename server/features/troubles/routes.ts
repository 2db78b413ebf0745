import { z } from 'zod';
import type { TroubleView } from '../../contract/admin.ts';
import { isoOf } from '../../core/moment.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { TroubleRecord } from '../../ports/trouble-store.ts';

const MOST_SHOWN = 50;

export function troubleRoutes(deps: {
  database: Database;
  directory: { byId(id: string): { name: string } | undefined };
}): AdminRoute[] {
  const view = (trouble: TroubleRecord): TroubleView => {
    const { reference, device, clientAddress, problem, said, failures, routerId } = trouble;
    return {
      ...{ reference, device, clientAddress, problem, said, failures },
      router: (routerId && deps.directory.byId(routerId)?.name) ?? null,
      createdAt: isoOf(trouble.createdAtMs),
      updatedAt: isoOf(trouble.updatedAtMs),
    };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/troubles',
      summary:
        'Devices that a router refused three times or more, of all routers or of router=; reference= finds the one a customer reads out.',
      access: 'sessions',
      query: z.object({
        reference: z.string().max(20).optional(),
        router: z.string().min(1).max(60).optional(),
      }),
      async handle({ query }) {
        const { troubles } = deps.database.read;
        if (query.reference === undefined) {
          const newest = await troubles.listNewest(MOST_SHOWN, query.router);
          return { body: { troubles: newest.map(view) } };
        }
        const found = await troubles.find(query.reference.trim().toUpperCase());
        return { body: { troubles: found ? [view(found)] : [] } };
      },
    }),
  ];
}

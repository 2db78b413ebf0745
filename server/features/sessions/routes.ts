import { z } from 'zod';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { disconnectSession } from './disconnect.ts';
import type { OrderDeps } from './order.ts';
import type { SessionReadModel } from './read-model.ts';

const sessionQuery = z.object({
  open: z.enum(['0', '1']).optional(),
  cursor: z.string().max(200).optional(),
});

export function sessionRoutes(deps: OrderDeps & { readModel: SessionReadModel }): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/sessions',
      summary: 'Sessions, the newest first; open=1 for those online now.',
      access: 'sessions',
      query: sessionQuery,
      handle: async ({ query }) => ({
        body: await deps.readModel.sessions({ open: query.open === '1', cursor: query.cursor }),
      }),
    }),
    adminRoute({
      method: 'POST',
      path: '/sessions/:id/disconnect',
      summary: 'Asks the router to end a session, and says what the router answered.',
      access: 'sessions.disconnect',
      handle: async ({ actor, params }) => ({
        body: { result: await disconnectSession(deps, actor.name, params.id ?? '') },
      }),
    }),
  ];
}

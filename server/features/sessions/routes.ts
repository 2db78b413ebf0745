import { z } from 'zod';
import type { SessionDetail, SessionView, SpeedPoint } from '../../contract/admin.ts';
import type { ThroughputPoint } from '../../core/throughput.ts';
import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Vault } from '../../ports/vault.ts';
import { disconnectSession } from './disconnect.ts';
import type { OrderDeps } from './order.ts';
import type { SessionReadModel, StoredSession } from './read-model.ts';
import type { ThroughputBook } from './throughput-book.ts';
import { wantedSessions } from './wanted-sessions.ts';

const sessionQuery = z.object({
  open: z.enum(['0', '1']).optional(),
  cursor: z.string().max(200).optional(),
  router: z.string().min(1).max(60).optional(),
  site: z.string().min(1).max(60).optional(),
  find: z.string().trim().min(1).max(40).optional(),
});

interface SessionRouteDeps extends OrderDeps {
  readModel: SessionReadModel;
  throughput: ThroughputBook;
  vault: Pick<Vault, 'codeHash'>;
}

export function sessionRoutes(deps: SessionRouteDeps): AdminRoute[] {
  const withSpeed = (session: StoredSession): SessionView => {
    const now = session.open ? deps.throughput.now(session.id, deps.clock.now()) : null;
    return { ...session, now: now && { downBps: now.downBps, upBps: now.upBps } };
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/sessions',
      summary:
        'Sessions, the newest first; open=1 for those online now. find= takes a MAC address or at least four digits it begins with, a whole code or, of those online, its last three symbols.',
      access: 'sessions',
      query: sessionQuery,
      async handle({ query: { find, ...filter } }) {
        const open = filter.open === '1';
        const wanted = find === undefined ? undefined : wantedSessions(deps.vault, find, open);
        const page = await deps.readModel.sessions({ ...filter, open, find: wanted });
        return { body: { ...page, items: page.items.map(withSpeed) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/sessions/:id',
      summary: 'One session: how fast it was lately, and others of the same device or voucher.',
      access: 'sessions',
      async handle({ params }) {
        const id = params.id ?? '';
        const found = await deps.readModel.session(id);
        if (!found) throw new AppError(404, 'session_unknown', 'There is no such session.');
        const body: SessionDetail = {
          session: withSpeed(found.session),
          voucherId: found.voucherId,
          lastHeardAt: new Date(found.lastHeardAtMs).toISOString(),
          endedBy: found.endedBy,
          speeds: deps.throughput.ofSession(id).map(speedPoint),
          others: (await deps.readModel.others(id)).map(withSpeed),
        };
        return { body };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/routers/:id/speeds',
      summary: 'What a router’s customers carried in every five minutes of the last 24 hours.',
      access: 'routers',
      handle: async ({ params }) => ({
        body: {
          speeds: deps.throughput.ofRouter(params.id ?? '', deps.clock.now()).map(speedPoint),
        },
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

const speedPoint = ({ atMs, downBps, upBps }: ThroughputPoint): SpeedPoint => ({
  ...{ at: new Date(atMs).toISOString(), downBps, upBps },
});

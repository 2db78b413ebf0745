import { AppError } from '../../ports/errors.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { LiveHub } from './hub.ts';

export function liveRoutes(deps: {
  live: LiveHub;
  /** Whether a session lasts; asking does not make it last longer. */
  sessionLasts(sessionToken: string): Promise<boolean>;
}): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/events',
      summary: 'Server-sent events without content: `money` or `online` is worth asking for again.',
      access: 'today',
      async handle({ sessionToken }) {
        const lasts = () =>
          sessionToken === null ? Promise.resolve(true) : deps.sessionLasts(sessionToken);
        const events = deps.live.listen(lasts);
        if (!events) throw new AppError(503, 'too_many_screens', 'Too many screens are open.');
        return { body: events, events: true };
      },
    }),
  ];
}

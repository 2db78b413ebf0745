import type { Standing } from '../features/standby/deps.ts';
import { AppError } from '../ports/errors.ts';
import type { AdminRoute } from '../ports/route.ts';

/** What is done on a box that sells nothing: logging in, looking, copies, and the pair itself. */
const ALLOWED = /^\/(setup|login|logout|me|backups|standby)(\/|$)/;

const WORDS: Record<Exclude<Standing, 'open'>, string> = {
  standby: 'This box follows another one and sells nothing. Do it on the first box.',
  replaced: 'Another box has taken over: this one sells nothing any more. Do it there.',
  waiting: 'This box waits to hear from the other one whether it may sell.',
};

/** On a box that may not sell, nothing that changes the business can be done by anybody. */
export function onlyWhatIsIdle(routes: AdminRoute[], standing: Standing): AdminRoute[] {
  if (standing === 'open') return routes;
  return routes.map((route) =>
    route.method === 'GET' || ALLOWED.test(route.path)
      ? route
      : {
          ...route,
          handle: () => Promise.reject(new AppError(409, 'box_idle', WORDS[standing])),
        },
  );
}

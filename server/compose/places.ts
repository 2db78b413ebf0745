import type { RouterParameters } from '../contract/portal.ts';
import { loginHostIn, OWN_GATEWAY } from '../core/router-parameters.ts';
import type { Place } from '../core/site.ts';
import type { KnownRouter } from '../features/routers/directory.ts';
import { OWN_KIND } from '../features/routers/own-router.ts';
import type { House } from './house.ts';

/** The router that a customer comes from, if it is one of ours. */
export function routerOf(
  house: Pick<House, 'directory'>,
  router: RouterParameters,
): KnownRouter | null {
  if (router[OWN_GATEWAY] !== undefined) return house.directory.ofKind(OWN_KIND)[0] ?? null;
  const host = loginHostIn(router);
  return (host !== undefined && house.directory.byHost(host)) || null;
}

/** The site of that router. */
export function placeOf(house: Pick<House, 'directory'>, router: RouterParameters): Place {
  return routerOf(house, router)?.siteId;
}

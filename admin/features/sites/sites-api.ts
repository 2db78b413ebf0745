import type { RouterView } from '../../../server/contract/admin.ts';
import type { SiteInput, SiteView } from '../../../server/contract/sites.ts';
import { ask, pick } from '../../api.ts';

const at = (id: string) => `/sites/${encodeURIComponent(id)}`;

export const sitesApi = {
  list: () => pick('sites', ask<{ sites: SiteView[] }>('GET', '/sites')),
  add: (input: SiteInput) => pick('site', ask<{ site: SiteView }>('POST', '/sites', input)),
  change: (id: string, input: SiteInput) =>
    pick('site', ask<{ site: SiteView }>('PATCH', at(id), input)),
  remove: (id: string) => ask<{ removed: true }>('DELETE', at(id)),
  /** Puts a router at a site. */
  place: (router: string, siteId: string | null) =>
    pick(
      'router',
      ask<{ router: RouterView }>('PATCH', `/routers/${encodeURIComponent(router)}`, { siteId }),
    ),
};

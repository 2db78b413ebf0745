import type { PlanView } from '../../contract/portal.ts';
import { minuteOfDay } from '../../core/moment.ts';
import { isShownAt } from '../../core/plan.ts';
import type { Place } from '../../core/site.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { routerQuery, singleValues } from '../../ports/router-query.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { presentPlan } from './present.ts';

interface Deps {
  database: Database;
  clock: Clock;
  currency(): string;
  /** IANA name. */
  timeZone(): string;
  sites: { sells(plan: { sites: readonly string[] | null }, place: Place): boolean };
}

/**
 * Plans a customer at this place may buy now, in the owner's order.
 * @param graceMinutes what was on show so long ago still counts: somebody is reading the page.
 */
export async function visiblePlans(
  deps: Deps,
  place: Place,
  graceMinutes = 0,
): Promise<PlanView[]> {
  const plans = await deps.database.read.plans.list();
  const minute = minuteOfDay(deps.clock.now(), deps.timeZone());
  const before = (minute - graceMinutes + 1440) % 1440;
  return plans
    .filter((plan) => plan.visible && deps.sites.sells(plan, place))
    .filter((plan) => isShownAt(plan, minute) || isShownAt(plan, before))
    .map((plan) => presentPlan(plan, deps.currency()));
}

export function planPortalRoutes(
  deps: Deps & { placeOf(router: Record<string, string>): Place },
): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/plans',
      summary: 'Plans on sale; at the router of which parameters tell, those of its site.',
      access: 'public',
      query: routerQuery,
      async handle({ query, device }) {
        const place = deps.placeOf({ ...singleValues(query), ...device });
        return { body: { plans: await visiblePlans(deps, place) } };
      },
    }),
  ];
}

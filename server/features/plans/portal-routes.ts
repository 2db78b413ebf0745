import type { PlanView } from '../../contract/portal.ts';
import { minuteOfDay } from '../../core/moment.ts';
import { isShownAt } from '../../core/plan.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { presentPlan } from './present.ts';

interface Deps {
  database: Database;
  clock: Clock;
  currency(): string;
  /** IANA name. */
  timeZone(): string;
}

/**
 * Plans a customer may buy now, in the owner's order.
 * @param graceMinutes what was on show so long ago still counts: somebody is reading the page.
 */
export async function visiblePlans(deps: Deps, graceMinutes = 0): Promise<PlanView[]> {
  const plans = await deps.database.read.plans.list();
  const minute = minuteOfDay(deps.clock.now(), deps.timeZone());
  const before = (minute - graceMinutes + 1440) % 1440;
  return plans
    .filter((plan) => plan.visible && (isShownAt(plan, minute) || isShownAt(plan, before)))
    .map((plan) => presentPlan(plan, deps.currency()));
}

export function planPortalRoutes(deps: Deps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/plans',
      summary: 'Plans on sale.',
      access: 'public',
      handle: async () => ({ body: { plans: await visiblePlans(deps) } }),
    }),
  ];
}

import type { PlanView } from '../../contract/portal.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import { presentPlan } from './present.ts';

interface Deps {
  database: Database;
  currency(): string;
}

/** Plans a customer may buy, in the owner's order. */
export async function visiblePlans(deps: Deps): Promise<PlanView[]> {
  const plans = await deps.database.read.plans.list();
  return plans.filter((plan) => plan.visible).map((plan) => presentPlan(plan, deps.currency()));
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

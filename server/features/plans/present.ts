import type { AdminPlan } from '../../contract/admin.ts';
import type { PlanView } from '../../contract/portal.ts';
import { isoOf } from '../../core/moment.ts';
import { limitsOf } from '../../core/plan.ts';
import type { PlanRecord } from '../../ports/stores.ts';

/** What a customer sees of a plan. */
export function presentPlan(plan: PlanRecord, currency: string): PlanView {
  return {
    id: plan.id,
    name: plan.name,
    priceCents: plan.priceCents,
    currency,
    ...limitsOf(plan),
    bestValue: plan.bestValue,
  };
}

export function presentAdminPlan(plan: PlanRecord, currency: string): AdminPlan {
  return {
    ...presentPlan(plan, currency),
    visible: plan.visible,
    shownFromMinute: plan.shownFromMinute,
    shownUntilMinute: plan.shownUntilMinute,
    position: plan.position,
    createdAt: isoOf(plan.createdAtMs),
  };
}

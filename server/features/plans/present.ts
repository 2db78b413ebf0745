import type { AdminPlan } from '../../contract/admin.ts';
import type { LimitTerms } from '../../contract/limits.ts';
import type { PlanView } from '../../contract/portal.ts';
import { isoOf } from '../../core/moment.ts';
import { type Limits, limitsOf } from '../../core/plan.ts';
import type { PlanRecord } from '../../ports/stores.ts';

function presentLimits(limits: Limits): LimitTerms {
  const { endsAtMs, ...rest } = limitsOf(limits);
  return { ...rest, endsAt: isoOf(endsAtMs) };
}

/** What a customer sees of a plan. */
export function presentPlan(plan: PlanRecord, currency: string): PlanView {
  return {
    id: plan.id,
    name: plan.name,
    priceCents: plan.priceCents,
    currency,
    ...presentLimits(plan),
    bestValue: plan.bestValue,
  };
}

export function presentAdminPlan(plan: PlanRecord, currency: string): AdminPlan {
  return {
    ...presentPlan(plan, currency),
    visible: plan.visible,
    atCounter: plan.atCounter,
    shownFromMinute: plan.shownFromMinute,
    shownUntilMinute: plan.shownUntilMinute,
    position: plan.position,
    reminds: plan.reminds,
    createdAt: isoOf(plan.createdAtMs),
  };
}

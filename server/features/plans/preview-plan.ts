import type { PlanPreview } from '../../contract/routers.ts';
import { type SessionGrant, UNUSED, useAt } from '../../core/entitlement.ts';
import { type Limits, limitsOf, type PlanTerms } from '../../core/plan.ts';
import { planProblems } from '../../core/plan-problems.ts';
import type { Zone } from '../../core/zone.ts';
import { AppError } from '../../ports/errors.ts';

export interface PreviewDeps {
  clock: { now(): number };
  zone(): Zone;
  /** What each kind of router would be told of this. */
  tellRouters(grant: SessionGrant): PlanPreview[];
}

/**
 * What routers would be told when a new voucher of this plan logs in now; hours in which it may be
 * used are left out, since at night one wants to see it too.
 * @throws AppError plan_invalid
 */
export function previewPlan(deps: PreviewDeps, terms: PlanTerms & Limits): PlanPreview[] {
  const problems = planProblems(terms);
  if (Object.keys(problems).length > 0) {
    throw new AppError(422, 'plan_invalid', Object.values(problems).join(' '), problems);
  }
  const entitlement = { ...UNUSED, ...limitsOf(terms), openHours: null };
  const decision = useAt(entitlement, deps.zone(), deps.clock.now());
  return decision.ok ? deps.tellRouters(decision.grant) : [];
}

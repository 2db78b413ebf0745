import type { PlanDisplay, PlanTerms } from '../../core/plan.ts';
import { planProblems } from '../../core/plan-problems.ts';
import { AppError } from '../../ports/errors.ts';
import type { PlanRecord, Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { refuseUnknownSites } from './add-plan.ts';

/**
 * Changes what the plan will sell from now on; vouchers and purchases keep their own copy.
 * @throws AppError plan_unknown | plan_invalid | plan_exists
 */
export async function changePlan(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  change: Partial<PlanTerms & PlanDisplay> & {
    visible?: boolean;
    atCounter?: boolean;
    reminds?: boolean;
    position?: number;
  },
): Promise<PlanRecord> {
  const before = await mustFind(stores, id);
  const after: PlanRecord = { ...before, ...change };
  after.name = after.name.trim();
  const problems = planProblems(after);
  if (Object.keys(problems).length > 0) {
    throw new AppError(422, 'plan_invalid', Object.values(problems).join(' '), problems);
  }
  if (change.sites !== undefined) await refuseUnknownSites(stores, after);
  await refuseNamesake(stores, after);
  await stores.plans.update(after);
  await stores.audit.append(
    { actor, action: 'plan.change', subject: id, detail: change },
    deps.clock.now(),
  );
  return after;
}

/** Takes a plan off sale; what was sold stays good. */
export async function archivePlan(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
): Promise<void> {
  const plan = await mustFind(stores, id);
  const nowMs = deps.clock.now();
  await stores.plans.update({ ...plan, archivedAtMs: nowMs });
  await stores.audit.append({ actor, action: 'plan.archive', subject: id, detail: {} }, nowMs);
}

/**
 * Puts a plan that was taken off sale back, as it was.
 * @throws AppError plan_unknown | plan_exists when another one has its name by now
 */
export async function restorePlan(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
): Promise<PlanRecord> {
  const plan = await stores.plans.find(id);
  if (!plan) throw noSuchPlan();
  if (plan.archivedAtMs === null) return plan;
  await refuseNamesake(stores, plan);
  const restored = { ...plan, archivedAtMs: null };
  await stores.plans.update(restored);
  const entry = { actor, action: 'plan.restore', subject: id, detail: {} };
  await stores.audit.append(entry, deps.clock.now());
  return restored;
}

async function refuseNamesake(stores: Stores, plan: PlanRecord): Promise<void> {
  const namesake = await stores.plans.findSellable(plan.name);
  if (namesake && namesake.id !== plan.id) {
    throw new AppError(409, 'plan_exists', `There is already a plan called "${plan.name}".`);
  }
}

const noSuchPlan = () => new AppError(404, 'plan_unknown', 'There is no such plan.');

async function mustFind(stores: Stores, id: string): Promise<PlanRecord> {
  const plan = await stores.plans.find(id);
  if (!plan || plan.archivedAtMs !== null) throw noSuchPlan();
  return plan;
}

import {
  DEMO_PLANS,
  type Limits,
  limitsOf,
  type PlanDisplay,
  type PlanTerms,
  SHOWN_ALWAYS,
} from '../../core/plan.ts';
import { planProblems } from '../../core/plan-problems.ts';
import { AppError } from '../../ports/errors.ts';
import type { PlanRecord, Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

interface Deps {
  clock: Clock;
  random: Random;
}

/**
 * Adds a plan inside the caller's transaction.
 * @throws AppError plan_invalid (with fields) or plan_exists.
 */
export async function addPlan(
  deps: Deps,
  stores: Stores,
  actor: string,
  terms: PlanTerms & {
    visible?: boolean | undefined;
    atCounter?: boolean | undefined;
    reminds?: boolean | undefined;
  } & Partial<PlanDisplay>,
): Promise<PlanRecord> {
  const clean = { ...terms, name: terms.name.trim() };
  const problems = planProblems(clean);
  if (Object.keys(problems).length > 0) {
    throw new AppError(422, 'plan_invalid', Object.values(problems).join(' '), problems);
  }
  await refuseUnknownSites(stores, clean);
  if (await stores.plans.findSellable(clean.name)) {
    throw new AppError(409, 'plan_exists', `There is already a plan called "${clean.name}".`, {
      name: 'Choose another name.',
    });
  }
  const nowMs = deps.clock.now();
  const plan: PlanRecord = {
    ...limitsOf(clean),
    id: deps.random.uuid(),
    name: clean.name,
    priceCents: clean.priceCents,
    visible: clean.visible ?? true,
    atCounter: clean.atCounter ?? true,
    bestValue: clean.bestValue ?? SHOWN_ALWAYS.bestValue,
    shownFromMinute: clean.shownFromMinute ?? SHOWN_ALWAYS.shownFromMinute,
    shownUntilMinute: clean.shownUntilMinute ?? SHOWN_ALWAYS.shownUntilMinute,
    reminds: clean.reminds ?? false,
    position: (await stores.plans.list()).length,
    createdAtMs: nowMs,
    archivedAtMs: null,
  };
  await stores.plans.insert(plan);
  await stores.audit.append(
    { actor, action: 'plan.add', subject: plan.id, detail: { ...terms, name: plan.name } },
    nowMs,
  );
  return plan;
}

/** @throws AppError plan_invalid */
export async function refuseUnknownSites(stores: Stores, { sites }: Limits): Promise<void> {
  if (sites === null) return;
  const known = (await stores.sites.list()).map(({ id }) => id);
  if (sites.every((id) => known.includes(id))) return;
  const words = 'There is no such site.';
  throw new AppError(422, 'plan_invalid', words, { sites: words });
}

/** The suggested plans; those whose name is taken already are left alone. */
export async function addDemoPlans(deps: Deps, stores: Stores, actor: string): Promise<void> {
  for (const terms of DEMO_PLANS) {
    if (!(await stores.plans.findSellable(terms.name))) await addPlan(deps, stores, actor, terms);
  }
}

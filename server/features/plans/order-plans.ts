import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/**
 * Puts the plans into this order, on the splash and at the counter. Plans that are not named (made
 * by somebody else meanwhile) keep their order behind the others.
 * @throws AppError plan_unknown
 */
export async function orderPlans(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  ids: readonly string[],
): Promise<void> {
  const known = await stores.plans.list();
  if (ids.some((id) => !known.some((plan) => plan.id === id))) {
    throw new AppError(404, 'plan_unknown', 'There is no such plan.');
  }
  const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  const sorted = [...known].sort((a, b) => rank(a.id) - rank(b.id));
  for (const [position, plan] of sorted.entries()) {
    if (plan.position !== position) await stores.plans.update({ ...plan, position });
  }
  await stores.audit.append(
    { actor, action: 'plan.order', subject: 'plans', detail: { ids } },
    deps.clock.now(),
  );
}

import { type Extension, extended, moved } from '../../core/owner-change.ts';
import type { SpeedOverride } from '../../core/speed.ts';
import { AppError } from '../../ports/errors.ts';
import type { TopUpVoucher } from '../../ports/services.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/**
 * What the owner does for one customer. Each runs in the caller's transaction, with an audit row;
 * routers learn of it from what watches the live sessions, within a second or two.
 */
interface Deps {
  clock: Clock;
}

/** Another speed, until a moment or until it is taken away; null takes it away. */
export async function overrideSpeed(
  deps: Deps,
  stores: Stores,
  actor: string,
  voucher: VoucherRecord,
  speedOverride: SpeedOverride | null,
): Promise<VoucherRecord> {
  refuseRevoked(voucher);
  const after = { ...voucher, speedOverride };
  return store(deps, stores, after, { actor, action: 'voucher.speed', detail: { speedOverride } });
}

/**
 * More time, data or validity.
 * @throws AppError nothing_to_extend | voucher_revoked
 */
export async function extendVoucher(
  deps: Deps,
  stores: Stores,
  actor: string,
  voucher: VoucherRecord,
  more: Extension,
): Promise<VoucherRecord> {
  refuseRevoked(voucher);
  const after = extended(voucher, more, deps.clock.now());
  if (after === null) {
    throw new AppError(409, 'nothing_to_extend', 'This code has no limit of that kind.');
  }
  const whole = { ...voucher, ...after };
  return store(deps, stores, whole, { actor, action: 'voucher.extend', detail: more });
}

/**
 * The terms of another plan, as if the code had been sold with them.
 * @throws AppError plan_unknown | voucher_revoked
 */
export async function moveVoucher(
  deps: Deps,
  stores: Stores,
  actor: string,
  voucher: VoucherRecord,
  planIdOrName: string,
): Promise<VoucherRecord> {
  refuseRevoked(voucher);
  const plan = await mustFindPlan(stores, planIdOrName);
  const { id: planId, name: planName } = plan;
  const after = { ...voucher, ...moved(voucher, plan, deps.clock.now()), planId, planName };
  const detail = { from: voucher.planName, to: planName };
  return store(deps, stores, after, { actor, action: 'voucher.move', detail });
}

/**
 * Sells a plan onto a code at the counter.
 * @throws AppError plan_unknown | voucher_revoked | top_up_other_terms
 */
export async function sellTopUp(
  deps: { topUp: TopUpVoucher },
  stores: Stores,
  actor: string,
  voucher: VoucherRecord,
  planIdOrName: string,
): Promise<VoucherRecord> {
  const plan = await mustFindPlan(stores, planIdOrName);
  const { id: planId, name: planName, priceCents } = plan;
  const outcome = await deps.topUp(stores, {
    ...{ voucherId: voucher.id, bought: plan, planId, planName, priceCents },
    ...{ purchaseId: null, actor },
  });
  if (outcome.kind !== 'refused') return outcome.voucher;
  if (outcome.reason !== 'other_terms') throw revoked();
  throw new AppError(
    409,
    'top_up_other_terms',
    `This code was sold on other terms than "${planName}" and is not used up yet. Sell a new code.`,
  );
}

async function mustFindPlan(stores: Stores, idOrName: string) {
  const plan = await stores.plans.findSellable(idOrName);
  if (!plan) throw new AppError(404, 'plan_unknown', `There is no plan "${idOrName}".`);
  return plan;
}

function refuseRevoked(voucher: VoucherRecord): void {
  if (voucher.status === 'revoked') throw revoked();
}

function revoked(): AppError {
  return new AppError(409, 'voucher_revoked', 'This code has been cancelled.');
}

async function store(
  deps: Deps,
  stores: Stores,
  after: VoucherRecord,
  entry: { actor: string; action: string; detail: object },
): Promise<VoucherRecord> {
  await stores.vouchers.update(after);
  await stores.audit.append({ ...entry, subject: after.id }, deps.clock.now());
  return after;
}

import { parseCoupon } from '../../core/coupon.ts';
import { AppError } from '../../ports/errors.ts';
import type { CouponRecord } from '../../ports/money-stores.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

export interface NewCoupon {
  code: string;
  percent: number | null;
  offCents: number | null;
  /** Id or name; null: for every plan. */
  plan: string | null;
  maxUses: number;
  /** Milliseconds since the Unix epoch. */
  expiresAtMs: number | null;
}

/** @throws AppError coupon_invalid | coupon_exists | plan_unknown */
export async function addCoupon(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  wanted: NewCoupon,
): Promise<CouponRecord> {
  const code = parseCoupon(wanted.code);
  if (!code) {
    const words = '3 to 20 letters and digits, like KARIBU10.';
    throw new AppError(422, 'coupon_invalid', words, { code: words });
  }
  if ((wanted.percent === null) === (wanted.offCents === null)) {
    const words = 'Either a percentage or an amount.';
    throw new AppError(422, 'coupon_invalid', words, { percent: words });
  }
  const nowMs = deps.clock.now();
  if (wanted.expiresAtMs !== null && wanted.expiresAtMs <= nowMs) {
    const words = 'A moment to come.';
    throw new AppError(422, 'coupon_invalid', words, { expiresAt: words });
  }
  if (await stores.offers.findCoupon(code)) {
    const words =
      'There is a coupon of this name already, perhaps a withdrawn one. Choose another.';
    throw new AppError(409, 'coupon_exists', words, { code: words });
  }
  const plan = wanted.plan === null ? null : await stores.plans.findSellable(wanted.plan);
  if (wanted.plan !== null && !plan) {
    throw new AppError(422, 'plan_unknown', 'This plan is not on sale.', {
      plan: 'Choose a plan.',
    });
  }
  const { percent, offCents, maxUses, expiresAtMs } = wanted;
  const coupon: CouponRecord = {
    ...{ code, percent, offCents, planId: plan?.id ?? null, maxUses, expiresAtMs },
    ...{ createdBy: actor, createdAtMs: nowMs, withdrawnAtMs: null },
  };
  await stores.offers.insertCoupon(coupon);
  const detail = { percent, offCents, plan: plan?.name ?? null, maxUses, expiresAtMs };
  await stores.audit.append({ actor, action: 'coupon.add', subject: code, detail }, nowMs);
  return coupon;
}

/** What was begun with it may still be paid. @throws AppError coupon_unknown */
export async function withdrawCoupon(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  typed: string,
): Promise<void> {
  const coupon = await mustFind(stores, typed);
  if (coupon.withdrawnAtMs !== null) return;
  const nowMs = deps.clock.now();
  await stores.offers.withdrawCoupon(coupon.code, nowMs);
  const entry = { actor, action: 'coupon.withdraw', subject: coupon.code, detail: {} };
  await stores.audit.append(entry, nowMs);
}

/** Takes the withdrawal back; its end and its number of uses hold as before. @throws AppError coupon_unknown */
export async function reopenCoupon(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  typed: string,
): Promise<void> {
  const coupon = await mustFind(stores, typed);
  if (coupon.withdrawnAtMs === null) return;
  await stores.offers.reopenCoupon(coupon.code);
  const entry = { actor, action: 'coupon.reopen', subject: coupon.code, detail: {} };
  await stores.audit.append(entry, deps.clock.now());
}

async function mustFind(stores: Stores, typed: string): Promise<CouponRecord> {
  const code = parseCoupon(typed);
  const coupon = code && (await stores.offers.findCoupon(code));
  if (coupon) return coupon;
  throw new AppError(404, 'coupon_unknown', 'There is no such coupon.');
}

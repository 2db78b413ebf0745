/** What a coupon takes off a price: a share of it, or a sum. */
export interface CouponTerms {
  percent: number | null;
  offCents: number | null;
  /** Null: every plan. */
  planId: string | null;
  maxUses: number;
  expiresAtMs: number | null;
  withdrawnAtMs: number | null;
}

export type CouponRefusal = 'withdrawn' | 'expired' | 'used_up' | 'other_plan';

/** Mobile money moves whole units. */
const UNIT_CENTS = 100;

/** The price with the coupon: whole currency units in the customer's favour, one at the least. */
export function discountedCents(priceCents: number, coupon: CouponTerms): number {
  const offCents = coupon.offCents ?? (priceCents * (coupon.percent ?? 0)) / 100;
  const units = Math.floor((priceCents - offCents) / UNIT_CENTS);
  return Math.max(UNIT_CENTS, units * UNIT_CENTS);
}

/** Why a coupon cannot be used; null when it can. @param uses purchases with it that may still be paid */
export function couponRefusal(
  coupon: CouponTerms,
  planId: string,
  uses: number,
  nowMs: number,
): CouponRefusal | null {
  if (coupon.withdrawnAtMs !== null) return 'withdrawn';
  if (coupon.expiresAtMs !== null && nowMs >= coupon.expiresAtMs) return 'expired';
  if (uses >= coupon.maxUses) return 'used_up';
  if (coupon.planId !== null && coupon.planId !== planId) return 'other_plan';
  return null;
}

/** A coupon as people type it; null when it cannot be one. */
export function parseCoupon(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return /^[A-Z0-9]{3,20}$/.test(code) ? code : null;
}

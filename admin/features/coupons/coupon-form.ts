import type { CouponView } from '../../../server/contract/money.ts';
import type { Text } from '../../text/index.ts';
import { parseCount, parsePriceCents } from '../../units.ts';
import type { CouponInput } from './coupons-api.ts';

/** What was typed. */
export interface CouponFields {
  code: string;
  kind: 'percent' | 'amount';
  off: string;
  /** Empty: every plan. */
  plan: string;
  uses: string;
  /** `YYYY-MM-DDTHH:MM` on the tablet's clock, or empty. */
  ends: string;
}

export const NEW_COUPON: CouponFields = {
  ...{ code: '', kind: 'percent', off: '10', plan: '', uses: '100', ends: '' },
};

const MOST_USES = 100_000;

/** What is wrong with which input, named as the box names it. */
export function checkCoupon(text: Text, fields: CouponFields): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (fields.code.trim() === '') wrong.code = text.checks.required;
  const percent = parseCount(fields.off);
  if (fields.kind === 'percent' && (percent === null || percent > 99)) {
    wrong.percent = text.coupons.percentWrong;
  }
  if (fields.kind === 'amount' && parsePriceCents(fields.off) === null) {
    wrong.offCents = text.coupons.amountWrong;
  }
  const uses = parseCount(fields.uses);
  if (uses === null || uses > MOST_USES) wrong.maxUses = text.coupons.usesWrong;
  return wrong;
}

export function couponOf(fields: CouponFields): CouponInput {
  const percent = fields.kind === 'percent';
  return {
    code: fields.code.trim(),
    percent: percent ? parseCount(fields.off) : null,
    offCents: percent ? null : parsePriceCents(fields.off),
    plan: fields.plan || null,
    maxUses: parseCount(fields.uses) ?? 0,
    expiresAt: fields.ends ? new Date(fields.ends).toISOString() : null,
  };
}

type CouponState = 'open' | 'used' | 'over' | 'withdrawn';

/** Whether a customer can still begin with it. */
export function couponState(coupon: CouponView, nowMs: number): CouponState {
  if (coupon.withdrawnAt !== null) return 'withdrawn';
  if (coupon.expiresAt !== null && Date.parse(coupon.expiresAt) <= nowMs) return 'over';
  return coupon.uses >= coupon.maxUses ? 'used' : 'open';
}

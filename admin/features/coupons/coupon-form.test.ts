import { describe, expect, it } from 'vitest';
import { en } from '../../text/en.ts';
import { checkCoupon, couponOf, couponState, NEW_COUPON } from './coupon-form.ts';

const typed = { ...NEW_COUPON, code: ' karibu10 ' };

describe('the form of a coupon', () => {
  it('takes a share or an amount, never both', () => {
    expect(couponOf(typed)).toMatchObject({ code: 'karibu10', percent: 10, offCents: null });
    const amount = couponOf({ ...typed, kind: 'amount', off: '15' });
    expect(amount).toMatchObject({ percent: null, offCents: 1_500, plan: null, expiresAt: null });
  });

  it('says what is wrong with which input', () => {
    expect(checkCoupon(en, typed)).toEqual({});
    expect(checkCoupon(en, { ...typed, off: '100' })).toHaveProperty('percent');
    expect(checkCoupon(en, { ...typed, kind: 'amount', off: '1.5' })).toHaveProperty('offCents');
    expect(checkCoupon(en, { ...typed, code: ' ', uses: '0' })).toEqual({
      code: en.checks.required,
      maxUses: en.coupons.usesWrong,
    });
  });

  it('knows a coupon that can no longer be used', () => {
    const coupon = {
      ...{ code: 'A10', percent: 10, offCents: null, planName: null, uses: 1, maxUses: 2 },
      ...{ expiresAt: '2026-03-02T00:00:00.000Z', withdrawnAt: null },
      ...{ createdBy: 'amina', createdAt: '2026-03-01T00:00:00.000Z' },
    };
    const before = Date.parse('2026-03-01T12:00:00.000Z');
    expect(couponState(coupon, before)).toBe('open');
    expect(couponState({ ...coupon, uses: 2 }, before)).toBe('used');
    expect(couponState(coupon, Date.parse(coupon.expiresAt))).toBe('over');
    expect(couponState({ ...coupon, withdrawnAt: coupon.createdAt }, before)).toBe('withdrawn');
  });
});

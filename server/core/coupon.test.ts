import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CouponTerms, couponRefusal, discountedCents, parseCoupon } from './coupon.ts';

const coupon = (terms: Partial<CouponTerms> = {}): CouponTerms => ({
  ...{ percent: 25, offCents: null, planId: null, maxUses: 2 },
  ...{ expiresAtMs: null, withdrawnAtMs: null },
  ...terms,
});

describe('A coupon', () => {
  it.each([
    [2_000, { percent: 25 }, 1_500],
    [1_000, { percent: 33 }, 600],
    [2_000, { percent: null, offCents: 500 }, 1_500],
    [500, { percent: null, offCents: 9_900 }, 100],
    [500, { percent: 99 }, 100],
  ])('makes %i cents with %o cost %i', (priceCents, terms, expected) => {
    expect(discountedCents(priceCents, coupon(terms))).toBe(expected);
  });

  it('never makes a price higher, odd or nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 250_000 }),
        fc.option(fc.integer({ min: 1, max: 99 })),
        fc.integer({ min: 1, max: 10_000_000 }),
        (units, percent, offCents) => {
          const terms = coupon({ percent, offCents: percent === null ? offCents : null });
          const cents = discountedCents(units * 100, terms);
          expect(cents % 100).toBe(0);
          expect(cents).toBeGreaterThanOrEqual(100);
          expect(cents).toBeLessThanOrEqual(units * 100);
        },
      ),
    );
  });

  it.each([
    [{ withdrawnAtMs: 5 }, 0, 'withdrawn'],
    [{ expiresAtMs: 10 }, 0, 'expired'],
    [{ expiresAtMs: 11 }, 0, null],
    [{}, 2, 'used_up'],
    [{ planId: 'day' }, 0, 'other_plan'],
    [{ planId: 'hour' }, 1, null],
  ] as const)('with %o after %i uses is refused as %s', (terms, uses, expected) => {
    expect(couponRefusal(coupon(terms), 'hour', uses, 10)).toBe(expected);
  });

  it.each([
    ['karibu 10', 'KARIBU10'],
    ['ab-c', 'ABC'],
    ['ab', null],
    ["x' OR 1", null],
    ['A'.repeat(21), null],
  ])('typed as %s is %s', (typed, expected) => {
    expect(parseCoupon(typed)).toBe(expected);
  });
});

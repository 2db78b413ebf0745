import fc from 'fast-check';
import { expect, it } from 'vitest';
import { containedTaxCents } from './contained-tax.ts';

it.each([
  [11_600, '16', 1_600],
  [2_000, '16', 276],
  [2_000, '0', 0],
  [1_075, '7.5', 75],
])('%i cents with %s %% contain %i', (priceCents, percent, expected) => {
  expect(containedTaxCents(priceCents, percent)).toBe(expected);
});

it('The tax on what remains is the tax that was taken out, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 25_000_000 }),
      fc.integer({ min: 0, max: 9_900 }),
      (priceCents, rate) => {
        const taxCents = containedTaxCents(priceCents, String(rate / 100));
        const netCents = priceCents - taxCents;
        expect(Math.abs((netCents * rate) / 10_000 - taxCents)).toBeLessThanOrEqual(1);
        expect(taxCents).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editDistanceAtMostOne,
  type MatchCandidate,
  type MoneyToMatch,
  matchMoney,
  normalReference,
} from './match-money.ts';

const MINUTE_MS = 60_000;

const purchase = (change: Partial<MatchCandidate> = {}): MatchCandidate => ({
  id: 'p1',
  reference: 'MLAB23CD45',
  priceCents: 2_000,
  phone: '254712345678',
  createdAtMs: 0,
  paidAtMs: null,
  unnamed: false,
  ...change,
});
const money = (change: Partial<MoneyToMatch> = {}): MoneyToMatch => ({
  amountCents: 2_000,
  phone: null,
  phoneSuffix: '678',
  reference: '',
  atMs: MINUTE_MS,
  ...change,
});
const paid = { paidAtMs: MINUTE_MS, unnamed: true };

describe('money on a statement', () => {
  it('belongs to the purchase whose reference it carries, however it was typed', () => {
    const match = matchMoney(money({ reference: ' ml-ab23 cd45', amountCents: 50 }), [purchase()]);
    expect(match).toEqual({ purchaseId: 'p1', reason: 'reference' });
  });

  it.each(['MLAB23CD4', 'MLAB23CD455', 'MLAB23CD46', 'LAB23CD45'])(
    'belongs to the only purchase one letter away from %s, at its price',
    (reference) => {
      expect(matchMoney(money({ reference }), [purchase()])?.reason).toBe('near reference');
      expect(matchMoney(money({ reference, amountCents: 1_900 }), [purchase()])).toBeNull();
      const other = purchase({ id: 'p2', reference: 'MLAB23CD4X' });
      const twins = [purchase({ reference: 'MLAB23CD4Y' }), other];
      expect(matchMoney(money({ reference: 'MLAB23CD4Z' }), twins)).toBeNull();
    },
  );

  it('names the payment of a purchase that was confirmed without a receipt', () => {
    const found = (change: Partial<MoneyToMatch>) => matchMoney(money(change), [purchase(paid)]);
    expect(found({})?.reason).toBe('time and phone');
    expect(found({ phoneSuffix: '679' })).toBeNull();
    expect(found({ phoneSuffix: null })).toBeNull();
    expect(found({ amountCents: 1_000 })).toBeNull();
    expect(found({ atMs: 5 * MINUTE_MS })).toBeNull();
  });

  it('goes to the nearest in time of several', () => {
    const early = purchase({ id: 'early', ...paid, paidAtMs: 0 });
    expect(matchMoney(money(), [early, purchase(paid)])?.purchaseId).toBe('p1');
  });

  it('pays the open purchase of the very phone that sent it, soon after', () => {
    const phone = '254712345678';
    expect(matchMoney(money({ phone }), [purchase()])?.reason).toBe('phone');
    expect(matchMoney(money({ phone, atMs: 16 * MINUTE_MS }), [purchase()])).toBeNull();
    expect(matchMoney(money({ phone, atMs: -1 }), [purchase()])).toBeNull();
    expect(matchMoney(money({ phone: '254700000678' }), [purchase()])).toBeNull();
    expect(matchMoney(money({ phone }), [purchase(), purchase({ id: 'p2' })])).toBeNull();
    expect(matchMoney(money({ phone }), [purchase({ paidAtMs: 1 })])).toBeNull();
  });
});

describe('references', () => {
  it('are compared without case, spaces and dashes', () => {
    expect(normalReference(' ml-12 ab ')).toBe('ML12AB');
  });

  it('are near when one letter was changed, forgotten or added, and never else', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 7 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(editDistanceAtMostOne(a, b)).toBe(slowDistance(a, b) <= 1);
      }),
    );
  });
});

/** The textbook's recursive edit distance. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a[0] === b[0] ? 0 : 1;
  return Math.min(
    slowDistance(a.slice(1), b.slice(1)) + same,
    slowDistance(a.slice(1), b) + 1,
    slowDistance(a, b.slice(1)) + 1,
  );
}

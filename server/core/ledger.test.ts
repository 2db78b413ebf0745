import { expect, it } from 'vitest';
import { feeCents, parseFeeTable } from './ledger.ts';

it('reads a table of fees, and charges the first row that is high enough', () => {
  const table = parseFeeTable('100=0, 500=5, 1000=7.50') ?? [];
  expect([50_00, 100_00, 100_01, 500_00, 999_99, 1_000_01].map((c) => feeCents(table, c))).toEqual([
    0, 0, 500, 500, 750, 0,
  ]);
});

it('has no fees without a table', () => {
  expect(feeCents(parseFeeTable('') ?? [], 100)).toBe(0);
});

it.each(['100', '100=a', '500=5, 100=0', '=5', '100=0,,500=5', '100=-1'])(
  'refuses "%s" as a table',
  (text) => {
    expect(parseFeeTable(text)).toBeNull();
  },
);

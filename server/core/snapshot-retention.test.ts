import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expendable } from './snapshot-retention.ts';

const HOUR_MS = 3_600_000;
const goneOf = (moments: number[]) =>
  expendable(moments.map((takenAtMs) => ({ takenAtMs }))).map(({ takenAtMs }) => takenAtMs);

it('A box that ran for two months keeps a day of hours, a week of days and a month of weeks', () => {
  const hours = 60 * 24;
  const all = Array.from({ length: hours }, (_, n) => n * HOUR_MS);
  const gone = new Set(goneOf(all));
  const kept = all.filter((moment) => !gone.has(moment));
  expect(kept.length).toBeGreaterThanOrEqual(24 + 6 + 2);
  expect(kept.length).toBeLessThanOrEqual(24 + 7 + 4);
  expect(kept.slice(-24)).toEqual(all.slice(-24));
  // The newest of the fourth week back is at least two whole weeks old.
  expect(hours - (kept[0] ?? 0) / HOUR_MS).toBeGreaterThan(14 * 24);
});

it('The newest is never expendable, and a second look finds nothing more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 * 24 * HOUR_MS }), { minLength: 1 }),
      (all) => {
        const gone = goneOf(all);
        expect(gone).not.toContain(Math.max(...all));
        const kept = all.filter((moment) => !gone.includes(moment));
        expect(goneOf(kept)).toEqual([]);
      },
    ),
  );
});

import { expect, it } from 'vitest';
import { isSilent } from './sales-silence.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const NOW_MS = 10 * WEEK_MS;
/** Two payments in the last three hours, so many weeks ago. */
const week = (ago: number, count = 2) =>
  Array.from({ length: count }, (_, i) => NOW_MS - ago * WEEK_MS - i * HOUR_MS);

it('is silence when other weeks had payments in these hours and this one has none', () => {
  expect(isSilent([...week(1), ...week(3)], NOW_MS, 3)).toBe(true);
});

it.each([
  ['one payment came', [...week(1), ...week(2), NOW_MS - HOUR_MS]],
  ['only one week had any', week(1, 9)],
  ['there was one by chance each week', [1, 2, 3, 4].flatMap((ago) => week(ago, 1))],
  ['the payments came in other hours', [...week(1), ...week(2)].map((ms) => ms + 12 * HOUR_MS)],
  ['the shop is new', []],
])('is not when %s', (_why, paidAtMs) => {
  expect(isSilent(paidAtMs, NOW_MS, 3)).toBe(false);
});

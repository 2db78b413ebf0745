import { expect, it } from 'vitest';
import { ageOfCopy, farPauseMs } from './far-copies.ts';

const HOUR_MS = 3_600_000;

it('waits longer after each failure, half an hour at most', () => {
  expect([0, 1, 2, 3, 6, 500].map((failures) => farPauseMs(failures) / 60_000)).toEqual([
    ...[0, 1, 2, 5, 30, 30],
  ]);
});

it.each([
  [1, 3, 'good'],
  [1, 4, 'late'],
  [1, 24, 'late'],
  [1, 25, 'too_old'],
  [6, 8, 'good'],
  [6, 25, 'too_old'],
  [24, 26, 'good'],
  [24, 50, 'late'],
  [24, 51, 'too_old'],
] as const)('with a copy due every %i h finds one of %i h %s', (everyHours, hours, expected) => {
  expect(ageOfCopy(hours * HOUR_MS, everyHours)).toBe(expected);
});

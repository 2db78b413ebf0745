import { describe, expect, it } from 'vitest';
import {
  dayName,
  dayStart,
  localDay,
  mondayOf,
  sameTimeBefore,
  stretchesOf,
} from './local-days.ts';
import { Zone } from './zone.ts';

const nairobi = new Zone('Africa/Nairobi');
const cairo = new Zone('Africa/Cairo');

describe('local days', () => {
  it('are one stretch where clocks are never set', () => {
    const fromMs = Date.UTC(2026, 0, 1);
    const untilMs = Date.UTC(2027, 0, 1);
    expect(stretchesOf(nairobi, fromMs, untilMs)).toEqual([
      { fromMs, untilMs, offsetMs: 10_800_000 },
    ]);
  });

  it('are split at the moments at which clocks are set, without a gap', () => {
    const fromMs = Date.UTC(2026, 0, 1);
    const untilMs = Date.UTC(2027, 0, 1);
    const stretches = stretchesOf(cairo, fromMs, untilMs);
    expect(stretches.map(({ offsetMs }) => offsetMs / 3_600_000)).toEqual([2, 3, 2]);
    expect(stretches[0]?.fromMs).toBe(fromMs);
    expect(stretches.at(-1)?.untilMs).toBe(untilMs);
    for (const [n, stretch] of stretches.entries()) {
      expect(cairo.offsetMs(stretch.fromMs)).toBe(stretch.offsetMs);
      expect(cairo.offsetMs(stretch.untilMs - 1)).toBe(stretch.offsetMs);
      if (n > 0) expect(stretch.fromMs).toBe(stretches[n - 1]?.untilMs);
    }
    expect(stretchesOf(cairo, fromMs, fromMs)).toEqual([]);
  });

  it('begin at midnight of the shop, and weeks on Monday', () => {
    const late = Date.UTC(2026, 2, 1, 22, 30);
    const day = localDay(nairobi, late);
    expect(dayName(day)).toBe('2026-03-02');
    expect(new Date(dayStart(nairobi, day)).toISOString()).toBe('2026-03-01T21:00:00.000Z');
    expect(dayName(mondayOf(day))).toBe('2026-03-02');
    expect(dayName(mondayOf(day - 1))).toBe('2026-02-23');
    expect(sameTimeBefore(nairobi, late, 7)).toBe(Date.UTC(2026, 1, 22, 22, 30));
  });
});

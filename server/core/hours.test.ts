import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingAt, speedWindowAt, type WeekWindow, windowsProblem } from './hours.ts';
import { Zone } from './zone.ts';

const NAIROBI = new Zone('Africa/Nairobi');
const BERLIN = new Zone('Europe/Berlin');
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** Monday 2 March 2026, 00:00 in Nairobi. */
const MONDAY = Date.UTC(2026, 2, 1, 21);
const night: WeekWindow = { days: EVERY_DAY, fromMinute: 22 * 60, toMinute: 6 * 60 };

describe('the hours of a voucher', () => {
  it.each([
    ['in the morning', 9 * HOUR_MS, { isOpen: false, opensAtMs: MONDAY + 22 * HOUR_MS }],
    ['at ten in the evening', 22 * HOUR_MS, { isOpen: true, untilMs: MONDAY + 30 * HOUR_MS }],
    ['after midnight', 25 * HOUR_MS, { isOpen: true, untilMs: MONDAY + 30 * HOUR_MS }],
    ['at six', 30 * HOUR_MS, { isOpen: false, opensAtMs: MONDAY + 46 * HOUR_MS }],
  ])('of the night: %s', (_name, afterMs, expected) => {
    expect(openingAt([night], NAIROBI, MONDAY + afterMs)).toEqual(expected);
  });

  it('that touch are one stretch, and those of the whole week never end', () => {
    const day = { days: EVERY_DAY, fromMinute: 6 * 60, toMinute: 22 * 60 };
    expect(openingAt([night, day], NAIROBI, MONDAY)).toEqual({ isOpen: true, untilMs: null });
    const weekend = { days: [6, 7], fromMinute: 0, toMinute: 1_440 };
    const saturday = MONDAY + 5 * DAY_MS;
    expect(openingAt([weekend], NAIROBI, saturday + 5)).toEqual({
      ...{ isOpen: true, untilMs: saturday + 2 * DAY_MS },
    });
    expect(openingAt([weekend], NAIROBI, MONDAY)).toEqual({ isOpen: false, opensAtMs: saturday });
  });

  it('follow the local clock when it is set forward or back', () => {
    const before = Date.UTC(2026, 2, 28, 21); // Saturday 22:00, winter time
    expect(openingAt([night], BERLIN, before)).toEqual({
      ...{ isOpen: true, untilMs: Date.UTC(2026, 2, 29, 4) },
    });
    const gone = { days: [7], fromMinute: 2 * 60, toMinute: 3 * 60 };
    expect(openingAt([gone], BERLIN, before)).toEqual({
      ...{ isOpen: false, opensAtMs: Date.UTC(2026, 3, 5) },
    });
  });

  const window = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    toMinute: fc.integer({ min: 1, max: 1_440 }),
  });
  const windows = fc.array(window, { minLength: 1, maxLength: 4 });
  /** The same question, answered by the wall clock alone: right wherever no clock is set. */
  const isOpenByWall = (list: readonly WeekWindow[], atMs: number): boolean => {
    const local = new Date(NAIROBI.localMs(atMs));
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const day = ((local.getUTCDay() + 6) % 7) + 1;
    const yesterday = day === 1 ? 7 : day - 1;
    return list.some(({ days, fromMinute, toMinute }) =>
      toMinute > fromMinute
        ? days.includes(day) && minute >= fromMinute && minute < toMinute
        : (days.includes(day) && minute >= fromMinute) ||
          (days.includes(yesterday) && minute < toMinute),
    );
  };

  it('say of every minute what the wall clock says, and foresee the very minute of the change', () => {
    fc.assert(
      fc.property(windows, fc.nat(7 * 24 * 60), (list, minutes) => {
        const atMs = MONDAY + minutes * MINUTE_MS;
        const opening = openingAt(list, NAIROBI, atMs);
        expect(opening.isOpen).toBe(isOpenByWall(list, atMs));
        const changeMs = opening.isOpen ? opening.untilMs : opening.opensAtMs;
        if (changeMs === null) return;
        expect(changeMs).toBeGreaterThan(atMs);
        expect(isOpenByWall(list, changeMs)).toBe(!opening.isOpen);
        expect(isOpenByWall(list, changeMs - 1)).toBe(opening.isOpen);
      }),
    );
  });

  it('answer the same from memory as afresh', () => {
    fc.assert(
      fc.property(windows, fc.array(fc.nat(20_000), { maxLength: 20 }), (list, minutes) => {
        for (const minute of minutes) {
          const atMs = MONDAY + minute * MINUTE_MS;
          expect(openingAt(list, NAIROBI, atMs)).toEqual(openingAt([...list], NAIROBI, atMs));
        }
      }),
    );
  });

  it('with their own speed: the first of the list counts', () => {
    const fast = { ...night, downBps: 20_000_000, upBps: null };
    const slow = { ...night, toMinute: 7 * 60, downBps: 1_000_000, upBps: 1_000_000 };
    const list = [fast, slow];
    const at = (hours: number) => speedWindowAt(list, NAIROBI, MONDAY + hours * HOUR_MS);
    expect(at(23)).toMatchObject({ window: fast, untilMs: MONDAY + 30 * HOUR_MS });
    expect(at(30)).toMatchObject({ window: slow, untilMs: MONDAY + 31 * HOUR_MS });
    expect(at(31)).toMatchObject({ window: null, untilMs: MONDAY + 46 * HOUR_MS });
  });

  it('that make no sense are refused', () => {
    expect(windowsProblem([night])).toBeNull();
    expect(windowsProblem(null)).toBeNull();
    expect(windowsProblem([])).not.toBeNull();
    for (const change of [{ days: [] }, { days: [8] }, { fromMinute: 1_440 }, { toMinute: 0 }]) {
      expect(windowsProblem([{ ...night, ...change }])).not.toBeNull();
    }
  });
});

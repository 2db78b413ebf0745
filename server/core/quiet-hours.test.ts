import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLoudAtMs, parseTimeOfDay, type QuietHours } from './quiet-hours.ts';

const NIGHT: QuietHours = { fromMinute: 21 * 60, untilMinute: 7 * 60, timeZone: 'Africa/Nairobi' };
const at = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('are those of the shop, not of UTC', () => {
    expect(nextLoudAtMs(at('2026-03-01T17:59:30Z'), NIGHT)).toBe(at('2026-03-01T17:59:30Z'));
    expect(nextLoudAtMs(at('2026-03-01T18:00:00Z'), NIGHT)).toBe(at('2026-03-02T04:00:00Z'));
    expect(nextLoudAtMs(at('2026-03-02T03:59:59Z'), NIGHT)).toBe(at('2026-03-02T04:00:00Z'));
  });

  it('may lie within one day, or be none', () => {
    const noon = { ...NIGHT, fromMinute: 12 * 60, untilMinute: 14 * 60 };
    expect(nextLoudAtMs(at('2026-03-01T10:00:00Z'), noon)).toBe(at('2026-03-01T11:00:00Z'));
    const none = { ...NIGHT, fromMinute: 0, untilMinute: 0 };
    expect(nextLoudAtMs(at('2026-03-01T22:00:00Z'), none)).toBe(at('2026-03-01T22:00:00Z'));
  });

  it('end by the clock on the wall when it is changed in the night', () => {
    // Cairo: summer time begins on 24 April 2026, 00:00 becomes 01:00.
    const cairo = { ...NIGHT, timeZone: 'Africa/Cairo' };
    expect(nextLoudAtMs(at('2026-04-23T20:00:00Z'), cairo)).toBe(at('2026-04-24T04:00:00Z'));
  });

  it('never delay by more than a day and an hour, and end loud', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const timeZone = fc.constantFrom('Africa/Nairobi', 'Africa/Cairo', 'Europe/London', 'UTC');
    const moment = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') });
    fc.assert(
      fc.property(minute, minute, timeZone, moment, (fromMinute, untilMinute, zone, nowMs) => {
        const quiet = { fromMinute, untilMinute, timeZone: zone };
        const loudMs = nextLoudAtMs(nowMs, quiet);
        expect(loudMs).toBeGreaterThanOrEqual(nowMs);
        expect(loudMs - nowMs).toBeLessThanOrEqual(25 * 3_600_000);
        expect(nextLoudAtMs(loudMs, quiet)).toBe(loudMs);
      }),
    );
  });

  it.each([
    ['07:00', 420],
    ['23:59', 1439],
    ['24:00', null],
    ['7:00', null],
    ['', null],
  ])('are written like %s', (text, minutes) => expect(parseTimeOfDay(text)).toBe(minutes));
});

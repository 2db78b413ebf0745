import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Zone } from './zone.ts';

const ZONES = ['Africa/Nairobi', 'Africa/Cairo', 'Europe/Berlin', 'America/Santiago'].map(
  (name) => new Zone(name),
);
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
const HOUR_MS = 3_600_000;

describe('local time', () => {
  it('is three hours ahead in Nairobi and changes twice a year in Berlin', () => {
    const [nairobi, , berlin] = ZONES as [Zone, Zone, Zone];
    expect(nairobi.offsetMs(Date.UTC(2026, 10, 21))).toBe(3 * HOUR_MS);
    expect(berlin.offsetMs(Date.UTC(2026, 2, 29, 0, 59, 59))).toBe(HOUR_MS);
    expect(berlin.offsetMs(Date.UTC(2026, 2, 29, 1))).toBe(2 * HOUR_MS);
  });

  it('leads back to a moment that shows the same, and never to a later one than the first', () => {
    fc.assert(
      fc.property(zone, moment, (at, atMs) => {
        const localMs = at.localMs(atMs);
        const first = at.momentOf(localMs);
        expect(at.localMs(first)).toBe(localMs);
        expect(first).toBeLessThanOrEqual(atMs);
      }),
    );
  });

  it('begins the day at the change where midnight does not exist', () => {
    // Cairo set its clocks from 00:00 to 01:00 on 26 April 2024.
    const cairo = ZONES[1] as Zone;
    const noon = Date.UTC(2024, 3, 26, 9);
    expect(cairo.dayStartMs(noon)).toBe(Date.UTC(2024, 3, 25, 22));
    expect(cairo.dayStartMs(noon, 1)).toBe(Date.UTC(2024, 3, 26, 21));
  });

  it('has days that touch and that hold the moment', () => {
    fc.assert(
      fc.property(zone, moment, (at, atMs) => {
        const start = at.dayStartMs(atMs);
        const next = at.dayStartMs(atMs, 1);
        expect(start).toBeLessThanOrEqual(atMs);
        expect(next).toBeGreaterThan(atMs);
        expect(at.dayStartMs(next)).toBe(next);
        expect([23, 24, 25]).toContain((next - start) / HOUR_MS);
      }),
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => new Zone('Mars/Olympus')).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, sharedOut, throughputBetween, throughputOf } from './throughput.ts';

const MINUTE_MS = 60_000;
const reading = fc.record<Reading>({
  atMs: fc.integer({ min: 0, max: 10 * MINUTE_MS }),
  bytesUp: fc.integer({ min: 0, max: 1e9 }),
  bytesDown: fc.integer({ min: 0, max: 1e9 }),
});

describe('how fast a session was', () => {
  it('is its bytes over the time between two reports', () => {
    const start = { atMs: 0, bytesUp: 0, bytesDown: 1_000 };
    const end = { atMs: MINUTE_MS, bytesUp: 7_500, bytesDown: 7_501_000 };
    expect(throughputBetween(start, end)).toEqual({
      ...{ atMs: MINUTE_MS, downBps: 1_000_000, upBps: 1_000 },
    });
  });

  it('has a point between all reports that lie apart in time', () => {
    const at = (atMs: number, bytesDown: number) => ({ atMs, bytesUp: 0, bytesDown });
    const points = throughputOf([at(0, 0), at(1_000, 125), at(1_000, 125), at(2_000, 375)]);
    expect(points.map(({ downBps }) => downBps)).toEqual([1_000, 2_000]);
    expect(throughputOf([at(0, 0)])).toEqual([]);
  });

  it('is never negative, whatever was reported', () => {
    fc.assert(
      fc.property(fc.array(reading), (readings) => {
        for (const { downBps, upBps } of throughputOf(readings)) {
          expect(Math.min(downBps, upBps)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('is shared out over slices of time without a byte more or less', () => {
    fc.assert(
      fc.property(reading, reading, ({ atMs, ...before }, after) => {
        const later = {
          atMs: atMs + after.atMs + 1,
          bytesUp: before.bytesUp + after.bytesUp,
          bytesDown: before.bytesDown + after.bytesDown,
        };
        const parts = sharedOut({ atMs, ...before }, later, MINUTE_MS);
        const sum = (of: 'bytesUp' | 'bytesDown') =>
          parts.reduce((total, part) => total + part[of], 0);
        expect(sum('bytesUp')).toBeCloseTo(after.bytesUp, 3);
        expect(sum('bytesDown')).toBeCloseTo(after.bytesDown, 3);
        const slices = parts.map(({ slice }) => slice);
        expect(slices).toEqual([...new Set(slices)].sort((a, b) => a - b));
      }),
    );
  });
});

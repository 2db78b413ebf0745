import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedsExpected } from './crossing.ts';
import { type Entitlement, UNUSED, useAt } from './entitlement.ts';
import { type FairUse, periodStartMs } from './fair-use.ts';
import { type Burst, NO_LIMITS } from './plan.ts';
import { speedMark, speedsAt } from './speed.ts';
import { Zone } from './zone.ts';

const ZONE = new Zone('Africa/Nairobi');
const NOW = Date.UTC(2026, 10, 21, 10);
const DAY = periodStartMs('day', ZONE, NOW);
const burst: Burst = {
  ...{ downBps: 10e6, upBps: 4e6, downThresholdBps: 4e6, upThresholdBps: 1e6 },
  ...{ averagingSeconds: 16, priority: null, downMinimumBps: null, upMinimumBps: null },
};
const fairUse: FairUse = {
  ...{ period: 'day', afterBytes: 1_000_000, afterSeconds: null, downBps: 1e6, upBps: 9e6 },
};
const evening = {
  ...{ days: [6], fromMinute: 12 * 60, toMinute: 14 * 60, downBps: 20e6, upBps: null },
};
const voucher = (change: Partial<Entitlement> = {}): Entitlement => ({
  ...{ ...NO_LIMITS, ...UNUSED, status: 'active', activatedAtMs: DAY },
  ...{ downBps: 5e6, upBps: 2e6, burst, ...change },
});
const used = { fairUse, periodStartAtMs: DAY, periodBytes: 1_000_000 };

describe('the speed that holds', () => {
  it.each([
    ['the plan’s, with its burst', voucher(), { downBps: 5e6, upBps: 2e6, burst }],
    ['the hour’s, without one', voucher({ hourSpeeds: [evening] }), { downBps: 20e6, burst: null }],
    // Fair use never makes anything faster.
    ['the lower of fair use', voucher(used), { downBps: 1e6, upBps: 2e6, burst: null }],
    [
      'the lower of fair use, in its hour, too',
      voucher({ ...used, hourSpeeds: [evening] }),
      { downBps: 1e6, upBps: 9e6 },
    ],
    [
      'the owner’s before all',
      voucher({ ...used, speedOverride: { downBps: 7e6, upBps: null, untilMs: NOW + 1 } }),
      { downBps: 7e6, upBps: null, isSlowed: false, untilMs: NOW + 1 },
    ],
    [
      'the owner’s only for its time',
      voucher({ speedOverride: { downBps: 7e6, upBps: null, untilMs: NOW } }),
      { downBps: 5e6 },
    ],
  ])('is %s', (_name, terms, expected) => {
    expect(speedsAt(terms, ZONE, NOW)).toMatchObject(expected);
  });

  it('says what is left at full speed, so that the router reports in time', () => {
    const half = voucher({ ...used, periodBytes: 600_000 });
    expect(useAt(half, ZONE, NOW)).toMatchObject({ grant: { fastBytes: 400_000 } });
    expect(useAt(voucher(used), ZONE, NOW)).toMatchObject({ grant: { fastBytes: null } });
  });

  it('has a mark of 31 bits that tells speeds apart', () => {
    const bps = fc.oneof(fc.constant(null), fc.integer({ min: 8_000, max: 1e10 }));
    const speeds = fc.record({
      downBps: bps,
      upBps: bps,
      burst: fc.constantFrom(null, burst, { ...burst, priority: 1 }),
    });
    fc.assert(
      fc.property(speeds, speeds, (one, two) => {
        const mark = speedMark(one);
        expect(mark).toBe(speedMark({ ...one }));
        expect(mark >= 0 && mark < 2 ** 31 && Number.isInteger(mark)).toBe(true);
        // A clash within 31 bits is possible and harmless, but not between swapped directions.
        if (one.downBps !== two.downBps && one.upBps === two.upBps && one.burst === two.burst) {
          expect(speedMark(one) === speedMark(two)).toBe(false);
        }
      }),
      { seed: 20_261_121, numRuns: 2_000 },
    );
    expect(speedMark({ downBps: 1e6, upBps: 2e6, burst: null })).not.toBe(
      speedMark({ downBps: 2e6, upBps: 1e6, burst: null }),
    );
  });
});

describe('the speed that is foreseen', () => {
  const session = fc.record({
    updatedAtMs: fc.integer({ min: NOW - 3_600_000, max: NOW }),
    upBytesPerSecond: fc.nat(100_000),
    downBytesPerSecond: fc.nat(100_000),
  });

  it('drops at the very moment at which all sessions together reach fair use', () => {
    const start = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 5 }), start, (live, periodBytes) => {
        const terms = voucher({ ...used, periodBytes });
        const earliest = Math.min(...live.map(({ updatedAtMs }) => updatedAtMs));
        const { speeds, againAtMs } = speedsExpected(terms, live, ZONE, earliest);
        expect(speeds.isSlowed).toBe(false);
        if (againAtMs === null) throw new Error('the day always ends');
        const bytesBy = (ms: number) =>
          live.reduce(
            (sum, one) =>
              sum +
              ((one.upBytesPerSecond + one.downBytesPerSecond) *
                Math.max(0, ms - one.updatedAtMs)) /
                1000,
            periodBytes,
          );
        const endOfDay = DAY + 86_400_000;
        expect(againAtMs).toBeLessThanOrEqual(endOfDay);
        if (againAtMs < endOfDay) {
          expect(bytesBy(againAtMs + 1)).toBeGreaterThanOrEqual(1_000_000 - 1e-3);
          expect(bytesBy(againAtMs - 2)).toBeLessThan(1_000_000);
          expect(speedsExpected(terms, live, ZONE, againAtMs + 1).speeds.isSlowed).toBe(true);
        }
        expect(speedsExpected(terms, live, ZONE, endOfDay).speeds.isSlowed).toBe(false);
      }),
    );
  });
});

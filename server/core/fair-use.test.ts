import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countInPeriod,
  type FairUse,
  isSlowed,
  NO_PERIOD_USE,
  nextPeriodStartMs,
  type PeriodBase,
  type PeriodUse,
  periodStartMs,
  untilSlowed,
} from './fair-use.ts';
import { type Counters, mergeReport, NO_USAGE } from './usage.ts';
import { Zone } from './zone.ts';

const ZONES = [new Zone('Africa/Nairobi'), new Zone('Europe/Berlin'), new Zone('Africa/Cairo')];
const [NAIROBI] = ZONES as [Zone];
const DAY_MS = 86_400_000;
const calendar = fc.constantFrom('day', 'week', 'month') as fc.Arbitrary<'day' | 'week' | 'month'>;

describe('a fair-use period', () => {
  it('begins with the local day, the Monday and the first of the month', () => {
    const at = Date.UTC(2026, 10, 21, 10); // Saturday, 13:00 in Nairobi
    const start = (period: FairUse['period']) =>
      new Date(periodStartMs(period, NAIROBI, at) + 3 * 3_600_000).toISOString().slice(0, 16);
    expect(start('day')).toBe('2026-11-21T00:00');
    expect(start('week')).toBe('2026-11-16T00:00');
    expect(start('month')).toBe('2026-11-01T00:00');
    expect(periodStartMs('voucher', NAIROBI, at)).toBe(0);
    expect(nextPeriodStartMs('voucher', NAIROBI, at)).toBeNull();
  });

  it('holds its moment, touches the next one, and is never longer than its name', () => {
    const most = { day: 1, week: 7, month: 31 };
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        calendar,
        fc.integer({ min: Date.UTC(2021, 0), max: Date.UTC(2034, 0) }),
        (zone, period, atMs) => {
          const startMs = periodStartMs(period, zone, atMs);
          const nextMs = nextPeriodStartMs(period, zone, atMs) ?? 0;
          expect(startMs).toBeLessThanOrEqual(atMs);
          expect(nextMs).toBeGreaterThan(atMs);
          expect(periodStartMs(period, zone, nextMs)).toBe(nextMs);
          expect(periodStartMs(period, zone, nextMs - 1)).toBe(startMs);
          expect(nextMs - startMs).toBeLessThanOrEqual(most[period] * DAY_MS + 3_600_000);
        },
      ),
    );
  });
});

interface Told extends Counters {
  day: number;
  order: number;
}

/** Reports of one session: counters that rise from day to day, told in any order, some twice. */
const reports = fc
  .array(
    fc.record({ seconds: fc.nat(5_000), up: fc.nat(1e9), down: fc.nat(1e9), days: fc.nat(2) }),
    { minLength: 1, maxLength: 8 },
  )
  .map((steps) => {
    let told: Told = { ...NO_USAGE, day: 1, order: 0 };
    return steps.map(({ seconds, up, down, days }) => {
      told = {
        seconds: told.seconds + seconds,
        bytesUp: told.bytesUp + up,
        bytesDown: told.bytesDown + down,
        day: told.day + days,
        order: told.order + 1,
      };
      return told;
    });
  });
const disordered = reports.chain((told) =>
  fc.tuple(
    fc.constant(told),
    fc
      .array(fc.constantFrom(...told), { maxLength: 6 })
      .chain((again) =>
        fc.shuffledSubarray([...told, ...again], { minLength: told.length + again.length }),
      ),
  ),
);

function heard(arrivals: readonly Told[]): PeriodUse {
  let use: PeriodUse = NO_PERIOD_USE;
  let session: (Counters & PeriodBase) | null = null;
  for (const report of arrivals) {
    const { usage } = mergeReport(session && { ...session, closed: false }, {
      ...report,
      stop: false,
    });
    const periodStartAtMs = report.day * DAY_MS;
    const counted = countInPeriod(use, session, usage, { ...report, periodStartAtMs });
    use = counted.use;
    session = { ...usage, ...counted.base };
  }
  return use;
}

describe('what is used in a period', () => {
  it('is the last counter less the last of the days before, whatever order they are told in', () => {
    fc.assert(
      fc.property(disordered, ([told, arrivals]) => {
        const last = told.at(-1) ?? { ...NO_USAGE, day: 0 };
        const before = told.filter(({ day }) => day < last.day).at(-1) ?? NO_USAGE;
        const bytes = ({ bytesUp, bytesDown }: Counters) => bytesUp + bytesDown;
        expect(heard(arrivals)).toEqual({
          periodStartAtMs: last.day * DAY_MS,
          periodSeconds: last.seconds - before.seconds,
          periodBytes: bytes(last) - bytes(before),
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the fair-use speed', () => {
  const rule: FairUse = {
    ...{ period: 'day', afterBytes: 1_000, afterSeconds: 60 },
    ...{ downBps: 1_000_000, upBps: null },
  };
  const startMs = periodStartMs('day', NAIROBI, Date.UTC(2026, 10, 21, 10));
  const use = { periodStartAtMs: startMs, periodSeconds: 10, periodBytes: 999 };

  it('holds from the amount on until the period ends, and not a moment longer', () => {
    expect(isSlowed(rule, use, NAIROBI, startMs + 5)).toBe(false);
    expect(untilSlowed(rule, use, NAIROBI, startMs + 5)).toEqual({ seconds: 50, bytes: 1 });
    const reached = { ...use, periodBytes: 1_000 };
    expect(isSlowed(rule, reached, NAIROBI, startMs + DAY_MS - 1)).toBe(true);
    expect(isSlowed(rule, reached, NAIROBI, startMs + DAY_MS)).toBe(false);
    expect(untilSlowed(rule, reached, NAIROBI, startMs + DAY_MS)).toEqual({
      ...{ seconds: 60, bytes: 1_000 },
    });
    expect(isSlowed(rule, { ...use, periodSeconds: 60 }, NAIROBI, startMs)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTimeMs, mergeReport, NO_USAGE, type SessionUsage } from './usage.ts';

const counters = fc.record({
  seconds: fc.nat(1_000_000),
  bytesUp: fc.nat(2 ** 40),
  bytesDown: fc.nat(2 ** 40),
});
type Report = { seconds: number; bytesUp: number; bytesDown: number; stop: boolean };

function play(reports: Report[]) {
  let usage: SessionUsage | null = null;
  const total = { ...NO_USAGE };
  for (const report of reports) {
    const merged = mergeReport(usage, report);
    usage = merged.usage;
    total.seconds += merged.growth.seconds;
    total.bytesUp += merged.growth.bytesUp;
    total.bytesDown += merged.growth.bytesDown;
  }
  return { usage, total };
}

describe('accounting as high-water marks', () => {
  it('counts exactly the highest report, whatever the order and repetition', () => {
    fc.assert(
      fc.property(fc.array(counters, { minLength: 1 }), fc.nat(), (reports, seed) => {
        const open = reports.map((report) => ({ ...report, stop: false }));
        const shuffled = [...open, ...open].sort(
          (a, b) => ((a.seconds * 31 + seed) % 7) - ((b.seconds * 31 + seed) % 7),
        );
        const highest = {
          seconds: Math.max(...reports.map((report) => report.seconds)),
          bytesUp: Math.max(...reports.map((report) => report.bytesUp)),
          bytesDown: Math.max(...reports.map((report) => report.bytesDown)),
        };
        expect(play(open).total).toEqual(highest);
        expect(play(shuffled).total).toEqual(highest);
      }),
    );
  });

  it('never shrinks and never counts a report twice', () => {
    fc.assert(
      fc.property(fc.array(counters), (reports) => {
        for (const report of reports) {
          const once = play([{ ...report, stop: false }]).usage;
          const growth = mergeReport(once, { ...report, stop: false }).growth;
          expect(growth).toEqual(NO_USAGE);
        }
      }),
    );
  });

  it('ends with the stop: a late interim neither reopens it nor moves its counters', () => {
    const stopped = play([{ seconds: 60, bytesUp: 10, bytesDown: 20, stop: true }]).usage;
    const late = mergeReport(stopped, { seconds: 90, bytesUp: 99, bytesDown: 99, stop: false });
    expect(late.usage).toEqual(stopped);
    expect(late.growth).toEqual(NO_USAGE);
  });

  it('answers a repeated stop without counting again', () => {
    const stop = { seconds: 60, bytesUp: 10, bytesDown: 20, stop: true };
    expect(play([stop, stop, stop]).total).toEqual({ seconds: 60, bytesUp: 10, bytesDown: 20 });
  });
});

describe('the time of an accounting event', () => {
  const arrived = Date.UTC(2026, 5, 1);

  it("is the router's own when its clock is sane", () => {
    expect(eventTimeMs(arrived, arrived / 1000 - 120, 5)).toBe(arrived - 120_000);
  });

  it('is the arrival less the delay when the router lives in 1970', () => {
    expect(eventTimeMs(arrived, 42, 5)).toBe(arrived - 5_000);
    expect(eventTimeMs(arrived, null, 0)).toBe(arrived);
  });

  it('does not believe a hostile delay', () => {
    expect(eventTimeMs(arrived, null, 4_294_967_295)).toBe(arrived - 86_400_000);
    expect(eventTimeMs(arrived, null, -5)).toBe(arrived);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInWindow, rollWindow, type WindowState, waitMs } from './rate-limit.ts';
import { Throttle } from './throttle.ts';

const rule = { limit: 5, windowMs: 1_000 };

describe('a sliding window', () => {
  it('never lets more than the limit through in any window, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { maxLength: 80 }), (gaps) => {
        let state: WindowState | undefined;
        let nowMs = 0;
        const passed: number[] = [];
        for (const gap of gaps) {
          nowMs += gap;
          state = rollWindow(state, rule, nowMs);
          if (waitMs(state, rule, nowMs) > 0) continue;
          state = { ...state, count: state.count + 1 };
          passed.push(nowMs);
        }
        for (const end of passed) {
          const inBucket = passed.filter((at) => at > end - rule.windowMs && at <= end);
          expect(inBucket.length).toBeLessThanOrEqual(2 * rule.limit - 1);
        }
      }),
    );
  });

  it('says how long to wait, and is right about it', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.nat(999), (count, previousCount, nowMs) => {
        const state = { startedAtMs: 0, count, previousCount };
        const wait = waitMs(state, rule, nowMs);
        const later = rollWindow(state, rule, nowMs + wait);
        expect(countInWindow(later, rule, nowMs + wait) + 1).toBeLessThanOrEqual(rule.limit + 0.01);
      }),
    );
  });
});

describe('a throttle', () => {
  it('counts each key for itself and lets it in again later', () => {
    const throttle = new Throttle({ limit: 2, windowMs: 1_000 });
    expect([throttle.hit('a', 0), throttle.hit('a', 1), throttle.hit('b', 2)]).toEqual([0, 0, 0]);
    const wait = throttle.hit('a', 3);
    expect(wait).toBeGreaterThan(0);
    expect(throttle.hit('a', 3 + wait)).toBe(0);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

describe('the breaker', () => {
  let breaker: CircuitBreaker;
  beforeEach(() => {
    breaker = new CircuitBreaker({ failuresToOpen: 3, pauseMs: 30_000, longestPauseMs: 100_000 });
  });
  const fail = (nowMs: number, times = 1) => {
    for (let i = 0; i < times; i++) breaker.unanswered(nowMs);
  };

  it('opens after so many unanswered requests in a row, not when one was answered between', () => {
    fail(0, 2);
    breaker.answered();
    fail(0, 2);
    expect(breaker.allows(0)).toBe(true);
    expect(breaker.downSinceMs).toBeNull();
    fail(5);
    expect(breaker.allows(6)).toBe(false);
    expect(breaker.downSinceMs).toBe(5);
  });

  it('lets one probe through after the pause, and closes when it is answered', () => {
    fail(0, 3);
    expect(breaker.allows(29_999)).toBe(false);
    expect(breaker.allows(30_000)).toBe(true);
    expect(breaker.allows(30_001)).toBe(false);
    breaker.answered();
    expect(breaker.allows(30_002)).toBe(true);
    expect(breaker.downSinceMs).toBeNull();
  });

  it('waits twice as long after a failed probe, up to a limit, and remembers since when', () => {
    fail(0, 3);
    let nowMs = 30_000;
    for (const pauseMs of [60_000, 100_000, 100_000]) {
      expect(breaker.allows(nowMs)).toBe(true);
      fail(nowMs);
      expect(breaker.allows(nowMs + pauseMs - 1)).toBe(false);
      nowMs += pauseMs;
    }
    expect(breaker.downSinceMs).toBe(0);
  });

  it('is not kept open longer by requests that were under way when it opened', () => {
    fail(0, 3);
    fail(20_000, 5);
    expect(breaker.allows(30_000)).toBe(true);
  });
});

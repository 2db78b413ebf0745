import { describe, expect, it } from 'vitest';
import { type KnownSession, relationOf } from './usage.ts';

const OPEN: KnownSession = {
  ...{ seconds: 300, bytesUp: 10, bytesDown: 100 },
  ...{ updatedAtMs: 1_000_000, stoppedAtMs: null, presumedOver: false },
};
const STOPPED = { ...OPEN, stoppedAtMs: 1_000_000 };
const PRESUMED = { ...STOPPED, presumedOver: true };

/** A report of a session that began `beganSeconds` after the last word on the known one. */
const report = (beganSeconds: number, seconds: number, bytes: number, isStart = false) => ({
  ...{ seconds, bytesUp: bytes, bytesDown: bytes, isStart },
  eventMs: 1_000_000 + (beganSeconds + seconds) * 1000,
});

describe('a report under a known name', () => {
  it.each([
    {
      known: OPEN,
      name: 'open: its next report',
      given: report(-300, 600, 200),
      expected: 'continues',
    },
    {
      known: OPEN,
      name: 'open: an earlier report that comes late',
      given: report(-250, 100, 5),
      expected: 'continues',
    },
    {
      known: OPEN,
      name: 'open: a repeated Start within a minute',
      given: report(60, 0, 0, true),
      expected: 'continues',
    },
    {
      known: OPEN,
      name: 'open: a Start after that',
      given: report(61, 0, 0, true),
      expected: 'follows',
    },
    {
      known: OPEN,
      name: 'open: an interim of a later session',
      given: report(100, 200, 5),
      expected: 'follows',
    },
    {
      known: OPEN,
      name: 'open: higher counters held back for long',
      given: report(500, 600, 200),
      expected: 'continues',
    },
    {
      known: STOPPED,
      name: 'stopped: a late interim',
      given: report(-300, 290, 90),
      expected: 'too_late',
    },
    {
      known: STOPPED,
      name: 'stopped: a repeated Start within a minute',
      given: report(60, 0, 0, true),
      expected: 'too_late',
    },
    {
      known: STOPPED,
      name: 'stopped: a Start after that',
      given: report(61, 0, 0, true),
      expected: 'follows',
    },
    {
      known: STOPPED,
      name: 'stopped: a later session, its Start lost',
      given: report(100, 400, 500),
      expected: 'follows',
    },
    {
      known: STOPPED,
      name: 'stopped: counters that went on, untimed',
      given: report(100, 0, 500),
      expected: 'follows',
    },
    {
      known: PRESUMED,
      name: 'presumed over: its next report',
      given: report(-300, 1_500, 500),
      expected: 'reopens',
    },
    {
      known: PRESUMED,
      name: 'presumed over: a later session',
      given: report(100, 5, 5),
      expected: 'follows',
    },
  ])('$name: $expected', ({ known, given, expected }) => {
    expect(relationOf(known, given)).toBe(expected);
  });

  it('never takes two packets of one session for two sessions, however late they come', () => {
    for (let late = 0; late <= 60; late += 5) {
      for (const seconds of [0, 60, 300]) {
        const again = { ...report(-300, seconds, 0, seconds === 0) };
        const delayed = { ...again, eventMs: again.eventMs + late * 1000 };
        expect(relationOf(OPEN, delayed)).toBe('continues');
      }
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingOf, interimSeconds, type LiveSession, usageRate } from './crossing.ts';
import { type Entitlement, type SessionGrant, UNUSED } from './entitlement.ts';
import { NO_LIMITS } from './plan.ts';
import { zoneNamed } from './zone.ts';

const ZONE = zoneNamed('Africa/Nairobi');
const ENDLESS: Entitlement = {
  ...{ ...NO_LIMITS, ...UNUSED, status: 'active', activatedAtMs: 0, devices: 5 },
};
const session = fc.record({
  updatedAtMs: fc.integer({ min: 1_000_000, max: 2_000_000 }),
  upBytesPerSecond: fc.nat(1_000_000),
  downBytesPerSecond: fc.nat(1_000_000),
});
const sessions = fc.array(session, { minLength: 1, maxLength: 8 });
const amount = fc.integer({ min: 1, max: 100_000 });

/** What the sessions have used together by `atMs`, counted one by one. */
const usedBy = (live: LiveSession[], atMs: number, rate: (one: LiveSession) => number) =>
  live.reduce((sum, one) => sum + (rate(one) * Math.max(0, atMs - one.updatedAtMs)) / 1000, 0);

describe('when a voucher will be used up', () => {
  it('is the very moment at which all its sessions together have used the time', () => {
    fc.assert(
      fc.property(sessions, amount, (live, timeSeconds) => {
        const crossing = crossingOf({ ...ENDLESS, timeSeconds }, live, ZONE);
        if (!crossing) throw new Error('time always passes');
        expect(usedBy(live, crossing.atMs, () => 1)).toBeGreaterThanOrEqual(timeSeconds - 1e-6);
        expect(usedBy(live, crossing.atMs - 2, () => 1)).toBeLessThan(timeSeconds);
      }),
    );
  });

  it('is the very moment at which all its sessions together have used the data', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 1, max: 10 ** 12 }), (live, dataBytes) => {
        const crossing = crossingOf({ ...ENDLESS, dataBytes }, live, ZONE);
        const rate = (one: LiveSession) => one.upBytesPerSecond + one.downBytesPerSecond;
        if (!crossing) {
          expect(live.every((one) => rate(one) === 0)).toBe(true);
          return;
        }
        expect(usedBy(live, crossing.atMs, rate)).toBeGreaterThanOrEqual(dataBytes * (1 - 1e-9));
        expect(usedBy(live, crossing.atMs - 2, rate)).toBeLessThan(dataBytes);
      }),
    );
  });

  it('never moves away when one more device joins', () => {
    fc.assert(
      fc.property(sessions, session, amount, amount, (live, joining, timeSeconds, kilobytes) => {
        const bought = { ...ENDLESS, timeSeconds, dataBytes: kilobytes * 1_000 };
        const alone = crossingOf(bought, live, ZONE)?.atMs ?? Number.POSITIVE_INFINITY;
        const joined =
          crossingOf(bought, [...live, joining], ZONE)?.atMs ?? Number.POSITIVE_INFINITY;
        expect(joined).toBeLessThanOrEqual(alone);
      }),
    );
  });

  it('is the end of validity when that comes first, and at once when all is used or revoked', () => {
    const live = [{ updatedAtMs: 1_000, upBytesPerSecond: 4, downBytesPerSecond: 6 }];
    const bought = { ...ENDLESS, timeSeconds: 60, dataBytes: 1_000, expiresAtMs: 5_000 };
    expect(crossingOf(bought, live, ZONE)).toEqual({ atMs: 5_000, limit: 'validity' });
    expect(crossingOf({ ...bought, usedSeconds: 99 }, live, ZONE)?.limit).toBe('time');
    expect(crossingOf({ ...bought, usedBytes: 1_000 }, live, ZONE)).toEqual({
      ...{ atMs: 1_000, limit: 'data' },
    });
    expect(crossingOf({ ...bought, status: 'revoked' }, live, ZONE)?.limit).toBe('revoked');
  });

  it('never comes without a limit, nor without a session', () => {
    expect(
      crossingOf(ENDLESS, [{ updatedAtMs: 0, upBytesPerSecond: 9, downBytesPerSecond: 0 }], ZONE),
    ).toBeNull();
    expect(crossingOf({ ...ENDLESS, timeSeconds: 60 }, [], ZONE)).toBeNull();
  });
});

describe('the pace of a session', () => {
  it('is the lower of its average and its last interval, and never negative', () => {
    const now = { seconds: 100, bytes: 1_000, updatedAtMs: 100_000 };
    expect(usageRate(now, null)).toBe(10);
    expect(usageRate(now, { bytes: 900, updatedAtMs: 50_000 })).toBe(2);
    expect(usageRate(now, { bytes: 0, updatedAtMs: 99_000 })).toBe(10);
    expect(usageRate(now, { bytes: 2_000, updatedAtMs: 99_000 })).toBe(0);
    expect(usageRate({ ...now, seconds: 0 }, null)).toBe(0);
  });
});

describe('how often a router reports', () => {
  it('is as usual far from the end, more often near it, and never within a minute', () => {
    const grant: SessionGrant = {
      ...{ sessionSeconds: 3_600, remainingBytes: null, downBps: null, upBps: null },
      ...{ remainingDownBytes: null, remainingUpBytes: null, burst: null, devices: 1 },
      idleSeconds: null,
      ...{ fastSeconds: null, fastBytes: null },
    };
    expect(interimSeconds(grant, 300)).toBe(300);
    expect(interimSeconds({ ...grant, sessionSeconds: 299 }, 300)).toBe(60);
    expect(interimSeconds({ ...grant, sessionSeconds: 5 }, 300)).toBe(60);
    const speed = { downBps: 6_000_000, upBps: 2_000_000 };
    expect(interimSeconds({ ...grant, ...speed, remainingBytes: 400_000_000 }, 300)).toBe(300);
    expect(interimSeconds({ ...grant, ...speed, remainingBytes: 200_000_000 }, 300)).toBe(60);
    expect(interimSeconds({ ...grant, sessionSeconds: null }, 300)).toBe(300);
  });
});

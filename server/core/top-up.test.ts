import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entitlement, remainingOf, statusAt, UNUSED } from './entitlement.ts';
import { extended, moved } from './owner-change.ts';
import { type Limits, NO_LIMITS } from './plan.ts';
import { topUp } from './top-up.ts';

const NOW = Date.UTC(2026, 5, 1);
const HOUR: Limits = {
  ...NO_LIMITS,
  ...{ timeSeconds: 3_600, validitySeconds: 86_400, dataBytes: 1_000_000, downBps: 5_000_000 },
};
const active = (change: Partial<Entitlement> = {}): Entitlement => ({
  ...{ ...HOUR, ...UNUSED, status: 'active', activatedAtMs: NOW - 1_000 },
  ...{ expiresAtMs: NOW + 5_000, ...change },
});
const entitlementOf = (result: ReturnType<typeof topUp>): Entitlement => {
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.entitlement;
};
const amounts = fc.record({
  timeSeconds: fc.integer({ min: 60, max: 1e6 }),
  validitySeconds: fc.integer({ min: 60, max: 1e6 }),
  dataBytes: fc.integer({ min: 1_000, max: 1e12 }),
});

describe('a top-up', () => {
  it('adds exactly what was bought to what is left, in any order', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.nat(3_599), fc.nat(999_999), (one, two, used, bytes) => {
        const before = active({ usedSeconds: used, usedBytes: bytes });
        const plan = (change: Partial<Limits>) => ({ ...HOUR, ...change });
        const buy = (first: Partial<Limits>, second: Partial<Limits>) =>
          entitlementOf(topUp(entitlementOf(topUp(before, plan(first), NOW)), plan(second), NOW));
        const after = buy(one, two);
        const left = remainingOf(before);
        expect(remainingOf(after)).toMatchObject({
          seconds: (left.seconds ?? 0) + one.timeSeconds + two.timeSeconds,
          bytes: (left.bytes ?? 0) + one.dataBytes + two.dataBytes,
        });
        const validityMs = (one.validitySeconds + two.validitySeconds) * 1000;
        expect(after.expiresAtMs).toBe((before.expiresAtMs ?? 0) + validityMs);
        expect(buy(two, one)).toEqual(after);
      }),
    );
  });

  it('of a finished code leaves exactly what was bought, from now on', () => {
    fc.assert(
      fc.property(amounts, fc.nat(1e7), fc.nat(1e13), (bought, overSeconds, overBytes) => {
        const used = { usedSeconds: 3_600 + overSeconds, usedBytes: overBytes };
        const result = topUp(active(used), { ...HOUR, ...bought, downBps: null }, NOW);
        expect(result.kind).toBe('renewed');
        const after = entitlementOf(result);
        expect(remainingOf(after)).toMatchObject({
          ...{ seconds: bought.timeSeconds, bytes: bought.dataBytes },
        });
        expect(after.expiresAtMs).toBe(NOW + bought.validitySeconds * 1000);
        expect(statusAt(after, NOW)).toBe('active');
      }),
    );
  });

  it('before the first use adds to what the first use will begin', () => {
    const after = entitlementOf(topUp({ ...HOUR, ...UNUSED }, HOUR, NOW));
    expect(after).toMatchObject({ validitySeconds: 172_800, expiresAtMs: null, status: 'unused' });
  });

  it.each([
    ['speed', { downBps: 50_000_000 }],
    ['devices', { devices: 2 }],
    ['a fixed end', { endsAtMs: NOW + 9_999 }],
    ['data without a bound', { dataBytes: null }],
    ['hours', { openHours: [{ days: [1], fromMinute: 0, toMinute: 60 }] }],
    ['a pause', { pause: { most: 1, totalSeconds: 60 } }],
  ])('never lends one plan the %s of another', (_name, change) => {
    const other = { ...HOUR, ...change };
    expect(topUp(active(), other, NOW)).toEqual({ kind: 'refused', reason: 'other_terms' });
    expect(topUp(active({ expiresAtMs: NOW }), other, NOW).kind).toBe('renewed');
  });

  it('raises fair use of the whole voucher, and leaves that of a day', () => {
    const rule = { afterBytes: 1_000, afterSeconds: null, downBps: 8_000, upBps: 8_000 };
    for (const [period, afterBytes] of [
      ['voucher', 2_000],
      ['day', 1_000],
    ] as const) {
      const plan = { ...HOUR, fairUse: { ...rule, period } };
      const after = entitlementOf(topUp({ ...active(), ...plan }, plan, NOW));
      expect(after.fairUse).toMatchObject({ afterBytes });
    }
  });

  it('never brings a cancelled code back', () => {
    const revoked = active({ status: 'revoked' });
    expect(topUp(revoked, HOUR, NOW)).toEqual({ kind: 'refused', reason: 'revoked' });
    expect(topUp({ ...HOUR, ...UNUSED, endsAtMs: NOW }, HOUR, NOW).kind).toBe('refused');
  });
});

describe('what the owner gives', () => {
  it('comes on top, and validity that is over begins again now', () => {
    const after = extended(active({ expiresAtMs: NOW - 5 }), { validitySeconds: 60 }, NOW);
    expect(after?.expiresAtMs).toBe(NOW + 60_000);
    expect(extended(active(), { timeSeconds: 60 }, NOW)?.timeSeconds).toBe(3_660);
    expect(extended(active({ dataBytes: null }), { dataBytes: 9 }, NOW)).toBeNull();
  });

  it('as another plan counts what was used, and validity from the first use', () => {
    const plan = { ...NO_LIMITS, timeSeconds: 7_200, validitySeconds: 100 };
    const after = moved(active({ usedSeconds: 600, pausedMs: 7 }), plan, NOW);
    expect(remainingOf(after)).toMatchObject({ seconds: 6_600, bytes: null });
    expect(after.expiresAtMs).toBe(NOW - 1_000 + 100_000 + 7);
  });
});

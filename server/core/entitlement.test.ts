import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entitlement, grantAt, remainingOf, statusAt, UNUSED } from './entitlement.ts';
import { NO_LIMITS } from './plan.ts';
import { zoneNamed } from './zone.ts';

const ZONE = zoneNamed('Africa/Nairobi');
const NOW = Date.UTC(2026, 5, 1);

function entitlement(change: Partial<Entitlement> = {}): Entitlement {
  return {
    ...NO_LIMITS,
    ...UNUSED,
    timeSeconds: 3_600,
    validitySeconds: 86_400,
    dataBytes: 1_000_000,
    status: 'active',
    activatedAtMs: NOW,
    expiresAtMs: NOW + 86_400_000,
    ...change,
  };
}

const nobody = { mac: 'AA:AA:AA:AA:AA:AA', heldByMacs: [] };

describe('what a voucher has left', () => {
  it('is never negative and never more than bought', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (time, used, data, usedBytes) => {
        const left = remainingOf(
          entitlement({ timeSeconds: time, usedSeconds: used, dataBytes: data, usedBytes }),
        );
        expect(left.seconds).toBe(Math.max(0, time - used));
        expect(left.bytes).toBe(Math.max(0, data - usedBytes));
      }),
    );
  });

  it('is unlimited where the plan has no limit', () => {
    expect(remainingOf(entitlement({ timeSeconds: null, dataBytes: null }))).toEqual({
      ...{ seconds: null, bytes: null, downBytes: null, upBytes: null },
    });
  });
});

describe('the status of a voucher', () => {
  it.each([
    ['revoked', entitlement({ status: 'revoked' })],
    ['unused', entitlement({ status: 'unused', activatedAtMs: null, expiresAtMs: null })],
    ['used', entitlement({ usedSeconds: 3_600 })],
    ['used', entitlement({ usedBytes: 1_000_001 })],
    ['expired', entitlement({ expiresAtMs: NOW })],
    ['active', entitlement({ expiresAtMs: NOW + 1 })],
    ['active', entitlement({ status: 'used', usedSeconds: 10 })],
  ])('is %s', (status, voucher) => {
    expect(statusAt(voucher, NOW)).toBe(status);
  });
});

describe('a login', () => {
  it('gets the sooner of time of use and end of validity', () => {
    const soonOver = entitlement({ expiresAtMs: NOW + 600_000 });
    expect(grantAt(soonOver, nobody, ZONE, NOW)).toMatchObject({ grant: { sessionSeconds: 600 } });
    const nearlyUsed = entitlement({ usedSeconds: 3_500 });
    expect(grantAt(nearlyUsed, nobody, ZONE, NOW)).toMatchObject({
      grant: { sessionSeconds: 100 },
    });
  });

  it('counts validity from now when the voucher is unused', () => {
    const fresh = entitlement({ status: 'unused', timeSeconds: null, expiresAtMs: null });
    expect(grantAt(fresh, nobody, ZONE, NOW)).toMatchObject({ grant: { sessionSeconds: 86_400 } });
  });

  it.each([
    ['revoked', entitlement({ status: 'revoked' })],
    ['used_time', entitlement({ usedSeconds: 3_600 })],
    ['used_data', entitlement({ usedBytes: 1_000_000 })],
    ['expired', entitlement({ expiresAtMs: NOW - 1 })],
  ])('is refused: %s', (denial, voucher) => {
    expect(grantAt(voucher, nobody, ZONE, NOW)).toEqual({ ok: false, denial });
  });

  it('is refused when other devices hold every slot, and allowed to a device that has one', () => {
    const slots = { mac: 'BB:BB:BB:BB:BB:BB', heldByMacs: ['AA:AA:AA:AA:AA:AA'] };
    expect(grantAt(entitlement(), slots, ZONE, NOW)).toEqual({ ok: false, denial: 'device_limit' });
    expect(grantAt(entitlement({ devices: 2 }), slots, ZONE, NOW).ok).toBe(true);
    const own = { mac: 'AA:AA:AA:AA:AA:AA', heldByMacs: ['AA:AA:AA:AA:AA:AA'] };
    expect(grantAt(entitlement(), own, ZONE, NOW).ok).toBe(true);
  });

  it('is never granted more time than was bought', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (time, used) => {
        const decision = grantAt(
          entitlement({ timeSeconds: time, usedSeconds: used }),
          nobody,
          ZONE,
          NOW,
        );
        if (decision.ok) expect(decision.grant.sessionSeconds).toBeLessThanOrEqual(time - used);
      }),
    );
  });
});

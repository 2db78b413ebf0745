import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entitlement, grantAt, isPaused, statusAt, UNUSED } from './entitlement.ts';
import { pausedAt, resumedAt } from './pause.ts';
import { NO_LIMITS } from './plan.ts';
import { zoneNamed } from './zone.ts';

const NOW = Date.UTC(2026, 5, 1);
const VALIDITY_MS = 86_400_000;
const voucher: Entitlement = {
  ...{ ...NO_LIMITS, ...UNUSED, status: 'active', activatedAtMs: NOW },
  ...{ expiresAtMs: NOW + VALIDITY_MS, pause: { most: 3, totalSeconds: 7_200 } },
};
const pause = (one: Entitlement, atMs: number): Entitlement => {
  const paused = pausedAt(one, atMs);
  return paused.ok ? { ...one, ...paused.state } : one;
};
const resume = (one: Entitlement, atMs: number): Entitlement => ({
  ...one,
  ...resumedAt(one, atMs),
});

describe('a pause', () => {
  it('stops validity for as long as it lasts, never longer than allowed, never oftener', () => {
    const steps = fc.array(fc.record({ waitMs: fc.nat(9_000_000), isPause: fc.boolean() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (moves) => {
        let [one, atMs, restedMs] = [voucher, NOW, 0];
        for (const { waitMs, isPause } of moves) {
          const untilMs = Math.min(atMs + waitMs, one.pauseEndsAtMs ?? 0);
          if (isPaused(one, atMs)) restedMs += Math.max(0, untilMs - atMs);
          atMs += waitMs;
          one = isPause ? pause(one, atMs) : resume(one, atMs);
          expect(one.pausedMs).toBeLessThanOrEqual(7_200_000);
          expect(one.pauses).toBeLessThanOrEqual(3);
        }
        const end = resume(one, atMs);
        expect(restedMs).toBe(end.pausedMs);
        expect(end.expiresAtMs).toBe(NOW + VALIDITY_MS + restedMs);
      }),
    );
  });

  it('lets nobody in while it lasts, and ends by itself', () => {
    const paused = pause(voucher, NOW);
    const slots = { mac: null, heldByMacs: [] };
    const zone = zoneNamed('Africa/Nairobi');
    expect(grantAt(paused, slots, zone, NOW + 7_199_999)).toEqual({
      ...{ ok: false, denial: 'paused' },
    });
    expect(grantAt(paused, slots, zone, NOW + 7_200_000).ok).toBe(true);
    expect(statusAt(paused, NOW + VALIDITY_MS + 7_199_999)).toBe('active');
    expect(statusAt(paused, NOW + VALIDITY_MS + 7_200_000)).toBe('expired');
  });

  it.each([
    ['not_offered', { pause: null }],
    ['not_active', { status: 'unused', activatedAtMs: null, expiresAtMs: null } as const],
    ['not_active', { expiresAtMs: NOW }],
    ['already_paused', { pauseEndsAtMs: NOW + 1 }],
    ['none_left', { pauses: 3 }],
    ['none_left', { pausedMs: 7_200_000 }],
  ])('is refused: %s', (refusal, change) => {
    expect(pausedAt({ ...voucher, ...change }, NOW)).toEqual({ ok: false, refusal });
  });
});

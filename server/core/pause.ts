import { type Entitlement, isPaused, statusAt, type VoucherState } from './entitlement.ts';

type PauseState = Pick<VoucherState, 'pauses' | 'pausedMs' | 'pauseEndsAtMs' | 'expiresAtMs'>;

export type PauseRefusal = 'not_offered' | 'not_active' | 'already_paused' | 'none_left';

/**
 * Puts a voucher aside. It gets the rest of its allowance at once, and the end of its validity
 * moves as far: so a pause that nobody ends needs no further word, and one that is ended early
 * gives back what it did not take.
 */
export function pausedAt(
  entitlement: Entitlement,
  nowMs: number,
): { ok: true; state: PauseState } | { ok: false; refusal: PauseRefusal } {
  const { pause, pauses, pausedMs, expiresAtMs } = entitlement;
  if (pause === null) return { ok: false, refusal: 'not_offered' };
  if (statusAt(entitlement, nowMs) !== 'active') return { ok: false, refusal: 'not_active' };
  if (isPaused(entitlement, nowMs)) return { ok: false, refusal: 'already_paused' };
  const leftMs = pause.totalSeconds * 1000 - pausedMs;
  if (pauses >= pause.most || leftMs <= 0) return { ok: false, refusal: 'none_left' };
  return {
    ok: true,
    state: {
      pauses: pauses + 1,
      pausedMs: pausedMs + leftMs,
      pauseEndsAtMs: nowMs + leftMs,
      expiresAtMs: expiresAtMs === null ? null : expiresAtMs + leftMs,
    },
  };
}

/** Takes it up again; null when it does not rest. */
export function resumedAt(entitlement: Entitlement, nowMs: number): PauseState | null {
  const { pauses, pausedMs, pauseEndsAtMs, expiresAtMs } = entitlement;
  if (pauseEndsAtMs === null || !isPaused(entitlement, nowMs)) return null;
  const unusedMs = pauseEndsAtMs - nowMs;
  return {
    pauses,
    pausedMs: pausedMs - unusedMs,
    pauseEndsAtMs: null,
    expiresAtMs: expiresAtMs === null ? null : expiresAtMs - unusedMs,
  };
}

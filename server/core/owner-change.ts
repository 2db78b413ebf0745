import { type Entitlement, isPaused } from './entitlement.ts';
import { NO_PERIOD_USE } from './fair-use.ts';
import { resumedAt } from './pause.ts';
import { type Limits, limitsOf } from './plan.ts';

/** What the owner gives a customer on top; absent or null: nothing of that kind. */
export interface Extension {
  timeSeconds?: number | null | undefined;
  validitySeconds?: number | null | undefined;
  dataBytes?: number | null | undefined;
}

/**
 * The voucher with more of what it has a bound of; null when none of it has one. Validity that is
 * over already begins again now, and a fixed end moves along: it is the owner who gives it.
 */
export function extended(
  entitlement: Entitlement,
  more: Extension,
  nowMs: number,
): Entitlement | null {
  const { timeSeconds, dataBytes, validitySeconds, expiresAtMs, endsAtMs } = entitlement;
  const validity = more.validitySeconds ?? 0;
  const later = (endMs: number | null) =>
    endMs === null || validity === 0 ? endMs : Math.max(endMs, nowMs) + validity * 1000;
  const after = {
    timeSeconds: timeSeconds === null ? null : timeSeconds + (more.timeSeconds ?? 0),
    dataBytes: dataBytes === null ? null : dataBytes + (more.dataBytes ?? 0),
    validitySeconds: validitySeconds === null ? null : validitySeconds + validity,
    expiresAtMs: later(expiresAtMs),
    endsAtMs: later(endsAtMs),
  };
  const before = { timeSeconds, dataBytes, validitySeconds, expiresAtMs, endsAtMs };
  const isSame = Object.entries(before).every(
    ([name, value]) => after[name as keyof typeof after] === value,
  );
  return isSame ? null : { ...entitlement, ...after };
}

/**
 * The voucher as if it had been sold with other terms: what was used stays used, and validity
 * still counts from the first use, with what it rested.
 */
export function moved(entitlement: Entitlement, terms: Limits, nowMs: number): Entitlement {
  const state = isPaused(entitlement, nowMs) ? resumedAt(entitlement, nowMs) : null;
  const awake = { ...entitlement, ...state };
  const { activatedAtMs, pausedMs } = awake;
  const isSamePeriod = awake.fairUse?.period === terms.fairUse?.period;
  return {
    ...awake,
    ...limitsOf(terms),
    ...(isSamePeriod ? {} : NO_PERIOD_USE),
    expiresAtMs:
      activatedAtMs === null || terms.validitySeconds === null
        ? null
        : activatedAtMs + terms.validitySeconds * 1000 + pausedMs,
  };
}

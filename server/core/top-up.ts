import { type Entitlement, statusAt } from './entitlement.ts';
import { type FairUse, NO_PERIOD_USE } from './fair-use.ts';
import { type Limits, limitsOf } from './plan.ts';

export type TopUp =
  /** The bought amounts come on top of what is left. */
  | { kind: 'added'; entitlement: Entitlement }
  /** Nothing was left: the code now holds exactly what was bought, from this moment on. */
  | { kind: 'renewed'; entitlement: Entitlement }
  | { kind: 'refused'; reason: 'revoked' | 'other_terms' };

/** What is counted. Everything else of a plan is how it may be used. */
const AMOUNTS = [
  'timeSeconds',
  'validitySeconds',
  'dataBytes',
  'dataDownBytes',
  'dataUpBytes',
] as const satisfies readonly (keyof Limits)[];

/**
 * Buys a plan onto a code. Amounts are only added to the same kind of service: a cheap plan must
 * not lend its days to a fast one, nor an unlimited one its data. Where the terms differ a code
 * that still has something left is left alone (the buyer gets a code of his own); one that is
 * finished takes over the new terms.
 *
 * | the code is        | same terms | other terms         |
 * |--------------------|------------|---------------------|
 * | unused or active   | added      | refused             |
 * | used up or expired | renewed    | renewed             |
 * | revoked            | refused    | refused             |
 */
export function topUp(entitlement: Entitlement, bought: Limits, nowMs: number): TopUp {
  const status = statusAt(entitlement, nowMs);
  if (status === 'revoked') return { kind: 'refused', reason: 'revoked' };
  if (status === 'used' || (status === 'expired' && entitlement.activatedAtMs !== null)) {
    return { kind: 'renewed', entitlement: renewed(entitlement, bought, nowMs) };
  }
  if (status === 'expired' || !isSameService(entitlement, bought)) {
    return { kind: 'refused', reason: 'other_terms' };
  }
  return { kind: 'added', entitlement: added(entitlement, bought) };
}

function added(entitlement: Entitlement, bought: Limits): Entitlement {
  const { expiresAtMs } = entitlement;
  const sums = Object.fromEntries(
    AMOUNTS.map((field) => [field, sum(entitlement[field], bought[field])]),
  ) as Pick<Limits, (typeof AMOUNTS)[number]>;
  return {
    ...entitlement,
    ...sums,
    // Before the first use there is no end yet: it will follow from the sum.
    expiresAtMs: sum(expiresAtMs, expiresAtMs === null ? null : inMs(bought.validitySeconds)),
    fairUse:
      entitlement.fairUse && raised(entitlement.fairUse, bought.fairUse ?? entitlement.fairUse),
  };
}

function renewed(entitlement: Entitlement, bought: Limits, nowMs: number): Entitlement {
  const { usedSeconds, usedBytes, usedUpBytes } = entitlement;
  return {
    ...entitlement,
    ...limitsOf(bought),
    ...NO_PERIOD_USE,
    // What routers reported stays counted, so the new amounts begin where it ended.
    timeSeconds: sum(bought.timeSeconds, usedSeconds),
    dataBytes: sum(bought.dataBytes, usedBytes),
    dataDownBytes: sum(bought.dataDownBytes, usedBytes - usedUpBytes),
    dataUpBytes: sum(bought.dataUpBytes, usedUpBytes),
    status: 'active',
    activatedAtMs: nowMs,
    expiresAtMs: sum(inMs(bought.validitySeconds), nowMs),
    ...{ pauses: 0, pausedMs: 0, pauseEndsAtMs: null },
  };
}

/** Fair use of the whole voucher is an amount, too; that of a calendar period is not. */
function raised(fairUse: FairUse, by: FairUse): FairUse {
  if (fairUse.period !== 'voucher') return fairUse;
  return {
    ...fairUse,
    afterBytes: sum(fairUse.afterBytes, by.afterBytes),
    afterSeconds: sum(fairUse.afterSeconds, by.afterSeconds),
  };
}

function isSameService(entitlement: Limits, bought: Limits): boolean {
  const bounded = (limits: Limits) => AMOUNTS.map((field) => limits[field] === null);
  const service = (limits: Limits) => {
    const { fairUse, ...rest } = limitsOf(limits);
    for (const field of AMOUNTS) rest[field] = null;
    const isAmount = fairUse?.period === 'voucher';
    const amounts = { afterBytes: fairUse?.afterBytes, afterSeconds: fairUse?.afterSeconds };
    const rule = fairUse && {
      ...fairUse,
      afterBytes: isAmount ? amounts.afterBytes === null : amounts.afterBytes,
      afterSeconds: isAmount ? amounts.afterSeconds === null : amounts.afterSeconds,
    };
    return canonical([rest, rule, bounded(limits)]);
  };
  return service(entitlement) === service(bought);
}

/** JSON with sorted names: what came out of a database may have them in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The sum of two amounts; an amount without a bound stays without one. */
function sum(amount: number | null, more: number | null): number | null {
  return amount === null ? null : amount + (more ?? 0);
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

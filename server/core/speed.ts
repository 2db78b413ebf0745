import { isSlowed, nextPeriodStartMs, type PeriodUse } from './fair-use.ts';
import { speedWindowAt } from './hours.ts';
import type { Burst, Limits } from './plan.ts';
import type { Zone } from './zone.ts';

/** Bits per second; null = as fast as the line is. */
export interface Speeds {
  downBps: number | null;
  upBps: number | null;
  burst: Burst | null;
}

/** What the owner gave one voucher by hand; it holds whatever the plan says. */
export interface SpeedOverride {
  downBps: number | null;
  upBps: number | null;
  /** Null: until it is taken away. */
  untilMs: number | null;
}

export type SpeedTerms = Pick<Limits, 'downBps' | 'upBps' | 'burst' | 'fairUse' | 'hourSpeeds'> &
  PeriodUse & { speedOverride: SpeedOverride | null };

/** The speeds of a voucher at a moment, and when the clock alone will change them; null: never. */
export interface SpeedsNow extends Speeds {
  isSlowed: boolean;
  untilMs: number | null;
}

/**
 * The speed that holds, the first that applies: the owner's own, else the time of the week's or
 * the plan's, and of these the lower with the fair-use speed once that is reached.
 */
export function speedsAt(terms: SpeedTerms, zone: Zone, nowMs: number): SpeedsNow {
  const { speedOverride, fairUse } = terms;
  if (speedOverride !== null && (speedOverride.untilMs ?? Number.POSITIVE_INFINITY) > nowMs) {
    const { downBps, upBps, untilMs } = speedOverride;
    return { downBps, upBps, burst: null, isSlowed: false, untilMs };
  }
  const { window, untilMs } = speedWindowAt(terms.hourSpeeds, zone, nowMs);
  const { downBps, upBps } = window ?? terms;
  if (fairUse === null || !isSlowed(fairUse, terms, zone, nowMs)) {
    return { downBps, upBps, burst: window ? null : terms.burst, isSlowed: false, untilMs };
  }
  return {
    downBps: lower(downBps, fairUse.downBps),
    upBps: lower(upBps, fairUse.upBps),
    burst: null,
    isSlowed: true,
    untilMs: lower(untilMs, nextPeriodStartMs(fairUse.period, zone, nowMs)),
  };
}

/**
 * A number of 31 bits that tells speeds apart: what was granted goes into the session's Class and
 * is compared with what should hold now. FNV-1a over the fields.
 */
export function speedMark({ downBps, upBps, burst }: Speeds): number {
  let hash = mix(mix(FNV_BASIS, downBps), upBps);
  if (burst !== null) {
    for (const value of [burst.downBps, burst.upBps]) hash = mix(hash, value);
    for (const value of [burst.downThresholdBps, burst.upThresholdBps]) hash = mix(hash, value);
    for (const value of [burst.averagingSeconds, burst.priority]) hash = mix(hash, value);
    for (const value of [burst.downMinimumBps, burst.upMinimumBps]) hash = mix(hash, value);
  }
  return hash >>> 1;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function mix(hash: number, value: number | null): number {
  const number = value === null ? 0 : value + 1;
  const low = Math.imul(hash ^ (number >>> 0), FNV_PRIME);
  return Math.imul(low ^ Math.floor(number / 2 ** 32), FNV_PRIME);
}

/** The lower of two limits, where null is none. */
export function lower(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

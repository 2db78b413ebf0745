import type { Counters } from './usage.ts';
import type { Zone } from './zone.ts';

export const FAIR_USE_PERIODS = ['day', 'week', 'month', 'voucher'] as const;
export type FairUsePeriod = (typeof FAIR_USE_PERIODS)[number];

/** After so much use within a period of the business's calendar, the speed drops until its end. */
export interface FairUse {
  /** `voucher`: the whole life of the voucher, which is one period. Weeks begin on Monday. */
  period: FairUsePeriod;
  /** Both directions together; null: data does not count. */
  afterBytes: number | null;
  /** Null: time does not count. */
  afterSeconds: number | null;
  /** The speeds from then on; null: that direction stays as it was. */
  downBps: number | null;
  upBps: number | null;
}

/** What a voucher has used in the latest period of which a report has told. */
export interface PeriodUse {
  periodStartAtMs: number | null;
  periodSeconds: number;
  periodBytes: number;
}

/** What a session had used when the period began, as far as reports tell. */
export interface PeriodBase {
  periodStartAtMs: number | null;
  baseSeconds: number;
  baseBytes: number;
}

export const NO_PERIOD_USE: PeriodUse = {
  periodStartAtMs: null,
  periodSeconds: 0,
  periodBytes: 0,
};
export const NO_PERIOD_BASE: PeriodBase = { periodStartAtMs: null, baseSeconds: 0, baseBytes: 0 };

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday: so many days after a Monday. */
const THURSDAY = 3;

/** When the period that holds this moment began; 0 for the whole voucher. */
export function periodStartMs(period: FairUsePeriod, zone: Zone, atMs: number): number {
  return period === 'voucher' ? 0 : boundsOf(period, zone, atMs).startMs;
}

/** When the next period begins; null: never. */
export function nextPeriodStartMs(period: FairUsePeriod, zone: Zone, atMs: number): number | null {
  return period === 'voucher' ? null : boundsOf(period, zone, atMs).endMs;
}

type CalendarPeriod = Exclude<FairUsePeriod, 'voucher'>;
interface Bounds {
  startMs: number;
  endMs: number;
}

/** The bounds worked out last: nearly every question is about the present period. */
const latest = new WeakMap<Zone, Partial<Record<CalendarPeriod, Bounds>>>();

function boundsOf(period: CalendarPeriod, zone: Zone, atMs: number): Bounds {
  const known = latest.get(zone) ?? {};
  const bounds = known[period];
  if (bounds && bounds.startMs <= atMs && atMs < bounds.endMs) return bounds;
  const found = findBounds(period, zone, atMs);
  known[period] = found;
  latest.set(zone, known);
  return found;
}

function findBounds(period: CalendarPeriod, zone: Zone, atMs: number): Bounds {
  const day = Math.floor(zone.localMs(atMs) / DAY_MS);
  const startOfDay = (number: number) => zone.momentOf(number * DAY_MS);
  if (period === 'day') return { startMs: startOfDay(day), endMs: startOfDay(day + 1) };
  if (period === 'week') {
    const monday = day - ((day + THURSDAY) % 7);
    return { startMs: startOfDay(monday), endMs: startOfDay(monday + 7) };
  }
  const date = new Date(day * DAY_MS);
  const month = (plus: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + plus);
  return { startMs: zone.momentOf(month(0)), endMs: zone.momentOf(month(1)) };
}

/** Whether the slower speeds hold at `nowMs`. */
export function isSlowed(fairUse: FairUse, use: PeriodUse, zone: Zone, nowMs: number): boolean {
  const { afterBytes, afterSeconds, period } = fairUse;
  const bytesReached = afterBytes !== null && use.periodBytes >= afterBytes;
  const secondsReached = afterSeconds !== null && use.periodSeconds >= afterSeconds;
  if (!bytesReached && !secondsReached) return false;
  // Use of an earlier period no longer counts, though no report has opened the new one yet.
  return use.periodStartAtMs === periodStartMs(period, zone, nowMs);
}

/** What is left of a period at full speed; null: that measure does not count. Never negative. */
export function untilSlowed(
  fairUse: FairUse,
  use: PeriodUse,
  zone: Zone,
  nowMs: number,
): { seconds: number | null; bytes: number | null } {
  const isCurrent = use.periodStartAtMs === periodStartMs(fairUse.period, zone, nowMs);
  const left = (after: number | null, used: number) =>
    after === null ? null : Math.max(0, after - (isCurrent ? used : 0));
  return {
    seconds: left(fairUse.afterSeconds, use.periodSeconds),
    bytes: left(fairUse.afterBytes, use.periodBytes),
  };
}

/**
 * Counts one report towards its period. A session's share of a period is its counter less what
 * any report from before the period has told, so neither order nor repetition matters: a late
 * report from before the period takes back what had been counted to it.
 *
 * @param use what the voucher has used in its latest period.
 * @param session the session's counters and base before the report; null when it is new.
 * @param after its counters (seconds and bytes) after it.
 * @param report the report's own counters, and the period in which it was made.
 */
export function countInPeriod(
  use: PeriodUse,
  session: (Counters & PeriodBase) | null,
  after: Counters,
  report: Counters & { periodStartAtMs: number },
): { use: PeriodUse; base: PeriodBase } {
  const startAtMs = Math.max(use.periodStartAtMs ?? report.periodStartAtMs, report.periodStartAtMs);
  const isCurrent = session?.periodStartAtMs === startAtMs;
  const before = session ?? { seconds: 0, bytesUp: 0, bytesDown: 0, ...NO_PERIOD_BASE };
  // Whatever was heard of a session until the period turned was used before it.
  let baseSeconds = isCurrent ? before.baseSeconds : before.seconds;
  let baseBytes = isCurrent ? before.baseBytes : bytesOf(before);
  if (report.periodStartAtMs < startAtMs) {
    baseSeconds = Math.max(baseSeconds, Math.min(report.seconds, after.seconds));
    baseBytes = Math.max(baseBytes, Math.min(bytesOf(report), bytesOf(after)));
  }
  const share = {
    seconds: isCurrent ? before.seconds - before.baseSeconds : 0,
    bytes: isCurrent ? bytesOf(before) - before.baseBytes : 0,
  };
  const kept = use.periodStartAtMs === startAtMs ? use : NO_PERIOD_USE;
  return {
    base: { periodStartAtMs: startAtMs, baseSeconds, baseBytes },
    use: {
      periodStartAtMs: startAtMs,
      periodSeconds: Math.max(0, kept.periodSeconds + after.seconds - baseSeconds - share.seconds),
      periodBytes: Math.max(0, kept.periodBytes + bytesOf(after) - baseBytes - share.bytes),
    },
  };
}

function bytesOf({ bytesUp, bytesDown }: Counters): number {
  return bytesUp + bytesDown;
}

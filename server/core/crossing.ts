import {
  type Entitlement,
  endOf,
  isPaused,
  remainingOf,
  type SessionGrant,
} from './entitlement.ts';
import { nextPeriodStartMs, periodStartMs, untilSlowed } from './fair-use.ts';
import { openingAt } from './hours.ts';
import { lower, type SpeedsNow, speedsAt } from './speed.ts';
import type { Zone } from './zone.ts';

/** An open session as its last report left it. */
export interface LiveSession {
  /** When that report came, by our clock. */
  updatedAtMs: number;
  /** As it was used lately. */
  upBytesPerSecond: number;
  downBytesPerSecond: number;
}

export interface Crossing {
  atMs: number;
  limit: 'revoked' | 'paused' | 'time' | 'data' | 'validity' | 'hours';
}

type Rate = (session: LiveSession) => number;
const TIME: Rate = () => 1;
const UP: Rate = ({ upBytesPerSecond }) => upBytesPerSecond;
const DOWN: Rate = ({ downBytesPerSecond }) => downBytesPerSecond;
const BOTH: Rate = (session) => UP(session) + DOWN(session);

/**
 * When a voucher's open sessions, which all draw on the same bought time and data, will have to
 * end if they go on as lately; the soonest limit counts. Null when none ends them. What is used
 * up already is crossed at the latest report.
 */
export function crossingOf(
  entitlement: Entitlement,
  sessions: readonly LiveSession[],
  zone: Zone,
): Crossing | null {
  if (sessions.length === 0) return null;
  const lastReportAtMs = Math.max(...sessions.map(({ updatedAtMs }) => updatedAtMs));
  if (entitlement.status === 'revoked') return { atMs: lastReportAtMs, limit: 'revoked' };
  if (isPaused(entitlement, lastReportAtMs)) return { atMs: lastReportAtMs, limit: 'paused' };
  const { seconds, bytes, downBytes, upBytes } = remainingOf(entitlement);
  const opening = openingAt(entitlement.openHours, zone, lastReportAtMs);
  const usedUp = (amount: number | null, rate: Rate) =>
    amount === null ? null : amount === 0 ? lastReportAtMs : usedUpAtMs(amount, sessions, rate);
  const candidates: { atMs: number | null; limit: Crossing['limit'] }[] = [
    { limit: 'time', atMs: usedUp(seconds, TIME) },
    { limit: 'data', atMs: usedUp(bytes, BOTH) },
    { limit: 'data', atMs: usedUp(downBytes, DOWN) },
    { limit: 'data', atMs: usedUp(upBytes, UP) },
    { limit: 'validity', atMs: endOf(entitlement) },
    { limit: 'hours', atMs: opening.isOpen ? opening.untilMs : lastReportAtMs },
  ];
  let soonest: Crossing | null = null;
  for (const { atMs, limit } of candidates) {
    if (atMs !== null && (soonest === null || atMs < soonest.atMs)) soonest = { atMs, limit };
  }
  return soonest;
}

/**
 * The speeds that should hold at `nowMs`, if the sessions went on as lately since their last
 * reports, and when to look again: at the next change by the clock or at the moment at which the
 * fair use will be reached; null: when something is written.
 */
export function speedsExpected(
  entitlement: Entitlement,
  sessions: readonly LiveSession[],
  zone: Zone,
  nowMs: number,
): { speeds: SpeedsNow; againAtMs: number | null } {
  const { fairUse } = entitlement;
  if (fairUse === null) {
    const speeds = speedsAt(entitlement, zone, nowMs);
    return { speeds, againAtMs: speeds.untilMs };
  }
  const startMs = periodStartMs(fairUse.period, zone, nowMs);
  // What was used before the period began does not count in it.
  const counted = sessions.map((session) => ({
    ...session,
    updatedAtMs: Math.max(session.updatedAtMs, startMs),
  }));
  const since = (rate: Rate) =>
    counted.reduce(
      (sum, one) => sum + (rate(one) * Math.max(0, nowMs - one.updatedAtMs)) / 1000,
      0,
    );
  const isCurrent = entitlement.periodStartAtMs === startMs;
  const expected = {
    ...entitlement,
    periodStartAtMs: startMs,
    periodSeconds: (isCurrent ? entitlement.periodSeconds : 0) + since(TIME),
    periodBytes: (isCurrent ? entitlement.periodBytes : 0) + since(BOTH),
  };
  const speeds = speedsAt(expected, zone, nowMs);
  if (speeds.isSlowed) return { speeds, againAtMs: speeds.untilMs };
  const { seconds, bytes } = untilSlowed(fairUse, entitlement, zone, nowMs);
  const reachedAtMs = lower(
    seconds === null ? null : usedUpAtMs(seconds, counted, TIME),
    bytes === null ? null : usedUpAtMs(bytes, counted, BOTH),
  );
  const turnsAtMs = nextPeriodStartMs(fairUse.period, zone, nowMs);
  return { speeds, againAtMs: lower(speeds.untilMs, lower(reachedAtMs, turnsAtMs)) };
}

/**
 * The moment at which sessions that each use their rate since their last report have used `amount`
 * together: amount = Σ rateᵢ · (t − updatedᵢ), each from its report on. Null: never.
 */
function usedUpAtMs(amount: number, sessions: readonly LiveSession[], rateOf: Rate): number | null {
  const parts = sessions
    .map((session) => ({ fromMs: session.updatedAtMs, rate: rateOf(session) }))
    .sort((a, b) => a.fromMs - b.fromMs);
  let rate = 0;
  let used = 0;
  let atMs = parts[0]?.fromMs ?? 0;
  for (const part of parts) {
    const usedUntil = used + (rate * (part.fromMs - atMs)) / 1000;
    if (usedUntil >= amount) break;
    used = usedUntil;
    atMs = part.fromMs;
    rate += part.rate;
  }
  return rate > 0 ? Math.ceil(atMs + ((amount - used) / rate) * 1000) : null;
}

/** How fast a session uses data in one direction, in bytes per second, from its last two reports. */
export function usageRate(
  session: { seconds: number; bytes: number; updatedAtMs: number },
  before: { bytes: number; updatedAtMs: number } | null,
): number {
  const average = session.seconds > 0 ? session.bytes / session.seconds : 0;
  if (before === null || session.updatedAtMs <= before.updatedAtMs) return average;
  const lately =
    ((session.bytes - before.bytes) / (session.updatedAtMs - before.updatedAtMs)) * 1000;
  // The lower of the two: nobody is cut off for data that he may not have used.
  return Math.max(0, Math.min(average, lately));
}

const SHORTEST_INTERIM_SECONDS = 60;
/**
 * How often a router should report a session, in seconds: `usual`, but every minute (which small
 * routers can bear) when the next usual report may come after its end or its change of speed.
 */
export function interimSeconds(grant: SessionGrant, usual: number): number {
  const { downBps, upBps } = grant;
  const bothBps = downBps === null || upBps === null ? null : downBps + upBps;
  const leastSeconds = Math.min(
    grant.sessionSeconds ?? Number.POSITIVE_INFINITY,
    grant.fastSeconds ?? Number.POSITIVE_INFINITY,
    fullSpeedSeconds(grant.remainingBytes, bothBps),
    fullSpeedSeconds(grant.fastBytes, bothBps),
    fullSpeedSeconds(grant.remainingDownBytes, downBps),
    fullSpeedSeconds(grant.remainingUpBytes, upBps),
  );
  return leastSeconds < usual ? Math.min(usual, SHORTEST_INTERIM_SECONDS) : usual;
}

function fullSpeedSeconds(bytes: number | null, bps: number | null): number {
  return bytes === null || bps === null ? Number.POSITIVE_INFINITY : (bytes * 8) / bps;
}

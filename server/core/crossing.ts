import { type Entitlement, remainingOf } from './entitlement.ts';

/** An open session as its last report left it. */
export interface LiveSession {
  /** When that report came, by our clock. */
  updatedAtMs: number;
  /** Both directions together, as it was used lately. */
  bytesPerSecond: number;
}

export interface Crossing {
  atMs: number;
  limit: 'revoked' | 'time' | 'data' | 'validity';
}

/**
 * When a voucher's open sessions, which all draw on the same bought time and data, will have used
 * it up if they go on as lately; the soonest limit counts. Null when none ends them. What is used
 * up already is crossed at the latest report.
 */
export function crossingOf(
  entitlement: Entitlement,
  sessions: readonly LiveSession[],
): Crossing | null {
  if (sessions.length === 0) return null;
  const lastReportAtMs = Math.max(...sessions.map(({ updatedAtMs }) => updatedAtMs));
  if (entitlement.status === 'revoked') return { atMs: lastReportAtMs, limit: 'revoked' };
  const { seconds, bytes } = remainingOf(entitlement);
  if (seconds === 0) return { atMs: lastReportAtMs, limit: 'time' };
  if (bytes === 0) return { atMs: lastReportAtMs, limit: 'data' };
  const perSecond = sessions.map(({ bytesPerSecond }) => bytesPerSecond);
  const candidates: { atMs: number | null; limit: Crossing['limit'] }[] = [
    { limit: 'validity', atMs: entitlement.expiresAtMs },
    {
      limit: 'time',
      atMs:
        seconds === null
          ? null
          : usedUpAtMs(
              seconds,
              sessions,
              sessions.map(() => 1),
            ),
    },
    { limit: 'data', atMs: bytes === null ? null : usedUpAtMs(bytes, sessions, perSecond) },
  ];
  let soonest: Crossing | null = null;
  for (const { atMs, limit } of candidates) {
    if (atMs !== null && (soonest === null || atMs < soonest.atMs)) soonest = { atMs, limit };
  }
  return soonest;
}

/**
 * The moment at which sessions that each use `perSecond` since their last report have used `amount`
 * together: amount = Σ rateᵢ · (t − updatedᵢ), each from its report on. Null: never.
 */
function usedUpAtMs(
  amount: number,
  sessions: readonly LiveSession[],
  perSecond: readonly number[],
): number | null {
  const parts = sessions
    .map(({ updatedAtMs }, n) => ({ fromMs: updatedAtMs, rate: perSecond[n] ?? 0 }))
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

/** How fast a session uses data, in bytes per second, from its last two reports. */
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
 * routers can bear) when the next usual report may come after its end.
 */
export function interimSeconds(
  grant: {
    sessionSeconds: number | null;
    remainingBytes: number | null;
    downBps: number | null;
    upBps: number | null;
  },
  usual: number,
): number {
  const { sessionSeconds, remainingBytes, downBps, upBps } = grant;
  const fullSpeedSeconds =
    remainingBytes === null || downBps === null || upBps === null
      ? Number.POSITIVE_INFINITY
      : (remainingBytes * 8) / (downBps + upBps);
  const leastSeconds = Math.min(sessionSeconds ?? Number.POSITIVE_INFINITY, fullSpeedSeconds);
  return leastSeconds < usual ? Math.min(usual, SHORTEST_INTERIM_SECONDS) : usual;
}

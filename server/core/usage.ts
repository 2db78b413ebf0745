/**
 * Accounting as high-water marks. A session's counters only rise, so repeated, reordered and
 * lost packets change nothing but the moment at which we learn of the use.
 */

export interface Counters {
  seconds: number;
  bytesUp: number;
  bytesDown: number;
}

export interface SessionUsage extends Counters {
  closed: boolean;
}

export const NO_USAGE: Counters = { seconds: 0, bytesUp: 0, bytesDown: 0 };

/**
 * Merges one accounting report into what is known of the session and returns the new state with
 * the growth since. A closed session accepts nothing more: a late interim neither reopens it nor
 * moves its counters, and a repeated stop is a no-op.
 */
export function mergeReport(
  known: SessionUsage | null,
  report: Counters & { stop: boolean },
): { usage: SessionUsage; growth: Counters } {
  const before = known ?? { ...NO_USAGE, closed: false };
  if (before.closed) return { usage: before, growth: NO_USAGE };
  const usage: SessionUsage = {
    seconds: Math.max(before.seconds, report.seconds),
    bytesUp: Math.max(before.bytesUp, report.bytesUp),
    bytesDown: Math.max(before.bytesDown, report.bytesDown),
    closed: report.stop,
  };
  return {
    usage,
    growth: {
      seconds: usage.seconds - before.seconds,
      bytesUp: usage.bytesUp - before.bytesUp,
      bytesDown: usage.bytesDown - before.bytesDown,
    },
  };
}

/**
 * When the reported event happened, in ms: the router's own Event-Timestamp if its clock is sane
 * (within a day of ours), else the arrival less Acct-Delay-Time (RFC 2866 section 5.2).
 */
export function eventTimeMs(
  arrivedAtMs: number,
  eventTimestampSeconds: number | null,
  delaySeconds: number,
): number {
  const DAY_MS = 86_400_000;
  if (eventTimestampSeconds !== null) {
    const claimedMs = eventTimestampSeconds * 1000;
    if (Math.abs(claimedMs - arrivedAtMs) <= DAY_MS) return claimedMs;
  }
  return arrivedAtMs - Math.min(Math.max(0, delaySeconds) * 1000, DAY_MS);
}

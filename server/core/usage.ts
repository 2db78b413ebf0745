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

/** The counters alone of what has more. */
export function countersOf({ seconds, bytesUp, bytesDown }: Counters): Counters {
  return { seconds, bytesUp, bytesDown };
}

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

/** A session as far as its reports told. */
export interface KnownSession extends Counters {
  /** The last report, by our clock. */
  updatedAtMs: number;
  stoppedAtMs: number | null;
  /** Closed by us for want of reports, and not by a word of the router. */
  presumedOver: boolean;
}

/** The cause of an end that no router reported: three interims were missed. */
export const MISSED_REPORTS = 'Missed-Interims';
/** The customer gave the device's place to another one. */
export const REPLACED = 'Replaced-Device';
/** Ends that we assumed: a session whose router speaks of it again goes on. */
export const PRESUMED_OVER: ReadonlySet<string | null> = new Set([MISSED_REPORTS, REPLACED]);

export type Relation = 'continues' | 'reopens' | 'follows' | 'too_late';

/** Longer than a router goes on repeating one report. */
const REPEATED_FOR_MS = 60_000;

/**
 * What a report means for the session known under the same name. Routers number sessions anew
 * after a reboot, so the name alone may mean an earlier one; `began` = event time − session time.
 *
 * | known session   | report                                                | it …      |
 * |-----------------|-------------------------------------------------------|-----------|
 * | open            | began after the last report, and its counters fell    | follows   |
 * | open            | otherwise                                             | continues |
 * | ended           | began after the end; a Start, timed, or counters fell | follows   |
 * | presumed over   | otherwise                                             | reopens   |
 * | ended by router | otherwise                                             | too_late  |
 *
 * "After" is by more than a minute, within which a late or repeated packet may still arrive.
 */
export function relationOf(
  known: KnownSession,
  report: Counters & { isStart: boolean; eventMs: number },
): Relation {
  const endMs = known.stoppedAtMs ?? known.updatedAtMs;
  const beganMs = report.eventMs - report.seconds * 1000;
  const isLater = beganMs > endMs + REPEATED_FOR_MS;
  const fell =
    report.seconds < known.seconds ||
    report.bytesUp < known.bytesUp ||
    report.bytesDown < known.bytesDown;
  if (known.stoppedAtMs === null) return isLater && fell ? 'follows' : 'continues';
  if (isLater && (fell || report.isStart || report.seconds > 0)) return 'follows';
  return known.presumedOver ? 'reopens' : 'too_late';
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

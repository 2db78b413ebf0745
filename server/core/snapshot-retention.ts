const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** How many of the newest hours, days and weeks keep one snapshot each. */
const KEPT = [
  { periodMs: HOUR_MS, count: 24 },
  { periodMs: DAY_MS, count: 7 },
  { periodMs: WEEK_MS, count: 4 },
] as const;

/**
 * Which snapshots may go: of each of the last 24 hours, 7 days and 4 weeks the newest stays, and the
 * newest of all stays for ever, so a box that slept for a year still has one.
 * @param snapshots all there are, in any order
 */
export function expendable<T extends { takenAtMs: number }>(snapshots: readonly T[]): T[] {
  const moments = new Set(snapshots.map(({ takenAtMs }) => takenAtMs));
  const newestFirst = [...moments].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 1));
  for (const { periodMs, count } of KEPT) {
    const periods = new Set<number>();
    for (const moment of newestFirst) {
      const period = Math.floor(moment / periodMs);
      if (periods.has(period)) continue;
      if (periods.size === count) break;
      periods.add(period);
      kept.add(moment);
    }
  }
  return snapshots.filter(({ takenAtMs }) => !kept.has(takenAtMs));
}

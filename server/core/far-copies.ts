const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Waits after the first, second … failure; the last one again and again. */
const WAITS_MINUTES = [1, 2, 5, 10, 20, 30];

/** How long to leave a far place alone after so many failures in a row. */
export function farPauseMs(failures: number): number {
  if (failures === 0) return 0;
  const minutes = WAITS_MINUTES[Math.min(failures, WAITS_MINUTES.length) - 1] ?? 0;
  return minutes * MINUTE_MS;
}

/**
 * How a copy of this age is looked at, when one is due every so many hours: `late` is worth a look,
 * with `too_old` somebody has to be told. Two hours are given to a slow line.
 */
export function ageOfCopy(ageMs: number, everyHours: number): 'good' | 'late' | 'too_old' {
  if (ageMs <= (everyHours + 2) * HOUR_MS) return 'good';
  return ageMs <= Math.max(24, 2 * everyHours + 2) * HOUR_MS ? 'late' : 'too_old';
}

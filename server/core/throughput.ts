/** Counters of a session as a report told them. */
export interface Reading {
  atMs: number;
  bytesUp: number;
  bytesDown: number;
}

/** The mean speed since the point before, in bit/s. */
export interface ThroughputPoint {
  atMs: number;
  downBps: number;
  upBps: number;
}

/** In bit/s. @param ms in which the bytes were carried; more than none */
export const meanBps = (bytes: number, ms: number): number => Math.round((bytes * 8_000) / ms);

/** The mean speed between two readings; null when no time has passed between them. */
export function throughputBetween(earlier: Reading, later: Reading): ThroughputPoint | null {
  const ms = later.atMs - earlier.atMs;
  if (ms <= 0) return null;
  const speed = (bytes: number) => Math.max(0, meanBps(bytes, ms));
  return {
    atMs: later.atMs,
    downBps: speed(later.bytesDown - earlier.bytesDown),
    upBps: speed(later.bytesUp - earlier.bytesUp),
  };
}

/** One point for every two neighbours that lie apart in time. */
export function throughputOf(readings: readonly Reading[]): ThroughputPoint[] {
  const points: ThroughputPoint[] = [];
  let [earlier] = readings;
  for (const later of readings.slice(1)) {
    const point = earlier && throughputBetween(earlier, later);
    if (!point) continue;
    points.push(point);
    earlier = later;
  }
  return points;
}

/**
 * Shares what was carried between two readings out over the slices of time that it fell into, evenly.
 * @returns the bytes of each slice of `sliceMs`, by its number since the epoch
 */
export function sharedOut(
  earlier: Reading,
  later: Reading,
  sliceMs: number,
): { slice: number; bytesUp: number; bytesDown: number }[] {
  const ms = later.atMs - earlier.atMs;
  if (ms <= 0) return [];
  const parts = [];
  for (let fromMs = earlier.atMs; fromMs < later.atMs; ) {
    const slice = Math.floor(fromMs / sliceMs);
    const untilMs = Math.min((slice + 1) * sliceMs, later.atMs);
    const share = (untilMs - fromMs) / ms;
    parts.push({
      slice,
      bytesUp: Math.max(0, later.bytesUp - earlier.bytesUp) * share,
      bytesDown: Math.max(0, later.bytesDown - earlier.bytesDown) * share,
    });
    fromMs = untilMs;
  }
  return parts;
}

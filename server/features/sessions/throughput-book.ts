import {
  meanBps,
  type Reading,
  sharedOut,
  type ThroughputPoint,
  throughputBetween,
  throughputOf,
} from '../../core/throughput.ts';
import type { SessionRecord } from '../../ports/stores.ts';

/** An evening of a large town, about 60 bytes a reading. */
const MOST_SESSIONS = 5_000;
/** Five hours with a report every five minutes. */
const MOST_READINGS = 60;
const SLICE_MS = 300_000;
const DAY_SLICES = 86_400_000 / SLICE_MS;
const LEAP_MS = 86_400_000;
/** The slice that runs, and the one that not every session has reported of yet. */
const NEWEST_LEFT_OUT = 2;
/** A session that was not heard of for three usual reports has no speed now. */
const SILENT_AFTER_MS = 3 * SLICE_MS;

type Heard = Pick<SessionRecord, 'id' | 'routerId' | 'updatedAtMs' | 'bytesUp' | 'bytesDown'>;

interface Slice {
  bytesUp: number;
  bytesDown: number;
}

/**
 * How fast sessions and routers were lately, from the reports as they come. Kept in memory: a graph
 * is worth no write to the disk, and begins again after a restart.
 */
export class ThroughputBook {
  readonly #readings = new Map<string, Reading[]>();
  readonly #routers = new Map<string, Map<number, Slice>>();

  /** Notes what reports have told, after it was stored. */
  hear(sessions: readonly Heard[]): void {
    for (const session of sessions) this.#hearOne(session);
  }

  /** The speeds of a session since the box started, at most the last sixty reports. */
  ofSession(id: string): ThroughputPoint[] {
    return throughputOf(this.#readings.get(id) ?? []);
  }

  /** The speed by the last two reports of a session; null when they are not fresh. */
  now(id: string, nowMs: number): ThroughputPoint | null {
    const [earlier, later] = (this.#readings.get(id) ?? []).slice(-2);
    if (!earlier || !later || nowMs - later.atMs > SILENT_AFTER_MS) return null;
    return throughputBetween(earlier, later);
  }

  /**
   * The speeds of a router's sessions together in every five minutes of the last 24 hours. The
   * newest slices are left out: they lack what sessions have not reported yet.
   */
  ofRouter(routerId: string, nowMs: number): ThroughputPoint[] {
    const slices = this.#routers.get(routerId);
    if (!slices) return [];
    const end = Math.floor(nowMs / SLICE_MS) - NEWEST_LEFT_OUT;
    const begin = Math.max(Math.min(...slices.keys()), end - DAY_SLICES + 1);
    const speed = (bytes: number) => meanBps(bytes, SLICE_MS);
    return Array.from({ length: Math.max(0, end - begin + 1) }, (_, n) => {
      const { bytesUp = 0, bytesDown = 0 } = slices.get(begin + n) ?? {};
      const atMs = (begin + n) * SLICE_MS;
      return { atMs, downBps: speed(bytesDown), upBps: speed(bytesUp) };
    });
  }

  #hearOne({ id, routerId, updatedAtMs, bytesUp, bytesDown }: Heard): void {
    const later = { atMs: updatedAtMs, bytesUp, bytesDown };
    const readings = this.#readings.get(id) ?? [];
    const earlier = readings.at(-1);
    if (earlier && later.atMs <= earlier.atMs) return;
    // A box without a battery clock leaps from 1970 to today: that is no time in which anything was carried.
    if (earlier && later.atMs - earlier.atMs < LEAP_MS) this.#share(routerId, earlier, later);
    readings.push(later);
    if (readings.length > MOST_READINGS) readings.shift();
    this.#readings.delete(id);
    this.#readings.set(id, readings);
    const oldest = this.#readings.keys().next();
    if (this.#readings.size > MOST_SESSIONS && !oldest.done) this.#readings.delete(oldest.value);
  }

  #share(routerId: string, earlier: Reading, later: Reading): void {
    const slices = this.#routers.get(routerId) ?? new Map<number, Slice>();
    this.#routers.set(routerId, slices);
    for (const { slice, bytesUp, bytesDown } of sharedOut(earlier, later, SLICE_MS)) {
      const sum = slices.get(slice) ?? { bytesUp: 0, bytesDown: 0 };
      sum.bytesUp += bytesUp;
      sum.bytesDown += bytesDown;
      slices.set(slice, sum);
    }
    const oldestKept = Math.floor(later.atMs / SLICE_MS) - DAY_SLICES - NEWEST_LEFT_OUT;
    for (const slice of slices.keys()) {
      if (slice >= oldestKept) break;
      slices.delete(slice);
    }
  }
}

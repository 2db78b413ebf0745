import { type LiveSession, usageRate } from '../../core/crossing.ts';
import type { SessionRecord } from '../../ports/stores.ts';

const MOST_PACES = 50_000;

interface Pace {
  bytesUp: number;
  bytesDown: number;
  live: LiveSession;
}

/** Remembers the last report of each session, to tell how fast it uses data. */
export class Paces {
  readonly #paces = new Map<string, Pace>();

  of(session: SessionRecord): LiveSession {
    const { id, seconds, bytesUp, bytesDown, updatedAtMs } = session;
    const before = this.#paces.get(id);
    if (before?.live.updatedAtMs === updatedAtMs) return before.live;
    const rate = (bytes: number, bytesBefore: number | undefined) =>
      usageRate(
        { seconds, bytes, updatedAtMs },
        before && bytesBefore !== undefined
          ? { bytes: bytesBefore, updatedAtMs: before.live.updatedAtMs }
          : null,
      );
    const live = {
      updatedAtMs,
      upBytesPerSecond: rate(bytesUp, before?.bytesUp),
      downBytesPerSecond: rate(bytesDown, before?.bytesDown),
    };
    this.#paces.delete(id);
    this.#paces.set(id, { bytesUp, bytesDown, live });
    const oldest = this.#paces.keys().next();
    if (this.#paces.size > MOST_PACES && !oldest.done) this.#paces.delete(oldest.value);
    return live;
  }
}

import type { Clock } from '../../ports/system.ts';

/** A prompt has a customer waiting for it; a query can always come later. */
export type Priority = 'push' | 'query';

/** What may wait per priority. A query turned away is asked again by its schedule. */
const MAX_WAITING: Readonly<Record<Priority, number>> = { push: 1000, query: 200 };

/**
 * Spaces the starts of requests evenly, pushes before queries, since Daraja answers bursts on one
 * shortcode with spike arrest.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #waiting: Record<Priority, Array<() => void>> = { push: [], query: [] };
  #nextStartMs = Number.NEGATIVE_INFINITY;
  #armed = false;

  /** `requestsPerSecond` > 0; throws a RangeError on anything else. */
  constructor(clock: Clock, requestsPerSecond: number) {
    if (!Number.isFinite(requestsPerSecond) || requestsPerSecond <= 0) {
      throw new RangeError('requestsPerSecond must be a positive number');
    }
    this.#clock = clock;
    this.#intervalMs = 1000 / requestsPerSecond;
  }

  /** Resolves to true when it is this caller's turn, to false when too many wait already. */
  turn(priority: Priority): Promise<boolean> {
    if (this.#waiting[priority].length >= MAX_WAITING[priority]) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#waiting[priority].push(() => resolve(true));
      this.#arm();
    });
  }

  #arm(): void {
    if (this.#armed) return;
    const waitMs = this.#nextStartMs - this.#clock.now();
    if (waitMs <= 0) {
      this.#startNext();
      return;
    }
    this.#armed = true;
    this.#clock.after(waitMs, () => {
      this.#armed = false;
      this.#startNext();
    });
  }

  #startNext(): void {
    const start = this.#waiting.push.shift() ?? this.#waiting.query.shift();
    if (!start) return;
    this.#nextStartMs = this.#clock.now() + this.#intervalMs;
    start();
    if (this.#waiting.push.length > 0 || this.#waiting.query.length > 0) this.#arm();
  }
}

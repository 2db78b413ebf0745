import { rollWindow, type Window, type WindowState, waitMs } from './rate-limit.ts';

/** Keys remembered at most; the oldest are forgotten first. */
const MOST_KEYS = 10_000;

/** A limit per key, in memory: for what costs us work but no money. */
export class Throttle {
  readonly #rule: Window;
  readonly #states = new Map<string, WindowState>();

  constructor(rule: Window) {
    this.#rule = rule;
  }

  /** Counts one event; the milliseconds to wait when it is one too many, else 0. */
  hit(key: string, nowMs: number): number {
    const state = rollWindow(this.#states.get(key), this.#rule, nowMs);
    const wait = waitMs(state, this.#rule, nowMs);
    this.#states.delete(key);
    this.#states.set(key, wait > 0 ? state : { ...state, count: state.count + 1 });
    if (this.#states.size > MOST_KEYS) {
      const oldest = this.#states.keys().next();
      if (!oldest.done) this.#states.delete(oldest.value);
    }
    return wait;
  }
}

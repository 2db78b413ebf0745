import { countInWindow, rollWindow, type Window, type WindowState } from './rate-limit.ts';

const MINUTE_MS = 60_000;
/** MAC addresses cost an attacker nothing, so the global limit is what protects the codes. */
export const GLOBAL_GUESSES: Window = { limit: 30, windowMs: MINUTE_MS };
const PER_ROUTER: Window = { limit: 20, windowMs: MINUTE_MS };
const PER_DEVICE: Window = { limit: 10, windowMs: 10 * MINUTE_MS };
/** Keys remembered at most; the oldest are forgotten first. */
const MOST_KEYS = 20_000;

export interface Guesser {
  /** MAC or client address. */
  device: string | null;
  router: string | null;
  /** A device that has paid or redeemed before: an attack by others must not lock it out. */
  known: boolean;
}

/**
 * Counts wrong voucher codes, on the splash and on RADIUS together. While a limit is reached no
 * code is evaluated at all, so a guess gives no answer; devices that have bought before are
 * held to their own limit only.
 */
export class GuessGuard {
  readonly #windows = new Map<string, WindowState>();

  /** Whether this guesser's next code may be evaluated. */
  allows(guesser: Guesser, nowMs: number): boolean {
    if (this.#windows.size === 0) return true;
    return this.#rules(guesser, guesser.known).every(([key, rule]) => {
      const state = rollWindow(this.#windows.get(key), rule, nowMs);
      return countInWindow(state, rule, nowMs) + 1 <= rule.limit;
    });
  }

  /** Records one wrong code. */
  failed(guesser: Guesser, nowMs: number): void {
    for (const [key, rule] of this.#rules(guesser, false)) {
      const state = rollWindow(this.#windows.get(key), rule, nowMs);
      this.#windows.delete(key);
      this.#windows.set(key, { ...state, count: state.count + 1 });
    }
    for (const key of this.#windows.keys()) {
      if (this.#windows.size <= MOST_KEYS) break;
      if (key !== 'global') this.#windows.delete(key);
    }
  }

  #rules(guesser: Guesser, ownOnly: boolean): [string, Window][] {
    const rules: [string, Window][] = [];
    if (guesser.device) rules.push([`device ${guesser.device}`, PER_DEVICE]);
    if (ownOnly) return rules;
    if (guesser.router) rules.push([`router ${guesser.router}`, PER_ROUTER]);
    rules.push(['global', GLOBAL_GUESSES]);
    return rules;
  }
}

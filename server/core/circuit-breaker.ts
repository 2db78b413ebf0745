/**
 * Spares a provider that does not answer, and the customers who would wait for it.
 *
 * | state     | requests     | leaves by                                                    |
 * |-----------|--------------|--------------------------------------------------------------|
 * | closed    | all          | `failuresToOpen` in a row unanswered → open                  |
 * | open      | none         | `pauseMs` later → half open                                  |
 * | half open | one at once  | answered → closed; unanswered → open, with twice the pause   |
 */
export interface BreakerRules {
  failuresToOpen: number;
  pauseMs: number;
  longestPauseMs: number;
}

export class CircuitBreaker {
  readonly #rules: BreakerRules;
  #failures = 0;
  #pauseMs: number;
  /** When the trouble began; null while closed. */
  #openSinceMs: number | null = null;
  #retryAtMs = 0;
  #probing = false;

  constructor(rules: BreakerRules) {
    this.#rules = rules;
    this.#pauseMs = rules.pauseMs;
  }

  /** Whether a request may go out now; in the half-open state this takes the one probe. */
  allows(nowMs: number): boolean {
    if (this.#openSinceMs === null) return true;
    if (nowMs < this.#retryAtMs || this.#probing) return false;
    this.#probing = true;
    return true;
  }

  /** An answer of any kind, also a refusal: the provider is there. */
  answered(): void {
    this.#failures = 0;
    this.#openSinceMs = null;
    this.#probing = false;
    this.#pauseMs = this.#rules.pauseMs;
  }

  unanswered(nowMs: number): void {
    this.#failures += 1;
    if (this.#openSinceMs !== null) {
      // A request from before the pause says nothing new; only the probe does.
      if (!this.#probing) return;
      this.#probing = false;
      this.#pauseMs = Math.min(this.#pauseMs * 2, this.#rules.longestPauseMs);
    } else if (this.#failures < this.#rules.failuresToOpen) return;
    this.#openSinceMs ??= nowMs;
    this.#retryAtMs = nowMs + this.#pauseMs;
  }

  /** Since when the provider has not answered; null while it does. */
  get downSinceMs(): number | null {
    return this.#openSinceMs;
  }
}

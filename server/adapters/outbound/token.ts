import type { Clock } from '../../ports/system.ts';

export type TokenOutcome =
  | { kind: 'token'; value: string; lifetimeMs: number }
  /** The provider refused the consumer key or secret, in words. */
  | { kind: 'refused'; code: string; detail: string }
  | { kind: 'unavailable'; detail: string };

/** Renewed this long before the end, so that no request travels with a dying token. */
const MARGIN_MS = 60_000;

/**
 * Keeps one access token. A new token may invalidate the previous one, so there is never more than
 * one request for it under way, however many callers wait.
 */
export class TokenCache {
  readonly #clock: Clock;
  readonly #fetchToken: () => Promise<TokenOutcome>;
  #current: { value: string; renewAtMs: number } | null = null;
  #underWay: Promise<TokenOutcome> | null = null;

  constructor(clock: Clock, fetchToken: () => Promise<TokenOutcome>) {
    this.#clock = clock;
    this.#fetchToken = fetchToken;
  }

  /** The current token, or the outcome of getting one. */
  async get(): Promise<TokenOutcome> {
    const current = this.#current;
    if (current && this.#clock.now() < current.renewAtMs) {
      return {
        kind: 'token',
        value: current.value,
        lifetimeMs: current.renewAtMs - this.#clock.now(),
      };
    }
    this.#underWay ??= this.#renew();
    return this.#underWay;
  }

  /** Forgets `value`, unless somebody has renewed it already. */
  invalidate(value: string): void {
    if (this.#current?.value === value) this.#current = null;
  }

  /** For scrubbing; empty before the first success. */
  get known(): string[] {
    return this.#current ? [this.#current.value] : [];
  }

  async #renew(): Promise<TokenOutcome> {
    try {
      const outcome = await this.#fetchToken();
      if (outcome.kind === 'token') {
        const usableMs = Math.max(outcome.lifetimeMs - MARGIN_MS, outcome.lifetimeMs / 2);
        this.#current = { value: outcome.value, renewAtMs: this.#clock.now() + usableMs };
      }
      return outcome;
    } finally {
      this.#underWay = null;
    }
  }
}

import { ForgettingMap } from './forgetting-map.ts';

/** Longer than a router's whole series of retries under new Identifiers. */
const RETENTION_MS = 30_000;
const ENTRIES_MAX = 100_000;

/**
 * Accounting retries that come under a new Identifier with a larger Acct-Delay-Time (RFC 2866
 * §5.2) are new packets to the duplicate cache but the same report: they share its outcome.
 */
export class RecentWork {
  readonly #entries = new ForgettingMap<string, { outcome: Promise<void>; atMs: number }>(
    RETENTION_MS,
    ENTRIES_MAX,
  );

  /** Runs `work` unless the same key was worked on lately; a failure is forgotten at once. */
  share(key: string, nowMs: number, work: () => Promise<void>): Promise<void> {
    const known = this.#entries.get(key);
    if (known !== undefined && nowMs - known.atMs < RETENTION_MS) return known.outcome;
    const outcome = work();
    const entry = { outcome, atMs: nowMs };
    this.#entries.set(key, entry, nowMs);
    outcome.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return outcome;
  }
}

/** Longer than a router's whole series of retries under new Identifiers. */
const RETENTION_MS = 30_000;
const ENTRIES_MAX = 50_000;

/**
 * Accounting retries that come under a new Identifier with a larger Acct-Delay-Time (RFC 2866
 * §5.2) are new packets to the duplicate cache but the same report: they share its outcome.
 */
export class RecentWork {
  readonly #entries = new Map<string, { outcome: Promise<void>; atMs: number }>();

  /** Runs `work` unless the same key was worked on lately; a failure is forgotten at once. */
  share(key: string, nowMs: number, work: () => Promise<void>): Promise<void> {
    const known = this.#entries.get(key);
    if (known !== undefined && nowMs - known.atMs < RETENTION_MS) return known.outcome;
    this.#sweep(nowMs);
    const outcome = work();
    const entry = { outcome, atMs: nowMs };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    outcome.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return outcome;
  }

  #sweep(nowMs: number): void {
    for (const [key, { atMs }] of this.#entries) {
      if (nowMs - atMs < RETENTION_MS && this.#entries.size < ENTRIES_MAX) return;
      this.#entries.delete(key);
    }
  }
}

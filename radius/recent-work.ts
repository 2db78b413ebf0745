import { ForgettingMap } from './forgetting-map.ts';

/** Longer than a router's whole series of retries under new Identifiers. */
const RETENTION_MS = 30_000;
const SESSIONS_MAX = 100_000;
const DONE = Promise.resolve();

interface Latest {
  report: string;
  outcome: Promise<void>;
  atMs: number;
}

/**
 * Accounting retries that come under a new Identifier with a larger Acct-Delay-Time (RFC 2866
 * §5.2) are new packets to the duplicate cache but the same report: they share its outcome. One
 * report is remembered of each session, the latest: an older one that comes again is worked on
 * again, which a bookkeeper of high-water marks does not mind.
 */
export class RecentWork {
  readonly #sessions = new ForgettingMap<string, Latest>(RETENTION_MS, SESSIONS_MAX);

  /**
   * Runs `work` unless the same report was worked on lately; a failure is forgotten at once.
   * @param session what names the session.
   * @param report all the rest that stays the same when a router repeats itself.
   */
  share(session: string, report: string, nowMs: number, work: () => Promise<void>): Promise<void> {
    const known = this.#sessions.get(session);
    const isRecent = known !== undefined && nowMs - known.atMs < RETENTION_MS;
    if (isRecent && known.report === report) return known.outcome;
    const outcome = work();
    const latest = { report, outcome, atMs: nowMs };
    this.#sessions.set(session, latest, nowMs);
    outcome.then(
      // The promise of every report is not worth keeping.
      () => {
        latest.outcome = DONE;
      },
      () => {
        if (this.#sessions.get(session) === latest) this.#sessions.delete(session);
      },
    );
    return outcome;
  }
}

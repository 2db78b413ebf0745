import { ForgettingMap } from './forgetting-map.ts';

/**
 * Retransmissions (RFC 5080 §2.2.2): the same request from the same address, port and Identifier
 * gets the very bytes of the first answer. One cache per socket.
 */

/** RouterOS asks three times within 3.3 s; RFC 5080 wants 5…30 s. */
const RETENTION_MS = 10_000;
const ENTRIES_MAX = 100_000;

/** A request that is being worked on, or has its answer. */
export class Work {
  readonly key: string;
  /** As text, which keeps no datagram alive. */
  readonly authenticator: string;
  atMs: number;
  /** Null while the request is being worked on. */
  reply: Buffer | null = null;

  constructor(key: string, authenticator: string, atMs: number) {
    this.key = key;
    this.authenticator = authenticator;
    this.atMs = atMs;
  }

  /** Keeps the answer, for the retransmissions that may come until ten seconds from now. */
  answer(reply: Buffer, nowMs: number): void {
    this.reply = reply;
    this.atMs = nowMs;
  }
}

export class DuplicateCache {
  readonly #entries = new ForgettingMap<Work>(RETENTION_MS, ENTRIES_MAX);

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Looks a request up. New ones become work; for a retransmission the result is the answer, or
   * `in_progress` while there is none yet. `key` names source address, port and Identifier; another
   * authenticator under the same key is another request.
   */
  begin(key: string, authenticator: string, nowMs: number): Work | Buffer | 'in_progress' {
    const known = this.#entries.get(key);
    if (known !== undefined && known.authenticator === authenticator) {
      if (known.reply === null) return 'in_progress';
      if (nowMs - known.atMs < RETENTION_MS) return known.reply;
    }
    const work = new Work(key, authenticator, nowMs);
    this.#entries.set(key, work, nowMs);
    return work;
  }

  /** Forgets a request that got no answer, so that its retransmission is tried afresh. */
  forget(work: Work): void {
    if (this.#entries.get(work.key) === work) this.#entries.delete(work.key);
  }
}

import { equalBytes } from './digest.ts';

/**
 * Retransmissions (RFC 5080 §2.2.2): the same request from the same address, port and Identifier
 * gets the very bytes of the first answer. One cache per socket.
 */

/** RouterOS asks three times within 3.3 s; RFC 5080 wants 5…30 s. */
const RETENTION_MS = 10_000;
const ENTRIES_MAX = 100_000;

interface Entry {
  readonly authenticator: Buffer;
  /** Null while the request is being worked on. */
  reply: Buffer | null;
  atMs: number;
}

export type Lookup =
  | { readonly kind: 'new' }
  | { readonly kind: 'in_progress' }
  | { readonly kind: 'answered'; readonly reply: Buffer };

const NEW: Lookup = { kind: 'new' };
const IN_PROGRESS: Lookup = { kind: 'in_progress' };

export class DuplicateCache {
  /** In order of their last use: a re-used key is taken out before it is put in again. */
  readonly #entries = new Map<string, Entry>();

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Looks a request up and, if it is new, notes that it is being worked on. `key` names source
   * address, port and Identifier; another authenticator under the same key is another request.
   */
  begin(key: string, authenticator: Buffer, nowMs: number): Lookup {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      const isFresh = entry.reply === null || nowMs - entry.atMs < RETENTION_MS;
      if (isFresh && equalBytes(entry.authenticator, authenticator)) {
        return entry.reply === null ? IN_PROGRESS : { kind: 'answered', reply: entry.reply };
      }
      this.#entries.delete(key);
    }
    this.#sweep(nowMs);
    this.#entries.set(key, { authenticator, reply: null, atMs: nowMs });
    return NEW;
  }

  /** Keeps the answer, unless the key has gone to another request meanwhile. */
  answer(key: string, authenticator: Buffer, reply: Buffer, nowMs: number): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || !equalBytes(entry.authenticator, authenticator)) return;
    entry.reply = reply;
    entry.atMs = nowMs;
  }

  /** Forgets a request that got no answer, so that its retransmission is tried afresh. */
  forget(key: string, authenticator: Buffer): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined && equalBytes(entry.authenticator, authenticator)) {
      this.#entries.delete(key);
    }
  }

  /** The oldest stand first; requests in progress stay, there are only so many of them. */
  #sweep(nowMs: number): void {
    for (const [key, entry] of this.#entries) {
      const isOld = entry.reply !== null && nowMs - entry.atMs >= RETENTION_MS;
      if (!isOld && this.#entries.size < ENTRIES_MAX) return;
      this.#entries.delete(key);
    }
  }
}

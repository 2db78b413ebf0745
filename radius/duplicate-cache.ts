import { ForgettingMap } from './forgetting-map.ts';

/**
 * Retransmissions (RFC 5080 §2.2.2): the same request from the same address, port and Identifier
 * gets the very bytes of the first answer. One cache per socket.
 */

/** RouterOS asks three times within 3.3 s; RFC 5080 wants 5…30 s. */
const RETENTION_MS = 10_000;
const ENTRIES_MAX = 100_000;

interface Entry {
  /** As text, which keeps no datagram alive. */
  readonly authenticator: string;
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
  readonly #entries = new ForgettingMap<Entry>(RETENTION_MS, ENTRIES_MAX);

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Looks a request up and, if it is new, notes that it is being worked on. `key` names source
   * address, port and Identifier; another authenticator under the same key is another request.
   */
  begin(key: string, authenticator: Buffer, nowMs: number): Lookup {
    const entry = this.#entries.get(key);
    const asked = authenticator.toString('latin1');
    if (entry !== undefined && entry.authenticator === asked) {
      if (entry.reply === null) return IN_PROGRESS;
      if (nowMs - entry.atMs < RETENTION_MS) return { kind: 'answered', reply: entry.reply };
    }
    this.#entries.set(key, { authenticator: asked, reply: null, atMs: nowMs }, nowMs);
    return NEW;
  }

  /** Keeps the answer, unless the key has gone to another request meanwhile. */
  answer(key: string, authenticator: Buffer, reply: Buffer, nowMs: number): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.authenticator !== authenticator.toString('latin1')) return;
    entry.reply = reply;
    entry.atMs = nowMs;
  }

  /** Forgets a request that got no answer, so that its retransmission is tried afresh. */
  forget(key: string, authenticator: Buffer): void {
    const entry = this.#entries.get(key);
    if (entry?.authenticator === authenticator.toString('latin1')) this.#entries.delete(key);
  }
}

import { ForgettingMap } from './forgetting-map.ts';
import { AUTHENTICATOR_AT, AUTHENTICATOR_BYTES } from './packet.ts';
import type { UdpSource } from './udp.ts';

/**
 * Retransmissions (RFC 5080 §2.2.2): the same request from the same address, port and Identifier
 * gets the very bytes of the first answer. One cache per socket.
 */

/** RouterOS asks three times within 3.3 s; RFC 5080 wants 5…30 s. */
const RETENTION_MS = 10_000;
const ENTRIES_MAX = 100_000;
/** More than any box has routers. */
const ADDRESSES_MAX = 10_000;
/** Room for an authenticator and the usual answer. */
const KEPT_BYTES = 256;
const IN_PROGRESS = -1;

/**
 * A request that is being worked on, or has its answer. What it remembers is copied into its own
 * bytes: they hold no datagram alive, and serve the next request of the same source and Identifier.
 */
export class Work {
  readonly key: number;
  /** Authenticator, then the answer. */
  #kept = Buffer.allocUnsafe(KEPT_BYTES);
  #replyBytes = IN_PROGRESS;
  #atMs = 0;

  constructor(key: number) {
    this.key = key;
  }

  get isInProgress(): boolean {
    return this.#replyBytes === IN_PROGRESS;
  }

  begin(request: Buffer): this {
    request.copy(this.#kept, 0, AUTHENTICATOR_AT, AUTHENTICATOR_AT + AUTHENTICATOR_BYTES);
    this.#replyBytes = IN_PROGRESS;
    return this;
  }

  isOf(request: Buffer): boolean {
    for (let at = 0; at < AUTHENTICATOR_BYTES; at += 1) {
      if (this.#kept[at] !== request[AUTHENTICATOR_AT + at]) return false;
    }
    return true;
  }

  /** Keeps the answer, for the retransmissions that may come until ten seconds from now. */
  answer(reply: Buffer, nowMs: number): void {
    if (AUTHENTICATOR_BYTES + reply.length > this.#kept.length) {
      this.#kept = Buffer.concat([this.#kept.subarray(0, AUTHENTICATOR_BYTES), reply]);
    } else this.#kept.set(reply, AUTHENTICATOR_BYTES);
    this.#replyBytes = reply.length;
    this.#atMs = nowMs;
  }

  /** A copy of the answer that was given; null when that is too long ago. */
  replyAt(nowMs: number): Buffer | null {
    if (nowMs - this.#atMs >= RETENTION_MS) return null;
    const end = AUTHENTICATOR_BYTES + this.#replyBytes;
    return Buffer.from(this.#kept.subarray(AUTHENTICATOR_BYTES, end));
  }
}

export class DuplicateCache {
  readonly #entries = new ForgettingMap<number, Work>(RETENTION_MS, ENTRIES_MAX);
  /** Numbers are looked up faster than texts. None is given out twice. */
  readonly #addresses = new Map<string, number>();
  #addressesSeen = 0;

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Looks a request up by source, Identifier and authenticator. New ones become work; for a
   * retransmission the result is the answer, or `in_progress` while there is none yet.
   * @param request the whole packet.
   */
  begin(source: UdpSource, request: Buffer, nowMs: number): Work | Buffer | 'in_progress' {
    const key = this.#key(source, request[1] ?? 0);
    const known = this.#entries.get(key);
    if (known?.isOf(request)) {
      if (known.isInProgress) return 'in_progress';
      const reply = known.replyAt(nowMs);
      if (reply !== null) return reply;
    }
    // What is still in progress will be answered: its place in memory is not free.
    const isFree = known !== undefined && !known.isInProgress;
    const work = (isFree ? known : new Work(key)).begin(request);
    this.#entries.set(key, work, nowMs);
    return work;
  }

  /** Forgets a request that got no answer, so that its retransmission is tried afresh. */
  forget(work: Work): void {
    if (this.#entries.get(work.key) === work) this.#entries.delete(work.key);
  }

  #key({ address, port }: UdpSource, identifier: number): number {
    let number = this.#addresses.get(address);
    if (number === undefined) {
      if (this.#addresses.size >= ADDRESSES_MAX) this.#addresses.clear();
      number = this.#addressesSeen++;
      this.#addresses.set(address, number);
    }
    return (number * 65_536 + port) * 256 + identifier;
  }
}

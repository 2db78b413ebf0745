import { type Attribute, integerAttribute } from './attributes.ts';
import { replyIsValid } from './authenticator.ts';
import { Code, Type } from './codes.ts';
import { errorCauseWords } from './error-cause.ts';
import { AUTHENTICATOR_AT, framePacket, HEADER_BYTES } from './packet.ts';
import { buildRequest } from './request-packet.ts';
import type { UdpSocket, UdpSource } from './udp.ts';
import { findAttribute, integer } from './values.ts';

/** CoA and Disconnect towards routers (RFC 5176). */

export interface DynamicRequest {
  /** Dotted IPv4, as the answer's source will be spelled. */
  address: string;
  port: number;
  secret: Buffer;
  /** For a Disconnect only what names the session. */
  attributes: readonly Attribute[];
}

export type DynamicResult =
  | { kind: 'ack' }
  /** `errorCause` 503: the session is gone already. `words` say the reason to people. */
  | { kind: 'nak'; errorCause: number | null; words: string }
  | { kind: 'no_answer' }
  /** Answers came, but none that the secret had signed. */
  | { kind: 'forged' };

export interface DynamicAuthorizationOptions {
  /** Called once, at the first request. */
  openSocket: () => Promise<UdpSocket>;
  clock: { now(): number; after(delayMs: number, task: () => void): () => void };
  random: { bytes(length: number): Uint8Array };
  /** How long each transmission waits for its answer. */
  waitsMs?: readonly number[];
}

export interface DynamicAuthorization {
  disconnect(request: DynamicRequest): Promise<DynamicResult>;
  change(request: DynamicRequest): Promise<DynamicResult>;
  /** Ends what is pending as `no_answer`. */
  close(): Promise<void>;
}

/** Four transmissions within 5.5 s, well inside the 300 s an Event-Timestamp is good for. */
const WAITS_MS = [500, 1_000, 2_000, 2_000];
const IDENTIFIERS = 256;
const MS_PER_SECOND = 1_000;

/** Sends CoA and Disconnect, repeats them unchanged, and believes only signed answers. */
export function createDynamicAuthorization(
  options: DynamicAuthorizationOptions,
): DynamicAuthorization {
  const sender = new Sender(options);
  return {
    disconnect: (request) => sender.ask(Code.disconnectRequest, request),
    change: (request) => sender.ask(Code.coaRequest, request),
    close: () => sender.close(),
  };
}

interface Pending {
  readonly code: number;
  readonly bytes: Buffer;
  readonly target: DynamicRequest;
  readonly settle: (result: DynamicResult) => void;
  /** An answer came that was not authentic: it settles nothing, a real one may still come. */
  sawForgery: boolean;
  cancelTimer: () => void;
}

class Sender {
  readonly #options: DynamicAuthorizationOptions;
  readonly #waitsMs: readonly number[];
  /** By address, port and Identifier. */
  readonly #pending = new Map<string, Pending>();
  /** Who waits for one of the 256 Identifiers of a router, by its address and port. */
  readonly #queues = new Map<string, (() => void)[]>();
  #socket: Promise<UdpSocket> | null = null;
  #nextIdentifier: number;
  #isClosed = false;

  constructor(options: DynamicAuthorizationOptions) {
    this.#options = options;
    this.#waitsMs = options.waitsMs ?? WAITS_MS;
    // A restart must not begin where the last process began: routers keep duplicate caches too.
    this.#nextIdentifier = options.random.bytes(1)[0] ?? 0;
  }

  async ask(code: number, target: DynamicRequest): Promise<DynamicResult> {
    const socket = await this.#open();
    const router = `${target.address} ${target.port}`;
    let identifier = this.#freeIdentifier(router);
    while (identifier === null && !this.#isClosed) {
      await new Promise<void>((resume) => this.#waitFor(router, resume));
      identifier = this.#freeIdentifier(router);
    }
    if (identifier === null || this.#isClosed) return { kind: 'no_answer' };
    const key = `${router} ${identifier}`;
    const bytes = this.#build(code, identifier, target);
    const result = await new Promise<DynamicResult>((settle) => {
      const pending: Pending = {
        ...{ code, bytes, target, settle, sawForgery: false },
        cancelTimer: () => {},
      };
      this.#pending.set(key, pending);
      this.#transmit(socket, pending, 0);
    });
    this.#pending.delete(key);
    this.#queues.get(router)?.shift()?.();
    return result;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const pending of this.#pending.values()) this.#settle(pending, { kind: 'no_answer' });
    for (const queue of this.#queues.values()) for (const resume of queue.splice(0)) resume();
    if (this.#socket !== null) await (await this.#socket).close();
  }

  #open(): Promise<UdpSocket> {
    if (this.#socket !== null) return this.#socket;
    const opening = this.#options.openSocket().then((socket) => {
      socket.onMessage((datagram, source) => this.#receive(datagram, source));
      return socket;
    });
    this.#socket = opening;
    opening.catch(() => {
      this.#socket = null;
    });
    return opening;
  }

  #build(code: number, identifier: number, { secret, attributes }: DynamicRequest): Buffer {
    const seconds = Math.floor(this.#options.clock.now() / MS_PER_SECOND);
    const timestamp = integerAttribute(Type.eventTimestamp, seconds);
    return buildRequest({
      code,
      identifier,
      secret,
      attributes: [...attributes, timestamp],
      isSigned: true,
    });
  }

  /** Sends the same bytes from the same port each time (RFC 5080 §2.2.1). */
  #transmit(socket: UdpSocket, pending: Pending, attempt: number): void {
    const waitMs = this.#waitsMs[attempt];
    if (waitMs === undefined) {
      this.#settle(pending, { kind: pending.sawForgery ? 'forged' : 'no_answer' });
      return;
    }
    socket.send(pending.bytes, pending.target.port, pending.target.address);
    pending.cancelTimer = this.#options.clock.after(waitMs, () =>
      this.#transmit(socket, pending, attempt + 1),
    );
  }

  #receive(datagram: Buffer, source: UdpSource): void {
    const packet = framePacket(datagram);
    if (packet.kind === 'malformed') return;
    const pending = this.#pending.get(`${source.address} ${source.port} ${packet.identifier}`);
    if (pending === undefined) return;
    // ACK and NAK follow their request's code (RFC 5176 §3.1).
    const isAck = packet.code === pending.code + 1;
    if (!isAck && packet.code !== pending.code + 2) return;
    const requestAuthenticator = pending.bytes.subarray(AUTHENTICATOR_AT, HEADER_BYTES);
    if (!replyIsValid(packet, requestAuthenticator, pending.target.secret)) {
      pending.sawForgery = true;
      return;
    }
    if (isAck) {
      this.#settle(pending, { kind: 'ack' });
      return;
    }
    const at = findAttribute(packet, Type.errorCause);
    const isWhole = at >= 0 && packet.bytes[at + 1] === 6;
    const errorCause = isWhole ? integer(packet, Type.errorCause) : null;
    this.#settle(pending, { kind: 'nak', errorCause, words: errorCauseWords(errorCause) });
  }

  #settle(pending: Pending, result: DynamicResult): void {
    pending.cancelTimer();
    pending.settle(result);
  }

  #freeIdentifier(router: string): number | null {
    for (let tries = 0; tries < IDENTIFIERS; tries += 1) {
      const identifier = this.#nextIdentifier;
      this.#nextIdentifier = (identifier + 1) % IDENTIFIERS;
      if (!this.#pending.has(`${router} ${identifier}`)) return identifier;
    }
    return null;
  }

  #waitFor(router: string, resume: () => void): void {
    const queue = this.#queues.get(router) ?? [];
    queue.push(resume);
    this.#queues.set(router, queue);
  }
}

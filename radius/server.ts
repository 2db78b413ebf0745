import type { Attribute } from './attributes.ts';
import type { RadiusClient, SecretSource } from './clients.ts';
import { Code } from './codes.ts';
import { DuplicateCache, Work } from './duplicate-cache.ts';
import { EventReporter, type RadiusEvent, type RadiusLog } from './events.ts';
import { Gate } from './gate.ts';
import { framePacket, type Packet } from './packet.ts';
import { RecentWork } from './recent-work.ts';
import { buildReject, buildReply } from './reply.ts';
import {
  type AccessRequest,
  type AccountingRequest,
  type DecodedAccess,
  decodeAccess,
  decodeAccounting,
} from './requests.ts';
import type { UdpSocket, UdpSource } from './udp.ts';
import { integersAreWhole } from './values.ts';

export type AccessReply =
  | { readonly code: 'accept'; readonly attributes: readonly Attribute[] }
  | { readonly code: 'reject'; readonly replyMessage: string };

/**
 * The policy behind the protocol. When it throws or its promise rejects, the router gets no answer.
 */
export interface RadiusHandler {
  /** At once when the answer is known: a promise costs as much as the whole decoding. */
  access(request: AccessRequest): AccessReply | Promise<AccessReply>;
  /** Resolves when the report is durable: the answer goes out then, and no earlier. */
  accounting(request: AccountingRequest): Promise<void>;
}

export interface RadiusServerOptions {
  authSocket: UdpSocket;
  acctSocket: UdpSocket;
  secrets: SecretSource;
  handler: RadiusHandler;
  clock: { now(): number };
  random: { bytes(length: number): Uint8Array };
  log: RadiusLog;
  /** Called for every event, so it should only count. */
  onEvent?: (event: RadiusEvent) => void;
}

export interface RadiusServer {
  /** Takes nothing new, answers what is in work, closes both sockets. */
  close(): Promise<void>;
}

const SECRET_BYTES_MAX = 256;
/** Beyond this the queue behind the handler is longer than routers wait. */
const IN_WORK_MAX = 50_000;
const SALT_BYTES = 2;

/** Answers RADIUS on two sockets until it is closed (RFC 2865, 2866, 5080, 5997). */
export function createRadiusServer(options: RadiusServerOptions): RadiusServer {
  const server = new Server(options);
  return { close: () => server.close() };
}

interface Arrival {
  readonly packet: Packet;
  readonly client: RadiusClient;
  readonly source: UdpSource;
  readonly port: Port;
}

interface Port {
  readonly socket: UdpSocket;
  readonly requestCode: number;
  readonly statusReplyCode: number;
  readonly duplicates: DuplicateCache;
}

class Server {
  readonly #options: RadiusServerOptions;
  readonly #events: EventReporter;
  readonly #gate: Gate;
  readonly #ports: readonly Port[];
  readonly #recentAccounting = new RecentWork();
  #inWork = 0;
  #isClosing = false;
  #drained: () => void = () => {};

  constructor(options: RadiusServerOptions) {
    this.#options = options;
    this.#events = new EventReporter(() => options.clock.now(), options.log, options.onEvent);
    this.#gate = new Gate(options.secrets);
    this.#ports = [
      {
        socket: options.authSocket,
        requestCode: Code.accessRequest,
        statusReplyCode: Code.accessAccept,
        duplicates: new DuplicateCache(),
      },
      {
        socket: options.acctSocket,
        requestCode: Code.accountingRequest,
        statusReplyCode: Code.accountingResponse,
        duplicates: new DuplicateCache(),
      },
    ];
    for (const port of this.#ports) {
      port.socket.onMessage((datagram, source) => this.#receive(port, datagram, source));
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    if (this.#inWork > 0) {
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    }
    await Promise.all(this.#ports.map(({ socket }) => socket.close()));
  }

  #receive(port: Port, datagram: Buffer, source: UdpSource): void {
    if (this.#isClosing) return;
    const client = this.#options.secrets.clientFor(source.address);
    if (client === undefined) {
      this.#events.report({ kind: 'unknown_client', address: source.address });
      return;
    }
    const clientId = client.id;
    if (client.secret.length === 0 || client.secret.length > SECRET_BYTES_MAX) {
      this.#events.report({ kind: 'unusable_secret', clientId });
      return;
    }
    const packet = framePacket(datagram);
    if (packet.kind === 'malformed') {
      this.#events.report({ kind: 'malformed', clientId, fault: packet.fault });
      return;
    }
    if (packet.code !== port.requestCode && packet.code !== Code.statusServer) {
      this.#events.report({ kind: 'unexpected_code', clientId, code: packet.code });
      return;
    }
    const forgery = this.#gate.examine(packet, client);
    if (forgery !== null) {
      this.#events.report({ kind: forgery, clientId });
      return;
    }
    if (!integersAreWhole(packet)) {
      this.#events.report({ kind: 'malformed', clientId, fault: 'bad_value_length' });
      return;
    }
    this.#take({ packet, client, source, port });
  }

  /** An authentic, well-formed packet: answered at once, from the cache, or by the handler. */
  #take(arrival: Arrival): void {
    const { packet, client, source, port } = arrival;
    if (packet.code === Code.statusServer) {
      const reply = buildReply(packet, client.secret, port.statusReplyCode, []);
      port.socket.send(reply, source.port, source.address);
      return;
    }
    if (this.#inWork >= IN_WORK_MAX) {
      this.#events.report({ kind: 'overloaded', clientId: client.id });
      return;
    }
    const work = port.duplicates.begin(source, packet.bytes, this.#options.clock.now());
    if (!(work instanceof Work)) {
      if (work !== 'in_progress') port.socket.send(work, source.port, source.address);
      this.#events.report({ kind: 'duplicate', clientId: client.id });
      return;
    }
    this.#inWork += 1;
    try {
      const isAccess = packet.code === Code.accessRequest;
      const reply = isAccess ? this.#access(arrival) : this.#account(arrival);
      if (!(reply instanceof Promise)) this.#finish(arrival, work, reply);
      else {
        void reply.then(
          (late) => this.#finish(arrival, work, late),
          (error: unknown) => this.#fail(arrival, work, error),
        );
      }
    } catch (error) {
      this.#fail(arrival, work, error);
    }
  }

  #fail(arrival: Arrival, work: Work, error: unknown): void {
    this.#events.report({ kind: 'failed', clientId: arrival.client.id, error });
    this.#finish(arrival, work, null);
  }

  #finish({ source, port }: Arrival, work: Work, reply: Buffer | null): void {
    if (reply === null) port.duplicates.forget(work);
    else {
      work.answer(reply, this.#options.clock.now());
      port.socket.send(reply, source.port, source.address);
    }
    this.#inWork -= 1;
    if (this.#inWork === 0) this.#drained();
  }

  /** The signed answer. */
  #access(arrival: Arrival): Buffer | Promise<Buffer> {
    const { packet, client } = arrival;
    const request = decodeAccess(packet, client);
    if (typeof request === 'string') {
      this.#events.report({ kind: 'rejected', clientId: client.id, fault: request });
      return buildReject(packet, client.secret, '');
    }
    const reply = this.#options.handler.access(request);
    if (!(reply instanceof Promise)) return this.#accessReply(arrival, request, reply);
    return reply.then((late) => this.#accessReply(arrival, request, late));
  }

  #accessReply({ packet, client }: Arrival, request: DecodedAccess, reply: AccessReply): Buffer {
    if (reply.code === 'reject') return buildReject(packet, client.secret, reply.replyMessage);
    const isMschap = request.credential.kind.startsWith('mschap');
    const attributes = isMschap
      ? [
          ...request.check.successAttributes(this.#options.random.bytes(SALT_BYTES)),
          ...reply.attributes,
        ]
      : reply.attributes;
    return buildReply(packet, client.secret, Code.accessAccept, attributes);
  }

  /** The signed answer once the report is durable, or null for none. */
  #account({ packet, client }: Arrival): Buffer | Promise<Buffer> | null {
    const request = decodeAccounting(packet, client);
    if (request === 'no_status' || request === 'no_session_id') {
      this.#events.report({ kind: 'malformed', clientId: client.id, fault: request });
      return null;
    }
    const reply = () => buildReply(packet, client.secret, Code.accountingResponse, []);
    return request === 'ignored' ? reply() : this.#record(request).then(reply);
  }

  #record(request: AccountingRequest): Promise<void> {
    const { accounting } = this.#options.handler;
    const work = (): Promise<void> => accounting.call(this.#options.handler, request);
    // "On" and "off" have no counters that would tell a second reboot from a retry.
    if (request.status === 'on' || request.status === 'off') return work();
    const { sessionSeconds, inputBytes, outputBytes } = request;
    const report = `${request.status} ${sessionSeconds} ${inputBytes} ${outputBytes}`;
    const nowMs = this.#options.clock.now();
    return this.#recentAccounting.share(sessionKey(request), report, nowMs, work);
  }
}

/** A session by what its router calls it; quoted, since a router may write anything. */
function sessionKey(request: AccountingRequest): string {
  const { client, userName, acctSessionId, nasPortId, nasPort } = request;
  return JSON.stringify([client.id, acctSessionId, userName, nasPortId, nasPort]);
}

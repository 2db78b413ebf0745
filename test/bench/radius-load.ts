import { createSocket, type Socket } from 'node:dgram';

/** How a load is put on a RADIUS port. */
export interface Load {
  port: number;
  /** Signed requests; the one at index i goes out of source port i mod `SOURCE_PORTS`. May grow. */
  packets: readonly Buffer[];
  /** How many requests there will be, when `packets` grows; may be lowered meanwhile. */
  total?: number;
  /** Requests per second, evenly spread; null: as many as are answered. */
  perSecond: number | null;
  /** Sees every answer with the index of its request. */
  onReply?: (reply: Buffer, index: number) => void;
}

export interface LoadResult {
  answersPerSecond: number;
  /** From the first transmission to the answer. */
  p50Ms: number;
  p99Ms: number;
  /** Requests that had to be sent again, as routers do. */
  repeated: number;
  /** Requests that three transmissions brought no answer for. */
  lost: number;
}

export const SOURCE_PORTS = 64;
/** Requests under way at once without a set pace; far fewer than Identifiers (64 × 256). */
const WINDOW = 512;
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
const TICK_MS = 2;
/** As RouterOS does by default. */
const RETRY_AFTER_MS = 1_100;
const RETRY_TICK_MS = 100;
const TRANSMISSIONS = 3;

/** The Identifier that a request at this index must bear, so that none is in use twice at once. */
export const identifierOf = (index: number): number => Math.floor(index / SOURCE_PORTS) % 256;

/** Sends every packet from many source ports and waits for the answers. */
export async function putLoad(load: Load): Promise<LoadResult> {
  const sockets = await Promise.all(
    Array.from({ length: SOURCE_PORTS }, () => connectedSocket(load.port)),
  );
  try {
    return await new Run(load, sockets).finish();
  } finally {
    for (const socket of sockets) socket.close();
  }
}

/** Connected: the kernel and Node then spare themselves the address of every datagram. */
function connectedSocket(port: number): Promise<Socket> {
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, '127.0.0.1', () => {
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
      resolve(socket);
    });
  });
}

class Run {
  readonly #load: Load;
  readonly #sockets: readonly Socket[];
  /** Of the first transmission. */
  readonly #sentAtMs: Float64Array;
  readonly #transmissions: Uint8Array;
  readonly #takenMs: Float64Array;
  /** Index of the request under way, by source port and Identifier. */
  readonly #under = new Int32Array(SOURCE_PORTS * 256).fill(-1);
  #underCount = 0;
  readonly #startedAtMs = performance.now();
  #next = 0;
  #answered = 0;
  #lastAnswerAtMs = 0;
  #repeated = 0;
  #lost = 0;
  #done: () => void = () => {};

  constructor(load: Load, sockets: readonly Socket[]) {
    this.#load = load;
    this.#sockets = sockets;
    const total = load.total ?? load.packets.length;
    this.#sentAtMs = new Float64Array(total);
    this.#takenMs = new Float64Array(total);
    this.#transmissions = new Uint8Array(total);
    sockets.forEach((socket, from) => {
      socket.on('message', (reply) => this.#receive(reply, from));
    });
  }

  async finish(): Promise<LoadResult> {
    const ended = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    const pace = setInterval(() => this.#advance(), TICK_MS);
    const retries = setInterval(() => this.#retry(), RETRY_TICK_MS);
    this.#advance();
    await ended;
    clearInterval(pace);
    clearInterval(retries);
    const seconds = (this.#lastAnswerAtMs - this.#startedAtMs) / 1000;
    const taken = this.#takenMs.filter((ms) => ms > 0).sort();
    const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
    return {
      answersPerSecond: this.#answered / seconds,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      repeated: this.#repeated,
      lost: this.#lost,
    };
  }

  #advance(): void {
    const { perSecond, packets } = this.#load;
    const due =
      perSecond === null
        ? this.#next + WINDOW - this.#underCount
        : ((performance.now() - this.#startedAtMs) / 1000) * perSecond;
    this.#endIfOver();
    while (this.#next < packets.length && this.#next < due) {
      const index = this.#next;
      const slot = slotOf(index % SOURCE_PORTS, identifierOf(index));
      if (this.#under[slot] !== -1) return;
      this.#next += 1;
      this.#under[slot] = index;
      this.#underCount += 1;
      this.#sentAtMs[index] = performance.now();
      this.#transmissions[index] = 1;
      this.#send(index);
    }
  }

  #send(index: number): void {
    const packet = this.#load.packets[index];
    if (packet) this.#sockets[index % SOURCE_PORTS]?.send(packet);
  }

  #receive(reply: Buffer, from: number): void {
    const slot = slotOf(from, reply[1] ?? 0);
    const index = this.#under[slot] ?? -1;
    if (index === -1) return;
    this.#release(slot);
    this.#lastAnswerAtMs = performance.now();
    this.#takenMs[index] = this.#lastAnswerAtMs - (this.#sentAtMs[index] ?? 0);
    this.#answered += 1;
    this.#load.onReply?.(reply, index);
    if (this.#load.perSecond === null) this.#advance();
    this.#endIfOver();
  }

  #retry(): void {
    const nowMs = performance.now();
    for (const [slot, index] of this.#under.entries()) {
      if (index === -1) continue;
      const ageMs = nowMs - (this.#sentAtMs[index] ?? 0);
      const transmissions = this.#transmissions[index] ?? 0;
      if (ageMs < RETRY_AFTER_MS * transmissions) continue;
      if (transmissions === TRANSMISSIONS) {
        this.#release(slot);
        this.#lost += 1;
        continue;
      }
      this.#transmissions[index] = transmissions + 1;
      this.#repeated += 1;
      this.#send(index);
    }
    this.#endIfOver();
  }

  #release(slot: number): void {
    this.#under[slot] = -1;
    this.#underCount -= 1;
  }

  #endIfOver(): void {
    const total = this.#load.total ?? this.#load.packets.length;
    if (this.#next === total && this.#underCount === 0) this.#done();
  }
}

const slotOf = (from: number, identifier: number): number => from * 256 + identifier;

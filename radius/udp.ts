import { createSocket, type Socket, type SocketOptions } from 'node:dgram';
import { isIP, isIPv6 } from 'node:net';

export interface UdpSource {
  readonly address: string;
  readonly port: number;
}

/** What the library needs of a UDP socket; tests bring their own. */
export interface UdpSocket {
  /** Where the socket is bound. */
  address(): UdpSource;
  /** Sends within this turn of the loop or never, to a numeric address: UDP gives no promise, so neither does this. */
  send(bytes: Buffer, port: number, address: string): void;
  /** Sets the one listener. The datagram belongs to the listener from then on. */
  onMessage(listener: (datagram: Buffer, source: UdpSource) => void): void;
  close(): Promise<void>;
}

/** A storm of reconnecting devices waits here; Linux caps it at net.core.rmem_max. */
const RECEIVE_BUFFER_BYTES = 8 * 1024 * 1024;

/**
 * Binds a UDP socket; port 0 takes a free one. The address is never shared (no SO_REUSEADDR): a
 * second server on the same port is an error, not half of the packets. Rejects when it cannot bind.
 */
export function openUdp(host: string, port: number): Promise<UdpSocket> {
  const type = isIPv6(host) ? 'udp6' : 'udp4';
  const socket = createSocket({ type, reuseAddr: false, lookup: addressItself });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // A peer's ICMP "port unreachable" must not end the process.
      socket.on('error', () => {});
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
      socket.setSendBufferSize(RECEIVE_BUFFER_BYTES);
      const outbox = new Outbox(socket);
      resolve({
        address: () => socket.address(),
        send: (bytes, toPort, toAddress) => {
          // A forged datagram may come from port 0, to which Node refuses to send by throwing.
          if (toPort > 0) outbox.put({ bytes, port: toPort, address: toAddress });
        },
        onMessage: (listener) => {
          socket.removeAllListeners('message');
          socket.on('message', listener);
        },
        close: () =>
          new Promise((closed) => {
            outbox.flush();
            socket.close(closed);
          }),
      });
    });
  });
}

/**
 * What is sent within one turn of the loop, where Node reads up to 32 datagrams. Sent one by one
 * between the work on two requests, every answer wakes its receiver anew: a fifth of the whole cost
 * of a login when both are on one machine.
 */
class Outbox {
  readonly #socket: Socket;
  #waiting: { bytes: Buffer; port: number; address: string }[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  put(datagram: { bytes: Buffer; port: number; address: string }): void {
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    this.#waiting.push(datagram);
  }

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { bytes, port, address } of waiting) this.#socket.send(bytes, port, address);
  }
}

/**
 * Node asks the resolver for every datagram, and waits a turn even for an address that is one
 * already: a third of what sending costs.
 */
const addressItself: SocketOptions['lookup'] = (host, _options, found) => {
  const family = isIP(host);
  found(family === 0 ? new Error(`${host} is no numeric address`) : null, host, family);
};

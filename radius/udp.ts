import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

export interface UdpSource {
  readonly address: string;
  readonly port: number;
}

/** What the library needs of a UDP socket; tests bring their own. */
export interface UdpSocket {
  /** Where the socket is bound. */
  address(): UdpSource;
  /** Sends at once or never: UDP gives no promise, so neither does this. */
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
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', reuseAddr: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // A peer's ICMP "port unreachable" must not end the process.
      socket.on('error', () => {});
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
      socket.setSendBufferSize(RECEIVE_BUFFER_BYTES);
      resolve({
        address: () => socket.address(),
        send: (bytes, toPort, toAddress) => {
          // A forged datagram may come from port 0, to which Node refuses to send by throwing.
          if (toPort > 0) socket.send(bytes, toPort, toAddress, ignore);
        },
        onMessage: (listener) => {
          socket.removeAllListeners('message');
          socket.on('message', listener);
        },
        close: () => new Promise((closed) => socket.close(closed)),
      });
    });
  });
}

/** With a callback a failed send is reported to it instead of raising an 'error' event. */
function ignore(): void {}

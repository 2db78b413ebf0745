import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * Below those that the kernel gives to outgoing connections: one of them could take the port in the seconds until its
 * owner opens it.
 */
const LOWEST = 12_000;
const ABOVE_HIGHEST = 32_000;

/** A TCP port of the loopback that nobody has right now. */
export function freeTcpPort(): Promise<number> {
  return freePort(
    (port) =>
      new Promise((resolve, reject) => {
        const probe = createServer().once('error', reject);
        probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
      }),
  );
}

/** Likewise for UDP. */
export function freeUdpPort(): Promise<number> {
  return freePort(
    (port) =>
      new Promise((resolve, reject) => {
        const probe = createSocket('udp4').once('error', reject);
        probe.bind(port, '127.0.0.1', () => probe.close(() => resolve()));
      }),
  );
}

async function freePort(tryIt: (port: number) => Promise<void>): Promise<number> {
  for (let tried = 1; ; tried++) {
    const port = randomInt(LOWEST, ABOVE_HIGHEST);
    try {
      await tryIt(port);
      return port;
    } catch (error) {
      if (tried === 20) throw error;
    }
  }
}

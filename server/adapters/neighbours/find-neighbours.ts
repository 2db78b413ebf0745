import { createSocket } from 'node:dgram';
import type { FindNeighbours, Neighbour } from '../../ports/services.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { readAnnouncement, WHO_IS_THERE } from './mndp.ts';

/** Where MikroTiks ask and answer, by broadcast: nothing of it leaves the network. */
const MNDP = { port: 5678, address: '0.0.0.0', askedAddress: '255.255.255.255', askedPort: 5678 };
const WAIT_MS = 3_000;
/** More than any shop has; the rest is somebody's joke. */
const MOST = 50;

/**
 * Asks the networks that this machine stands in for MikroTiks. Several who look at once share one look.
 * @param places other ports and addresses, for a test
 */
export function neighbourFinder(
  { clock, log }: { clock: Clock; log: Logger },
  places: Partial<typeof MNDP> = {},
): FindNeighbours {
  let looking: Promise<Neighbour[]> | null = null;
  return () => {
    looking ??= look(clock, { ...MNDP, ...places })
      .catch((error: unknown) => {
        log.warn({ error }, 'Looking for routers failed');
        return [];
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };
}

function look(clock: Clock, places: typeof MNDP): Promise<Neighbour[]> {
  const found = new Map<string, Neighbour>();
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  return new Promise((resolve, reject) => {
    socket.on('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.on('message', (packet, { address }) => {
      const neighbour = readAnnouncement(packet, address);
      if (neighbour && found.size < MOST) found.set(neighbour.mac ?? neighbour.address, neighbour);
    });
    socket.bind(places.port, places.address, () => {
      socket.setBroadcast(true);
      socket.send(WHO_IS_THERE, places.askedPort, places.askedAddress);
      clock.after(WAIT_MS, () => {
        socket.close();
        resolve([...found.values()]);
      });
    });
  });
}

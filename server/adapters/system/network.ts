import { networkInterfaces } from 'node:os';
import { parseIpv4 } from '../../core/address.ts';

/**
 * The address of this machine that a router at `target` most likely reaches it by: the one in the
 * same subnet, else the first that is not the loopback.
 * @param target dotted IPv4 or CIDR.
 */
export function addressTowards(target: string): string {
  const wanted = parseIpv4(target.split('/')[0] ?? '');
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family }) => family === 'IPv4');
  const near = own.find(({ address, netmask }) => {
    const [a, mask] = [parseIpv4(address), parseIpv4(netmask)];
    if (wanted === null || a === null || mask === null) return false;
    // JavaScript's & works on signed 32 bits; both sides are treated alike.
    return (a & mask) === (wanted & mask);
  });
  return (near ?? own.find(({ internal }) => !internal) ?? own[0])?.address ?? '127.0.0.1';
}

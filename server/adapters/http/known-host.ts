import { hostname, networkInterfaces } from 'node:os';

/**
 * Whether a Host header names this box: its addresses, its name, or the public address. Anything
 * else is a customer on the way to somewhere, and is sent to the splash.
 */
export function knownHosts(publicUrl: string | null): (hostHeader: string) => boolean {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', hostname(), `${hostname()}.local`]);
  names.add('mlango.local');
  if (publicUrl) names.add(new URL(publicUrl).hostname);
  const addresses = () =>
    Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).map(({ address }) => address),
    );
  let own = new Set(addresses());
  return (hostHeader) => {
    const host = hostHeader.toLowerCase().replace(/:\d+$/, '');
    if (names.has(host) || own.has(host)) return true;
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return false;
    // An address that is not ours: has DHCP given us a new one since?
    own = new Set(addresses());
    return own.has(host);
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatIpv4 } from './addresses.mjs';
import { portalAddress, TABLE } from './rules.mjs';

/** An answer that captivity made must not outlive it. */
const CAPTIVE_TTL_SECONDS = 1;
const GARDEN_TTL_SECONDS = 60;

/** Where the gateway keeps what its daemons read and write. */
export function filesOf({ runDir, stateDir, wan }) {
  const own = join(runDir, 'gateway-resolv.conf');
  return {
    socket: join(runDir, 'gateway.sock'),
    resolv: wan.mode === 'external' ? resolversOfSystem() : own,
    leases: join(stateDir, 'leases'),
    peer: join(runDir, 'gateway-ppp.conf'),
    main: join(runDir, 'gateway-dns.conf'),
    captive: join(runDir, 'gateway-captive.conf'),
    pids: runDir,
  };
}

/** Where who brings up the line tells its resolvers. */
function resolversOfSystem() {
  const resolved = '/run/systemd/resolve/resolv.conf';
  return existsSync(resolved) ? resolved : '/etc/resolv.conf';
}

/** dnsmasq for everybody's leases and for the names that those ask who are online. */
export function mainDnsmasq(config) {
  const { lans, portal } = config;
  const files = filesOf(config);
  const option = portal.url?.startsWith('https://')
    ? [`dhcp-option=114,"${portal.url}/capport/api"`]
    : [];
  return lines([
    ...common(config, 53, 'main'),
    'listen-address=127.0.0.1',
    ...(config.dns.servers.length > 0
      ? ['no-resolv', ...config.dns.servers.map((server) => `server=${server}`)]
      : [`resolv-file=${files.resolv}`]),
    ...['cache-size=5000', 'dns-forward-max=500', 'domain-needed', 'bogus-priv'],
    ...['stop-dns-rebind', 'filter-AAAA', 'dhcp-authoritative', 'dhcp-lease-max=65000'],
    `dhcp-leasefile=${files.leases}`,
    ...option,
    ...lans.flatMap(({ network, pool, leaseSeconds }, n) => {
      const own = formatIpv4(network.address);
      const mask = formatIpv4(2 ** 32 - 2 ** (32 - network.prefix));
      return [
        `dhcp-range=set:lan${n},${formatIpv4(pool.from)},${formatIpv4(pool.to)},${mask},${leaseSeconds}`,
        `dhcp-option=tag:lan${n},option:router,${own}`,
        `dhcp-option=tag:lan${n},option:dns-server,${own}`,
      ];
    }),
  ]);
}

/**
 * dnsmasq for strangers: every name is the splash, but for those of the walled garden. Nothing
 * that a stranger asks reaches the world, so nothing can be carried in it.
 */
export function captiveDnsmasq(config) {
  const family = TABLE.replace(' ', '#');
  return lines([
    ...common(config, config.dns.captivePort, 'captive'),
    ...['no-resolv', 'no-poll', 'cache-size=0', `local-ttl=${CAPTIVE_TTL_SECONDS}`],
    ...[`max-ttl=${GARDEN_TTL_SECONDS}`, `address=/#/${portalAddress(config)}`],
    ...config.garden.flatMap((name) => [
      `server=/${name}/127.0.0.1#53`,
      `nftset=/${name}/4#${family}#garden`,
    ]),
  ]);
}

function common({ lans, runDir }, port, name) {
  return [
    '# Made by mlango-gateway from its configuration: changes here are overwritten.',
    ...[`port=${port}`, 'bind-dynamic', 'no-hosts', 'no-ping'],
    `pid-file=${join(runDir, `gateway-${name}.pid`)}`,
    ...lans.map(({ network }) => `listen-address=${formatIpv4(network.address)}`),
  ];
}

const lines = (list) => `${list.join('\n')}\n`;

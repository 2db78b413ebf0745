import { readFileSync } from 'node:fs';
import { inNetwork, parseIpv4, parseNetwork } from './addresses.mjs';

export const DEFAULT_CONFIG_FILE = '/etc/mlango/gateway.json';
const WAN_MODES = ['dhcp', 'static', 'pppoe', 'external'];
const LEAST_LEASE_SECONDS = 120;

/** All that is wrong with the configuration, a line each. */
export class ConfigError extends Error {
  name = 'ConfigError';
}

/**
 * Reads the configuration and checks all of it.
 * @param env for what the service says as well: MLANGO_PUBLIC_URL, MLANGO_HTTP_PORT
 * @throws ConfigError
 */
export function readConfig(file, env) {
  let raw;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file}: ${error.message}`);
  }
  return parseConfig(raw, env);
}

/** @throws ConfigError with every mistake */
export function parseConfig(raw, env = {}) {
  const problems = [];
  const say = (path, words) => problems.push(`${path}: ${words}`);
  const given = isObject(raw) ? raw : {};
  if (!isObject(raw)) say('the file', 'must hold one JSON object');
  refuseUnknown(given, KNOWN, '', say);
  const config = {
    wan: wanOf(isObject(given.wan) ? given.wan : {}, say),
    lans: lansOf(given.lan, say),
    portal: portalOf(isObject(given.portal) ? given.portal : {}, env, say),
    dns: dnsOf(isObject(given.dns) ? given.dns : {}, say),
    garden: gardenOf(given.garden ?? [], say),
    open: {
      lan: portsOf(given.open?.lan ?? [`tcp/${env.MLANGO_ADMIN_PORT ?? 8081}`], 'open.lan', say),
      wan: portsOf(given.open?.wan ?? [], 'open.wan', say),
    },
    protectUpstream: given.protectUpstream !== false,
    stateDir: folderOf(given.stateDir ?? '/var/lib/mlango/gateway', 'stateDir', say),
    runDir: folderOf(given.runDir ?? '/run/mlango', 'runDir', say),
    socketGroup: given.socketGroup ?? 'mlango',
  };
  if (!/^[a-z_][a-z0-9_-]{0,31}$/.test(config.socketGroup)) say('socketGroup', 'must be a group');
  if (config.wan.mode === 'pppoe' && config.dns.servers.length === 0) {
    say('dns.servers', 'are needed with pppoe');
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

const KNOWN = [
  ...['wan', 'lan', 'portal', 'dns', 'garden', 'open', 'protectUpstream'],
  ...['stateDir', 'runDir', 'socketGroup'],
];

function refuseUnknown(given, known, path, say) {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) say(`${path}${name}`, 'is not a setting of the gateway');
  }
}

function wanOf(wan, say) {
  refuseUnknown(wan, ['interface', 'mode', 'address', 'router', 'user', 'password'], 'wan.', say);
  const mode = wan.mode ?? 'dhcp';
  if (!WAN_MODES.includes(mode)) say('wan.mode', `must be one of ${WAN_MODES.join(', ')}`);
  const device = interfaceOf(wan.interface, 'wan.interface', say);
  if (mode === 'static') {
    if (!parseNetwork(wan.address)) say('wan.address', 'must be like 203.0.113.2/24');
    if (parseIpv4(wan.router) === null) say('wan.router', 'must be an IPv4 address');
  }
  if (mode === 'pppoe') {
    // They become one line of pppd's options.
    for (const name of ['user', 'password']) {
      if (
        typeof wan[name] !== 'string' ||
        !/^[\x21-\x7e]{1,100}$/.test(wan[name]) ||
        /["\\]/.test(wan[name])
      )
        say(
          `wan.${name}`,
          'must be 1 to 100 printable signs without blanks, quotes and backslashes',
        );
    }
  }
  return {
    mode,
    interface: device,
    /** What packets really leave by. */
    device: mode === 'pppoe' ? 'ppp0' : device,
    ...{ address: wan.address, router: wan.router, user: wan.user, password: wan.password },
  };
}

function lansOf(list, say) {
  if (!Array.isArray(list) || list.length === 0 || list.length > 32) {
    say('lan', 'must be a list of 1 to 32 networks');
    return [];
  }
  const lans = list.map((lan, n) => lanOf(isObject(lan) ? lan : {}, `lan[${n}].`, say));
  lans.forEach((lan, n) => {
    for (const other of lans.slice(0, n)) {
      if (lan.device === other.device) say(`lan[${n}].interface`, 'is there twice');
      const overlap =
        lan.network &&
        other.network &&
        (inNetwork(other.network, lan.network.first) ||
          inNetwork(lan.network, other.network.first));
      if (overlap) say(`lan[${n}].address`, 'overlaps with another network');
    }
  });
  return lans;
}

function lanOf(lan, path, say) {
  refuseUnknown(
    lan,
    ['interface', 'vlan', 'address', 'pool', 'leaseSeconds', 'members'],
    path,
    say,
  );
  const members = lan.members ?? [];
  if (!Array.isArray(members)) say(`${path}members`, 'must be a list of interfaces');
  const network = parseNetwork(lan.address);
  if (!network || network.prefix < 8 || network.prefix > 29) {
    say(`${path}address`, "must be the box's address like 10.20.0.1/16");
  }
  const { vlan = null } = lan;
  if (vlan !== null && !(Number.isInteger(vlan) && vlan >= 1 && vlan <= 4094)) {
    say(`${path}vlan`, 'must be 1 to 4094');
  }
  const trunk = interfaceOf(lan.interface, `${path}interface`, say);
  const leaseSeconds = lan.leaseSeconds ?? 7_200;
  if (!Number.isInteger(leaseSeconds) || leaseSeconds < LEAST_LEASE_SECONDS) {
    say(`${path}leaseSeconds`, `must be at least ${LEAST_LEASE_SECONDS}`);
  }
  return {
    trunk,
    vlan,
    device: vlan === null ? trunk : `${trunk}.${vlan}`,
    members: (Array.isArray(members) ? members : []).map((one) =>
      interfaceOf(one, `${path}members`, say),
    ),
    network: network ?? null,
    pool: poolOf(lan.pool, network, `${path}pool`, say),
    leaseSeconds,
  };
}

/** Where leases come from: what is given, else the network without its first 16 addresses. */
function poolOf(pool, network, path, say) {
  if (!network) return null;
  if (pool === undefined) {
    const skipped = network.prefix <= 24 ? 16 : 2;
    return { from: network.first + skipped, to: network.last - 1 };
  }
  const [from, to] = Array.isArray(pool) ? pool.map(parseIpv4) : [];
  const within = (address) => Number.isInteger(address) && inNetwork(network, address);
  if (!within(from) || !within(to) || from > to) {
    say(path, 'must be the first and the last address of a stretch of this network');
    return null;
  }
  return { from, to };
}

function portalOf(portal, env, say) {
  refuseUnknown(portal, ['port', 'url', 'tlsPort'], 'portal.', say);
  const port = portal.port ?? Number(env.MLANGO_HTTP_PORT ?? 8080);
  if (!isPort(port)) say('portal.port', 'must be a port');
  const url = portal.url ?? env.MLANGO_PUBLIC_URL ?? null;
  if (url !== null && !/^https?:\/\/[\w.:-]{1,253}(\/[\w./-]{0,100})?$/.test(url)) {
    say('portal.url', 'must be like https://wifi.example.org');
  }
  const tlsPort = portal.tlsPort ?? null;
  if (tlsPort !== null && !isPort(tlsPort)) say('portal.tlsPort', 'must be a port');
  return { port, url, tlsPort };
}

function dnsOf(dns, say) {
  refuseUnknown(dns, ['servers', 'captivePort', 'perSecond'], 'dns.', say);
  const servers = dns.servers ?? [];
  if (!Array.isArray(servers) || !servers.every((server) => parseIpv4(server) !== null)) {
    say('dns.servers', 'must be a list of IPv4 addresses');
  }
  const captivePort = dns.captivePort ?? 5300;
  if (!isPort(captivePort)) say('dns.captivePort', 'must be a port');
  const perSecond = dns.perSecond ?? 30;
  if (!Number.isInteger(perSecond) || perSecond < 1 || perSecond > 10_000) {
    say('dns.perSecond', 'must be 1 to 10000');
  }
  return { servers, captivePort, perSecond };
}

function gardenOf(names, say) {
  const isName = (name) =>
    typeof name === 'string' && /^([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/i.test(name);
  if (!Array.isArray(names) || names.length > 500 || !names.every(isName)) {
    say('garden', 'must be a list of names like example.org');
    return [];
  }
  return names.map((name) => name.toLowerCase());
}

function portsOf(list, path, say) {
  const ports = (Array.isArray(list) ? list : [null]).map((entry) => {
    const [, protocol, port] = /^(tcp|udp)\/(\d{1,5})$/.exec(String(entry)) ?? [];
    return protocol && isPort(Number(port)) ? { protocol, port: Number(port) } : null;
  });
  if (ports.includes(null)) say(path, 'must be a list like ["tcp/8081", "udp/1812"]');
  return ports;
}

function interfaceOf(name, path, say) {
  if (typeof name === 'string' && /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,14}$/.test(name)) return name;
  say(path, 'must be the name of a network interface');
  return '';
}

function folderOf(path, name, say) {
  if (typeof path === 'string' && /^\/[\w./-]{1,200}$/.test(path)) return path;
  say(name, 'must be an absolute path');
  return '/nonexistent';
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPort = (value) => Number.isInteger(value) && value >= 1 && value <= 65_535;

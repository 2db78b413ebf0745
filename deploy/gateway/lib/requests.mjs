import { inNetwork, parseIpv4 } from './addresses.mjs';

/** The largest numbers that mean something: a hundred years, nine petabytes, a terabit. */
const MOST = { seconds: 3_153_600_000, bytes: Number.MAX_SAFE_INTEGER, bps: 1e12 };
const LEAST_BPS = 1;

export class RequestError extends Error {
  name = 'RequestError';
}

/**
 * What may be asked, and of what shape every value is. The words become parts of commands to the
 * kernel, so nothing passes that is not exactly one of these.
 */
export const VERBS = {
  status: {},
  clients: {},
  finished: {},
  whois: { ip: ipv4 },
  admit: { session, mac: macAddress, ip: ipv4, limits, speeds },
  change: { session, limits: optional(limits), speeds: optional(speeds) },
  end: { session },
  forget: { session },
};

/**
 * One line of the socket as a request.
 * @throws RequestError
 */
export function parseRequest(line) {
  let raw;
  try {
    raw = JSON.parse(line);
  } catch {
    throw new RequestError('not JSON');
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new RequestError('not an object');
  }
  const { verb, ...given } = raw;
  const shape = typeof verb === 'string' && Object.hasOwn(VERBS, verb) ? VERBS[verb] : null;
  if (!shape) throw new RequestError('no such verb');
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(shape, name)) throw new RequestError(`${name}: not asked for`);
  }
  const values = {};
  for (const [name, check] of Object.entries(shape)) {
    const value = check(given[name]);
    if (value === undefined) throw new RequestError(`${name}: not acceptable`);
    values[name] = value;
  }
  return { verb, values };
}

/** The network in which an address is a client's; null when it is none, or the box's own. */
export function lanAt({ lans }, ip) {
  const address = parseIpv4(ip);
  const lan = lans.find(({ network }) => inNetwork(network, address));
  if (!lan) return null;
  const { first, last, address: own } = lan.network;
  return [own, first, last].includes(address) ? null : lan;
}

/** Checks give the value as it is used, or undefined. */
function ipv4(value) {
  return typeof value === 'string' && parseIpv4(value) !== null ? value : undefined;
}

function macAddress(value) {
  if (typeof value !== 'string' || !/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(value)) return undefined;
  const mac = value.toLowerCase();
  // A group's address, or none, is nobody's.
  const isGroup = (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;
  return isGroup || mac === '00:00:00:00:00:00' ? undefined : mac;
}

function session(value) {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{16}$/.test(value) ? value : undefined;
}

/** Each a number or null (none), for the whole session. */
function limits(value) {
  return shaped(value, {
    seconds: amount(0, MOST.seconds),
    bytes: amount(0, MOST.bytes),
    bytesUp: amount(0, MOST.bytes),
    bytesDown: amount(0, MOST.bytes),
  });
}

function speeds(value) {
  const way = (given) => (given === null ? null : shaped(given, { bps: rate, burst }));
  return shaped(value, { down: way, up: way });
}

function burst(value) {
  if (value === null) return null;
  return shaped(value, { bps: rate, thresholdBps: rate, seconds: amount(1, 3_600, false) });
}

const rate = (value) => amount(LEAST_BPS, MOST.bps, false)(value);

function amount(least, most, mayBeNull = true) {
  return (value) => {
    if (value === null && mayBeNull) return null;
    return Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined;
  };
}

function optional(check) {
  return (value) => (value === undefined || value === null ? null : check(value));
}

function shaped(value, shape) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (Object.keys(value).some((name) => !Object.hasOwn(shape, name))) return undefined;
  const made = {};
  for (const [name, check] of Object.entries(shape)) {
    const checked = check(value[name]);
    if (checked === undefined) return undefined;
    made[name] = checked;
  }
  return made;
}

import { TABLE } from './rules.mjs';
import { nftList } from './run.mjs';
import { nftListed } from './shell.mjs';

const PARTS = TABLE.split(' ');

/** The elements of a set: `[{key, comment, counter, expires}]`; a pair's key is `mac ip`. */
export async function elementsOf(set) {
  const listed = await nftListed('set', TABLE, set);
  const found = listed.find((one) => one.set?.name === set)?.set;
  return (found?.elem ?? []).map((entry) => {
    const { val = entry, ...rest } = entry.elem ?? {};
    return { key: typeof val === 'object' ? val.concat.join(' ') : String(val), ...rest };
  });
}

/** What went through, by address. */
export async function countersOf(set) {
  return new Map((await elementsOf(set)).map(({ key, counter }) => [key, counter?.bytes ?? 0]));
}

export const addressesIn = async (set) => new Set((await elementsOf(set)).map(({ key }) => key));

/** The random name that this table has had since it was made; null when there is no table. */
export async function epochOf() {
  try {
    const [own] = await elementsOf('self');
    return own?.comment ?? null;
  } catch {
    return null;
  }
}

/** Which addresses have which quota: for a helper that has just started. */
export async function quotasOf() {
  const table = await nftList('table', ...PARTS);
  return Object.keys(QUOTAS).map((way) => {
    const map = table.find((one) => one.map?.name === `quota_${way}`)?.map;
    return [way, new Set((map?.elem ?? []).map(([key]) => String(key)))];
  });
}

const add = (set, element) => `add element ${TABLE} ${set} { ${element} }`;
const remove = (set, element) => `delete element ${TABLE} ${set} { ${element} }`;
/** Whether it is there or not: time-outs and quotas come in between. */
const drop = (set, element) => [add(set, element), remove(set, element)];

export const markEpoch = (epoch) => add('self', `1 comment "${epoch}"`);

/** What a client's note says: everything of it that the other sets do not. */
export function noteOf({ session, mac, number, startedAt, endsAt, speeds }) {
  const ends = endsAt === null ? '-' : endsAt.toFixed(2);
  const { down, up } = speeds;
  const times = `${startedAt.toFixed(2)} ${ends}`;
  return `${session} ${mac.replaceAll(':', '')} ${number} ${times} ${down?.bps ?? '-'} ${up?.bps ?? '-'}`;
}

const NOTE =
  /^([0-9a-f]{8}-[0-9a-f]{16}) ([0-9a-f]{12}) (\d+) ([\d.]+) ([\d.]+|-) (\d+|-) (\d+|-)$/;

/** Null when it is not one of our notes. */
export function readNote(ip, comment) {
  const note = NOTE.exec(comment ?? '');
  if (!note) return null;
  const [, session, mac, number, startedAt, endsAt, downBps, upBps] = note;
  const speed = (bps) => (bps === '-' ? null : { bps: Number(bps), burst: null });
  return {
    ...{ session, ip, mac: mac.replace(/..(?!$)/g, '$&:'), number: Number(number) },
    ...{ startedAt: Number(startedAt), endsAt: endsAt === '-' ? null : Number(endsAt) },
    speeds: { down: speed(downBps), up: speed(upBps) },
  };
}

const QUOTAS = { both: 'bytes', up: 'bytesUp', down: 'bytesDown' };
const NOTHING = { bytes: 0, bytesUp: 0, bytesDown: 0 };

/** The names of the quotas that these limits need. */
export const quotaWays = (limits) =>
  Object.keys(QUOTAS).filter((way) => limits[QUOTAS[way]] !== null);

/** The transaction's lines that let a client in. `nowAt` is the machine's own time in seconds. */
export function admitLines(client, limits, nowAt) {
  const { ip, speeds } = client;
  return [
    add('notes', `${ip} comment "${noteOf(client)}"`),
    add('sent', ip),
    add('received', ip),
    ...quotaLines(client, limits, NOTHING),
    ...classLinesOf(client, { down: null, up: null }, speeds),
    ...passLines(client, nowAt),
  ];
}

function passLines({ ip, mac, endsAt }, nowAt) {
  const leftMs = endsAt === null ? null : Math.max(1, Math.round((endsAt - nowAt) * 1000));
  const timeout = leftMs === null ? '' : ` timeout ${leftMs}ms`;
  return [add('granted', `${mac} . ${ip}${timeout}`), add('online', `${ip}${timeout}`)];
}

/** Quotas count from where the session's own counters are. */
function quotaLines({ ip, number }, limits, used) {
  return quotaWays(limits).flatMap((way) => {
    const most = limits[QUOTAS[way]];
    const name = quotaName(number, way);
    const usedBytes = Math.min(used[QUOTAS[way]], most);
    // What is used up already needs no packet to show it.
    const spent = used[QUOTAS[way]] >= most ? [add('spent', ip)] : [];
    return [
      `add quota ${TABLE} ${name} { over ${most} bytes used ${usedBytes} bytes }`,
      add(`quota_${way}`, `${ip} : "${name}"`),
      ...spent,
    ];
  });
}

const quotaName = (number, way) => `q${number}${way}`;

function dropQuotaLines({ ip, number, quotas }) {
  return quotas.flatMap((way) => [
    remove(`quota_${way}`, ip),
    `delete quota ${TABLE} ${quotaName(number, way)}`,
  ]);
}

/** Binds a client's packets to its classes, or gives them free again. */
function classLinesOf({ ip, number }, before, after) {
  return ['down', 'up'].flatMap((way) => {
    const [was, is] = [before[way] !== null, after[way] !== null];
    if (was === is) return [];
    return is
      ? [add(`class_${way}`, `${ip} : 1:${number.toString(16)}`)]
      : [remove(`class_${way}`, ip)];
  });
}

/** The note as it should be now; its counters are elsewhere, so none is lost. */
const noteLines = (client) => [
  remove('notes', client.ip),
  add('notes', `${client.ip} comment "${noteOf(client)}"`),
];

/** The client is off with its next packet; its counters stay. */
export const endLines = (client) => [...offLines(client), ...noteLines(client)];

const offLines = ({ ip, mac }) => [...drop('granted', `${mac} . ${ip}`), ...drop('online', ip)];

/** Other limits for a client that goes on. `used` is what its session has counted. */
export function limitLines(before, after, limits, used, nowAt) {
  return [
    ...offLines(before),
    ...dropQuotaLines(before),
    ...drop('spent', before.ip),
    ...quotaLines(after, limits, used),
    ...passLines(after, nowAt),
    ...noteLines(after),
  ];
}

export const speedLines = (before, after) => [
  ...classLinesOf(before, before.speeds, after.speeds),
  ...noteLines(after),
];

/** Nothing of the client stays. */
export function forgetLines(client) {
  const { ip } = client;
  return [
    ...offLines(client),
    ...dropQuotaLines(client),
    ...classLinesOf(client, client.speeds, { down: null, up: null }),
    ...drop('spent', ip),
    ...['sent', 'received', 'notes'].map((set) => remove(set, ip)),
  ];
}

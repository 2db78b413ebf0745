import { readFileSync } from 'node:fs';
import {
  addressesIn,
  admitLines,
  countersOf,
  elementsOf,
  endLines,
  epochOf,
  forgetLines,
  limitLines,
  quotasOf,
  quotaWays,
  readNote,
  speedLines,
} from './kernel.mjs';
import { lanAt, RequestError } from './requests.mjs';
import { attempt, run } from './run.mjs';
import { applyLines, classLines, dropLine, tryLines } from './shaping.mjs';
import { ipChange, nftChange } from './shell.mjs';
import { Turns } from './turns.mjs';

const FIRST_CLASS = 16;
const LAST_CLASS = 0xfff0;

/** Seconds since the machine was switched on: no clock that somebody sets moves it. */
export const machineSeconds = () => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);

/**
 * Who is let through. The kernel is where it is kept; what is in memory here only spares looking,
 * and is read from there at the start. Changes happen one after the other, logins of the same
 * moment together.
 */
export class Clients {
  #config;
  #leaf;
  #epoch = null;
  #bySession = new Map();
  #byIp = new Map();
  #byMac = new Map();
  #numbers = new Set();
  #next = FIRST_CLASS;
  #turns = new Turns(['admit', (all) => this.#admitAll(all)], {
    change: (values) => this.#change(values),
    end: (values) => this.#end(values),
    forget: (values) => this.#forget(values),
  });

  /** @param leaf the kind of queue that clients get */
  constructor(config, leaf) {
    this.#config = config;
    this.#leaf = leaf;
  }

  get epoch() {
    return this.#epoch;
  }

  /** Takes up whom the kernel lets through. */
  async load() {
    for (const map of [this.#bySession, this.#byIp, this.#byMac, this.#numbers]) map.clear();
    this.#epoch = await epochOf();
    if (this.#epoch === null) return;
    const quotas = await quotasOf();
    for (const { key: ip, comment } of await elementsOf('notes')) {
      const note = readNote(ip, comment);
      // Of a network that the configuration has no more: nothing reaches it.
      const lan = note && lanAt(this.#config, ip);
      if (!lan) continue;
      const own = quotas.flatMap(([way, addresses]) => (addresses.has(ip) ? [way] : []));
      this.#keep({ ...note, quotas: own, device: lan.device, isEnded: false });
    }
  }

  /** Everybody with the counters of this moment, until they are forgotten. */
  async list() {
    const nowAt = machineSeconds();
    // First who is cut off, then what was counted: of those it is then the last word.
    const spent = await addressesIn('spent');
    const [sent, received] = await Promise.all([countersOf('sent'), countersOf('received')]);
    return [...this.#bySession.values()].map((client) => ({
      ...{ session: client.session, mac: client.mac, ip: client.ip },
      seconds: Math.max(0, Math.floor(lastAt(client, nowAt) - client.startedAt)),
      ...{ bytesUp: sent.get(client.ip) ?? 0, bytesDown: received.get(client.ip) ?? 0 },
      state: stateOf(client, spent, nowAt),
    }));
  }

  /** Names of the sessions that an address or a device has. */
  sessionsOf(ip, mac) {
    const held = [this.#byIp.get(ip), this.#byMac.get(mac)];
    return [...new Set(held.flatMap((client) => client?.session ?? []))];
  }

  /** How many are cut off already by the kernel, and wait to be booked. */
  async countFinished() {
    const nowAt = machineSeconds();
    const spent = await addressesIn('spent');
    return [...this.#bySession.values()].filter(
      (client) => stateOf(client, spent, nowAt) !== 'online',
    ).length;
  }

  /** `admit`, `change`, `end` or `forget`. @throws RequestError */
  take(verb, values) {
    return this.#turns.take(verb, values);
  }

  /** Gives everybody's classes back to devices that lost theirs (a line that came up anew). */
  async reshape(devices) {
    const lines = [...this.#bySession.values()].flatMap((client) =>
      this.#shapes(client, true).filter(({ device }) => devices.includes(device)),
    );
    await tryLines(lines.flatMap(({ text }) => text));
  }

  async #admitAll(requests) {
    const made = [];
    try {
      for (const { session, mac, ip, limits, speeds } of requests) {
        if (this.#bySession.has(session)) throw new RequestError('session: is there already');
        if (this.#byIp.has(ip) || this.#byMac.has(mac)) throw new RequestError('present');
        const startedAt = machineSeconds();
        const endsAt = limits.seconds === null ? null : startedAt + limits.seconds;
        const lan = lanAt(this.#config, ip);
        if (!lan) throw new RequestError('ip: not a client of this gateway');
        const { device } = lan;
        const own = { session, mac, ip, speeds, startedAt, endsAt, device, isEnded: false };
        const client = { ...own, number: this.#freeNumber(), quotas: quotaWays(limits) };
        this.#keep(client);
        made.push({ client, limits });
      }
      const lines = made.flatMap(({ client, limits }) =>
        admitLines(client, limits, machineSeconds()),
      );
      // Side by side, since each is a program to start: a packet before its class is merely fast.
      const done = await Promise.allSettled([
        this.#shape(
          made.map(({ client }) => client),
          true,
        ),
        pinAll(made.map(({ client }) => client)),
        nftChange(lines),
      ]);
      const failed = done.find(({ status }) => status === 'rejected');
      if (failed) throw failed.reason;
    } catch (error) {
      for (const { client } of made) {
        this.#drop(client);
        await nftChange(forgetLines(client)).catch(() => undefined);
      }
      await tryLines(made.flatMap(({ client }) => this.#unshapes(client)));
      throw error;
    }
  }

  async #change({ session, limits, speeds }) {
    const before = this.#known(session);
    const after = { ...before, ...(speeds ? { speeds } : {}) };
    const lines = [];
    if (limits) {
      const nowAt = machineSeconds();
      const [sent, received] = await Promise.all([countersOf('sent'), countersOf('received')]);
      const bytesUp = sent.get(before.ip) ?? 0;
      const bytesDown = received.get(before.ip) ?? 0;
      after.endsAt = limits.seconds === null ? null : before.startedAt + limits.seconds;
      after.quotas = quotaWays(limits);
      after.isEnded = false;
      const used = { bytes: bytesUp + bytesDown, bytesUp, bytesDown };
      lines.push(...limitLines(before, after, limits, used, nowAt));
    }
    if (speeds) {
      await this.#shape([after], false);
      lines.push(...speedLines(before, after));
    }
    await nftChange(lines);
    this.#keep(after);
  }

  async #end({ session }) {
    const before = this.#known(session);
    const nowAt = machineSeconds();
    const after = { ...before, endsAt: lastAt(before, nowAt), isEnded: true };
    await nftChange(endLines(after));
    this.#keep(after);
    void this.#letGo(after);
  }

  async #forget({ session }) {
    const client = this.#known(session);
    await nftChange(forgetLines(client));
    this.#drop(client);
    await tryLines(this.#unshapes(client));
    await this.#letGo(client);
  }

  /** The pin of its address, and what NAT remembers of its connections with the world. */
  async #letGo({ ip, device }) {
    if (!this.#byIp.has(ip))
      await ipChange([`neigh del ${ip} dev ${device}`]).catch(() => undefined);
    const { device: line } = this.#config.wan;
    const shown = await run('ip', ['-j', '-4', 'addr', 'show', 'dev', line]).catch(() => '[]');
    const [own] = JSON.parse(shown)[0]?.addr_info ?? [];
    // Those with the box itself go on: the splash is being read.
    if (own) await attempt('conntrack', ['-D', '-s', ip, '--reply-dst', own.local]);
  }

  /** The line may be down, which keeps nobody from being let in; the network of clients may not. */
  async #shape(clients, isNew) {
    const shapes = clients.flatMap((client) => this.#shapes(client, isNew));
    const textOf = (own) =>
      shapes.flatMap(({ device, text }) =>
        (device === this.#config.wan.device) === own ? text : [],
      );
    await Promise.all([applyLines(textOf(false)), tryLines(textOf(true))]);
  }

  #shapes({ number, device, speeds }, isNew) {
    const ways = [
      [device, speeds.down],
      [this.#config.wan.device, speeds.up],
    ];
    return ways.flatMap(([on, speed]) =>
      speed ? [{ device: on, text: classLines(on, number, speed, this.#leaf, isNew) }] : [],
    );
  }

  #unshapes({ number, device, speeds }) {
    return [
      ...(speeds.down ? [dropLine(device, number)] : []),
      ...(speeds.up ? [dropLine(this.#config.wan.device, number)] : []),
    ];
  }

  #known(session) {
    const client = this.#bySession.get(session);
    if (!client) throw new RequestError('gone');
    return client;
  }

  #keep(client) {
    this.#bySession.set(client.session, client);
    this.#byIp.set(client.ip, client);
    this.#byMac.set(client.mac, client);
    this.#numbers.add(client.number);
  }

  #drop(client) {
    this.#bySession.delete(client.session);
    this.#byIp.delete(client.ip);
    this.#byMac.delete(client.mac);
    this.#numbers.delete(client.number);
  }

  #freeNumber() {
    // Those just given free come last: a late packet finds no other's class.
    for (let n = 0; n < LAST_CLASS - FIRST_CLASS; n += 1) {
      this.#next = this.#next >= LAST_CLASS ? FIRST_CLASS : this.#next + 1;
      if (!this.#numbers.has(this.#next)) return this.#next;
    }
    throw new RequestError('full');
  }
}

/** So that nobody else takes the address. */
async function pinAll(clients) {
  const complaint = await ipChange(
    clients.map(
      ({ ip, mac, device }) => `neigh replace ${ip} lladdr ${mac} nud permanent dev ${device}`,
    ),
  );
  if (complaint !== '') throw new Error(`ip: ${complaint}`);
}

/** When the client's time stopped, or now. */
const lastAt = ({ endsAt }, nowAt) => (endsAt === null ? nowAt : Math.min(endsAt, nowAt));

function stateOf(client, spent, nowAt) {
  if (client.isEnded) return 'ended';
  if (spent.has(client.ip)) return 'spent';
  return client.endsAt !== null && client.endsAt <= nowAt ? 'timed_out' : 'online';
}

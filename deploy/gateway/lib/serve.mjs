import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { dirname } from 'node:path';
import { Clients } from './clients.mjs';
import { Daemons } from './daemons.mjs';
import { filesOf } from './dns.mjs';
import { epochOf, markEpoch } from './kernel.mjs';
import { applyRules, configureNetwork, raiseWan } from './network.mjs';
import { parseRequest, RequestError } from './requests.mjs';
import { nft, run } from './run.mjs';
import { hasRoot, raiseShaping } from './shaping.mjs';
import { hasRoute, statusOf } from './status.mjs';

const MOST_LINE_BYTES = 4_096;
const MOST_CONNECTIONS = 64;
const SILENCE_MS = 10_000;
const LOOK_AGAIN_MS = 10_000;
const NOBODY = '00:00:00:00:00:00';

/** Brings everything up that is not; whoever is online stays so. @returns the clients */
export async function raise(config) {
  const daemons = new Daemons(config);
  await configureNetwork(config);
  if ((await epochOf()) === null) await nft(`${markEpoch(randomBytes(4).toString('hex'))}\n`);
  await raiseWan(config);
  await daemons.raise();
  const leaf = await raiseShaping(await devicesOf(config));
  const clients = new Clients(config, leaf);
  await clients.load();
  return { clients, daemons, leaf };
}

/** Devices with speeds, as far as they are there: a line by PPP comes and goes. */
async function devicesOf({ lans, wan }) {
  const { length } = await run('ip', ['link', 'show', 'dev', wan.device]).catch(() => '');
  return [...lans.map(({ device }) => device), ...(length > 0 ? [wan.device] : [])];
}

/**
 * Answers the fixed verbs on the socket, one JSON object a line each way, until it is stopped.
 * @returns what stops it
 */
export async function serve(config, say) {
  const { socket } = filesOf(config);
  mkdirSync(dirname(socket), { recursive: true });
  await refuseSecond(socket);
  const gateway = await raise(config);
  const server = createServer((connection) => attend(connection, (line) => answer(line)));
  const answer = async (line) => {
    try {
      const { verb, values } = parseRequest(line);
      return { ok: true, ...(await perform(config, gateway, verb, values)) };
    } catch (error) {
      if (!(error instanceof RequestError)) say(error.message);
      return { ok: false, error: error instanceof RequestError ? error.message : 'failed' };
    }
  };
  server.maxConnections = MOST_CONNECTIONS;
  rmSync(socket, { force: true });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  chownSync(socket, 0, groupId(config.socketGroup));
  chmodSync(socket, 0o660);
  const watch = setInterval(() => void mend(config, gateway, say), LOOK_AGAIN_MS);
  return () => {
    clearInterval(watch);
    server.close();
    rmSync(socket, { force: true });
  };
}

async function perform(config, { clients, daemons, leaf }, verb, values) {
  if (verb === 'status') return statusOf(config, clients.epoch, daemons, leaf);
  if (verb === 'clients') return { epoch: clients.epoch, clients: await clients.list() };
  if (verb === 'finished') return { finished: await clients.countFinished() };
  if (verb === 'whois') {
    const mac = macAt(config, values.ip);
    return { epoch: clients.epoch, mac, sessions: clients.sessionsOf(values.ip, mac) };
  }
  return clients.take(verb, values);
}

/** Whose address it is now, as the kernel has heard it; null when it has not. */
function macAt({ lans }, ip) {
  const devices = new Set(lans.map(({ device }) => device));
  const heard = readFileSync('/proc/net/arp', 'utf8')
    .split('\n')
    .map((line) => line.split(/\s+/))
    .find(
      ([address, , , mac, , device]) => address === ip && devices.has(device) && mac !== NOBODY,
    );
  return heard?.[3] ?? null;
}

/** What others took away comes back: rules, classes, daemons. */
async function mend(config, gateway, say) {
  const { clients, daemons } = gateway;
  try {
    const epoch = await epochOf();
    if (epoch === null) {
      say('The rules are gone: making them anew');
      await applyRules(config);
      await nft(`${markEpoch(randomBytes(4).toString('hex'))}\n`);
    }
    if (epoch === null || epoch !== clients.epoch) await clients.load();
    const bare = [];
    for (const device of await devicesOf(config)) if (!(await hasRoot(device))) bare.push(device);
    if (bare.length > 0) {
      gateway.leaf = await raiseShaping(bare);
      await clients.reshape(bare);
    }
    if (daemons.missing().length > 0) await daemons.raise();
    // A cable that was out takes the way along, and the modem behind it may be another.
    if (!(await hasRoute())) {
      await raiseWan(config).catch(() => undefined);
      daemons.renewLine();
    }
  } catch (error) {
    say(error.message);
  }
}

/** One request a line; whoever says too much, or nothing, is hung up on. */
function attend(connection, answer) {
  let text = '';
  let turn = Promise.resolve();
  connection.setEncoding('utf8');
  connection.setTimeout(SILENCE_MS, () => connection.destroy());
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop();
    if (text.length > MOST_LINE_BYTES) return connection.destroy();
    for (const line of lines) {
      if (line.length > MOST_LINE_BYTES) return connection.destroy();
      turn = turn.then(async () => {
        const reply = await answer(line);
        if (!connection.destroyed) connection.write(`${JSON.stringify(reply)}\n`);
      });
    }
  });
}

async function refuseSecond(socket) {
  const isTaken = await new Promise((resolve) => {
    const connection = createConnection(socket, () => resolve(true));
    connection.on('error', () => resolve(false));
    connection.on('connect', () => connection.destroy());
  });
  if (isTaken) throw new Error(`${socket}: another helper answers there`);
}

/** Whoever is in this group may ask. Without such a group: root alone. */
function groupId(name) {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  return line ? Number(line.split(':')[2]) : 0;
}

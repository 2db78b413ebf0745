import { RelayClient, type RelayedCall, relayBase } from './adapters/relay/relay-client.ts';
import { addressTowards } from './adapters/system/network.ts';
import { buildAccess } from './compose/access.ts';
import { buildBackups, restoreBackup } from './compose/backups.ts';
import {
  buildControllers,
  type Controllers,
  FOLLOW_INTERVAL_MS,
  KINDS_WITHOUT_RADIUS,
} from './compose/controllers.ts';
import { finishRestore, noteRestored } from './compose/finish-restore.ts';
import { buildGateway } from './compose/gateway.ts';
import { connectGateways, type Gateways } from './compose/gateways.ts';
import { hookPaths } from './compose/hooks.ts';
import { buildHouse, type House, type World } from './compose/house.ts';
import { buildHttp } from './compose/http.ts';
import { type Listeners, openListeners } from './compose/listeners.ts';
import { buildMessages, type Messages } from './compose/messages.ts';
import { buildPayments, type Payments } from './compose/payments.ts';
import { buildRadius, INTERIM_INTERVAL_SECONDS, NAS_KINDS, type Radius } from './compose/radius.ts';
import { buildSelfTest } from './compose/self-test.ts';
import { buildStandby } from './compose/standby.ts';
import { openStorage } from './compose/storage.ts';
import { startUpkeep } from './compose/upkeep.ts';
import type { Config } from './config.ts';
import { closeStaleSessions } from './features/access/close-stale.ts';
import { setupNeeded } from './features/operators/set-up.ts';
import { LimitEnforcer } from './features/sessions/enforce-limits.ts';
import { every } from './jobs/every.ts';

export interface BoxOptions {
  config: Config;
  world: World;
  version: string;
  /** `dist/`, where the built front ends are. */
  distFolder: string;
  /** `serve` opens every listener; `control` only the admin interface on loopback, for one command. */
  role: 'serve' | 'control';
  /** Stops the box and starts it anew, in a moment; null for one command. */
  restart: (() => void) | null;
}

export interface Box {
  /** Ports as they were opened (the configuration may say 0). */
  ports: Listeners['ports'];
  controlToken: string;
  /** The PIN to become the owner, or null when there is one. */
  setupPin: string | null;
  simulated: { payments: boolean; sms: boolean };
  /** Lets what is running finish, stores what is pending, closes everything. */
  stop(): Promise<void>;
}

type Undo = (() => Promise<unknown>)[];

/** Builds the whole house and opens its doors. Nothing is left open when it throws. */
export async function startBox(options: BoxOptions): Promise<Box> {
  const undo: Undo = [];
  const closeAll = async () => {
    const faults: unknown[] = [];
    // A step that fails must not leave a door open behind it.
    for (const step of undo.splice(0).reverse()) await step().catch((error) => faults.push(error));
    if (faults.length > 0) throw faults[0];
  };
  try {
    return { ...(await assemble(options, undo)), stop: closeAll };
  } catch (error) {
    await closeAll().catch(() => undefined);
    throw error;
  }
}

async function assemble(options: BoxOptions, undo: Undo): Promise<Omit<Box, 'stop'>> {
  const { config, world, role } = options;
  const restored = finishRestore(config);
  const storage = await openStorage(config, () => world.clock.now());
  undo.push(() => storage.close());
  const house = await buildHouse(config, world, storage);
  if (restored) await noteRestored(house, restored);
  const [backups, standby] = await buildKeepers(options, house);
  const sells = role === 'serve' && standby.standing === 'open';
  const gateways = await connectGateways(sells ? config : { ...config, simulate: 'never' }, house);
  undo.push(() => gateways.close());

  let hooksUrl = () => '';
  const messages = buildMessages(house, gateways.sms);
  const payments = buildPayments(house, gateways, () => hooksUrl(), messages.deps.wakeMessages);
  const access = buildAccess(house);
  const radius = buildRadius(house, access);
  const controllers = buildControllers(house, access);
  const gateway = buildGateway(house, access);
  const nasControl = gateway.nasControl(controllers.nasControl(radius.nasControl));
  const enforcer = new LimitEnforcer({ ...house, nasControl });
  undo.push(() => radius.close());
  const setupPin = config.setupPin ?? makePin(house);
  const controlToken = Buffer.from(world.random.bytes(32)).toString('base64url');
  const selfTest = buildSelfTest(house);
  const http = await buildHttp({
    ...{ house, payments, messages, gateways, controllers, gateway, nasControl },
    ...{ setupPin, controlToken },
    probe: radius.probe,
    nasKinds: [...NAS_KINDS, ...KINDS_WITHOUT_RADIUS],
    version: options.version,
    distFolder: options.distFolder,
    boxAddress: addressTowards,
    health: { unready: () => unready(house) },
    ...{ backups, standby, selfTest },
    restore: async (file, recoveryKey) => {
      await restoreBackup(house, file, recoveryKey, role === 'serve');
      // One command does not begin to work off what it has put back: the next start does.
      if (!sells) return;
      await house.reload();
      gateways.rebuild();
      await begin(enforcer, payments, messages);
    },
  });
  if (role === 'serve') undo.push(standby.start([payments.pump, messages.pump]));
  if (sells) {
    undo.push(await backups.start());
    undo.push(startJobs(house, payments, messages, enforcer, controllers, radius.probe));
    undo.push(gateway.start());
  }
  const listeners = await openListeners(config, role, http, sells ? radius : null);
  undo.push(() => listeners.close());
  standby.opened(listeners.ports.admin);
  selfTest.opened(listeners.ports);
  if (sells) undo.push(await selfTest.start());
  undo.push(async () => house.live.close());
  // Asked each time: with new credentials the simulator has been left behind.
  hooksUrl = () => hooksBase(config, gateways.payments.usual.simulated, listeners);
  announceSms(house, gateways, listeners);
  if (sells) {
    await begin(enforcer, payments, messages);
    undo.push(followRelay(house, http.answerHook));
  }
  return {
    ports: listeners.ports,
    controlToken,
    setupPin: (await setupNeeded(storage.database.read)) ? setupPin : null,
    simulated: { payments: gateways.payments.usual.simulated, sms: gateways.sms.simulated },
  };
}

/** What keeps the business when the box breaks: copies of it, and a second box. */
async function buildKeepers({ restart }: BoxOptions, house: House) {
  const standby = await buildStandby(house.config, house, house.storage, restart);
  return [buildBackups(house, restart), standby] as const;
}

/** Where SMS providers, and their simulator, report. */
function announceSms(house: House, gateways: Gateways, listeners: Listeners): void {
  const { report, inbound } = hookPaths(house);
  const url = hooksBase(house.config, true, listeners);
  gateways.sms.announce({ report: url + report, inbound: url + inbound });
}

/**
 * Where a provider reports: the relay, the public address, the loopback for a simulator, and with neither
 * an address that nobody answers (queries confirm the payments then).
 */
function hooksBase(config: Config, simulated: boolean, listeners: Listeners): string {
  if (config.relay) return relayBase(config.relay);
  if (config.publicUrl) return config.publicUrl;
  return simulated ? `http://127.0.0.1:${listeners.ports.http}` : 'https://callback.invalid';
}

/** Fetches what providers post to the relay, when there is one. @returns what stops it. */
function followRelay(
  house: House,
  answer: (call: RelayedCall) => Promise<{ body: string } | null>,
): () => Promise<void> {
  const { relay } = house.config;
  if (!relay) return async () => undefined;
  const client = new RelayClient(relay, house, answer);
  client.start();
  return () => client.stop();
}

const SETUP_PIN_DIGITS = 8;

function makePin(house: House): string {
  return String(house.random.integer(10 ** SETUP_PIN_DIGITS)).padStart(SETUP_PIN_DIGITS, '0');
}

const COUNT_INTERVAL_MS = 30_000;
const STALE_CHECK_INTERVAL_MS = 60_000;
const ENFORCE_INTERVAL_MS = 1_000;

/** @returns what stops them. */
function startJobs(
  house: House,
  payments: Payments,
  messages: Messages,
  enforcer: LimitEnforcer,
  controllers: Controllers,
  probe: Radius['probe'],
): () => Promise<void> {
  const stopMessages = messages.jobs();
  house.book.onWritten((voucherIds) => enforcer.look(voucherIds));
  const stopEnforcing = every(house, 'enforce limits', ENFORCE_INTERVAL_MS, () => enforcer.round());
  const stopStale = every(house, 'close stale sessions', STALE_CHECK_INTERVAL_MS, () =>
    closeStaleSessions(house, INTERIM_INTERVAL_SECONDS),
  );
  const stopFollowing = every(house, 'follow controllers', FOLLOW_INTERVAL_MS, () =>
    controllers.follow(),
  );
  const stopUpkeep = startUpkeep(house, probe);
  const countVisits = () => house.funnel.flush(house.database);
  const stopCounting = every(house, 'count visits', COUNT_INTERVAL_MS, countVisits);
  return async () => {
    const ends = [stopStale(), stopEnforcing(), stopFollowing(), stopUpkeep(), stopCounting()];
    await Promise.all([...ends, payments.stop(), stopMessages()]);
    await countVisits();
  };
}

async function unready(house: House): Promise<string | null> {
  await house.database.read.settings.get('business.name');
  return null;
}

/** Takes up the work that the database holds: at the start, and after another one was restored. */
async function begin(
  enforcer: LimitEnforcer,
  payments: Payments,
  messages: Messages,
): Promise<void> {
  await enforcer.begin();
  await payments.start();
  await messages.start();
}

import { DIST_FOLDER, explain, VERSION } from './about.ts';
import { systemClock } from './adapters/system/clock.ts';
import {
  claimControl,
  DataDirError,
  openDataDir,
  readControl,
  removeControl,
  writeControl,
} from './adapters/system/data-dir.ts';
import { createLogger } from './adapters/system/logger.ts';
import { systemRandom } from './adapters/system/random.ts';
import { type ServiceManager, serviceManager } from './adapters/system/service-manager.ts';
import type { World } from './compose/house.ts';
import { askReady, feedWatchdog } from './compose/watchdog.ts';
import { type Box, startBox } from './compose.ts';
import { type Config, parseConfig } from './config.ts';
import type { Logger } from './ports/system.ts';
import { RenewableBox } from './renewable-box.ts';

const STOP_DEADLINE_MS = 4_500;
/** Starts the box from the environment and runs until SIGTERM or SIGINT. Never rejects. */
export async function serve(env: Record<string, string | undefined>): Promise<void> {
  try {
    await run(parseConfig(env), env);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

async function run(config: Config, env: Record<string, string | undefined>): Promise<void> {
  const signalled = firstSignal();
  const log = createLogger(config.logLevel);
  openDataDir(config.dataDir);
  await refuseSecondServer(config);
  claimControl(config.dataDir);
  for (const name of config.unknownNames) {
    log.warn({ name }, 'This variable is not a setting of Mlango: a typing mistake?');
  }
  const clock = systemClock();
  const world = { clock, random: systemRandom, log };
  const renewable = new RenewableBox(
    world,
    (restart) => openBox(config, world, restart),
    (error) => {
      log.error({ error }, 'The box could not be started anew');
      process.exit(1);
    },
  );
  const box = await renewable.start();
  const manager = serviceManager(env, log);
  if (manager) await speakToManager(manager, config, box, world);
  void signalled.then(async (signal) => {
    await manager?.tell('STOPPING=1');
    await stop(signal, config, renewable, world);
  });
}

/** Opens the box, and tells the command line and the log where it is. */
async function openBox(config: Config, world: World, restart: () => void): Promise<Box> {
  const box = await startBox({
    ...{ config, world, restart },
    role: 'serve',
    version: VERSION,
    distFolder: DIST_FOLDER,
  });
  writeControl(config.dataDir, {
    pid: process.pid,
    url: `http://${loopbackOf(config.admin.host)}:${box.ports.admin}`,
    token: box.controlToken,
  });
  announce(config, box, world.log);
  return box;
}

const SELF_QUESTION_MS = 10_000;

/** Says that the box is open, and from now on that it lives: both listeners are asked from outside. */
async function speakToManager(
  manager: ServiceManager,
  config: Config,
  box: Box,
  world: World,
): Promise<void> {
  const urls = [
    `http://${loopbackOf(config.http.host)}:${box.ports.http}`,
    `http://${loopbackOf(config.admin.host)}:${box.ports.admin}`,
  ];
  const { http, admin } = box.ports;
  await manager.tell('READY=1', `STATUS=Open: splash on ${http}, owner's page on ${admin}`);
  feedWatchdog(world, manager, async () => {
    for (const url of urls) {
      const wrong = await askReady(url, SELF_QUESTION_MS);
      if (wrong !== null) return wrong;
    }
    return null;
  });
}

function loopbackOf(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

/** Two servers on one database would each think themselves the only writer. */
async function refuseSecondServer(config: Config): Promise<void> {
  const control = readControl(config.dataDir);
  if (!control) return;
  const answers = await fetch(`${control.url}/api/v1/health`, {
    headers: { authorization: `Bearer ${control.token}` },
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  if (answers?.ok) {
    throw new DataDirError(
      `Mlango is running already on ${config.dataDir} (process ${control.pid}). Stop it first, or set MLANGO_DATA_DIR.`,
    );
  }
}

function announce(config: Config, box: Box, log: Logger): void {
  const { ports, simulated } = box;
  const portal = config.publicUrl ?? `http://localhost:${ports.http}`;
  log.info(
    { ports, simulated, portal, admin: `http://localhost:${ports.admin}` },
    'Mlango is open',
  );
  if (box.setupPin) {
    // The one secret that belongs into the log: whoever can read it owns the box anyway.
    process.stderr.write(
      `\n  First run: open http://localhost:${ports.admin} and type the setup PIN ${box.setupPin}\n\n`,
    );
  }
}

/** Asked for from the first moment on: a signal during the start is obeyed right after it. */
function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => resolve(signal));
  });
}

async function stop(
  signal: string,
  config: Config,
  box: RenewableBox,
  { log, clock }: World,
): Promise<void> {
  log.info({ signal }, 'Stopping: no new work, what is running finishes');
  clock.after(STOP_DEADLINE_MS, () => {
    log.warn({}, 'Some work did not finish in time; it continues at the next start');
    removeControl(config.dataDir);
    process.exit(0);
  });
  await box.stop().catch((error: unknown) => log.error({ error }, 'Stopping met an error'));
  removeControl(config.dataDir);
  log.info({}, 'Stopped');
  process.exit(0);
}

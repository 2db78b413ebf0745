import type { RouterConfigOutcome } from '../../contract/router-configs.ts';
import { significantConfig, versionOfConfig } from '../../core/router-config.ts';
import {
  type ExportedConfig,
  type ExportRouterConfig,
  RouterShellError,
} from '../../ports/router-shell.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { Database, Stores } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import type { Vault } from '../../ports/vault.ts';
import { accessTo, fitRouter } from './access.ts';

export interface ConfigDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  vault: Vault;
  exportConfig: ExportRouterConfig;
  /** The box's own, made when it is first needed. */
  privateKey(): Promise<string>;
}

/** So many different configurations of one router are kept. */
export const MOST_COPIES = 30;
export const CONFIG_PURPOSE = 'router configuration';

/** Asks routers for their configurations, each one once at a time. */
export class ConfigTaker {
  readonly #deps: ConfigDeps;
  readonly #running = new Map<string, Promise<RouterConfigOutcome>>();

  constructor(deps: ConfigDeps) {
    this.#deps = deps;
  }

  /**
   * Keeps the configuration when it differs from the last one; what went wrong is noted.
   * @throws AppError router_unknown | config_not_for
   */
  take(routerId: string, actor: string): Promise<RouterConfigOutcome> {
    const running = this.#running.get(routerId);
    if (running) return running;
    const taken = takeConfig(this.#deps, routerId, actor).finally(() =>
      this.#running.delete(routerId),
    );
    this.#running.set(routerId, taken);
    return taken;
  }
}

async function takeConfig(
  deps: ConfigDeps,
  routerId: string,
  actor: string,
): Promise<RouterConfigOutcome> {
  const { database, exportConfig } = deps;
  const router = await fitRouter(database.read, routerId);
  const access = await accessTo(database.read, routerId);
  const [host = ''] = router.address.split('/');
  const { sshPort: port, hostFingerprint } = access;
  const privateKey = await deps.privateKey();
  let exported: ExportedConfig;
  try {
    exported = await exportConfig({ host, port, privateKey, hostFingerprint });
  } catch (error) {
    if (!(error instanceof RouterShellError)) throw error;
    await noteFailure(deps, router, error);
    return 'failed';
  }
  return database.transaction((stores) => keep(deps, stores, { router, exported, actor }));
}

async function keep(
  { vault, random, clock }: ConfigDeps,
  stores: Stores,
  found: { router: RouterRecord; exported: ExportedConfig; actor: string },
): Promise<RouterConfigOutcome> {
  const { router, exported, actor } = found;
  const { routerConfigs } = stores;
  const nowMs = clock.now();
  const { config } = exported;
  const digest = vault.tag(Buffer.from(significantConfig(config)), CONFIG_PURPOSE);
  const [last] = await routerConfigs.list(router.id);
  const isNew = !last?.digest.equals(digest);
  if (isNew) {
    const id = random.uuid();
    const version = versionOfConfig(config) ?? '';
    const bytes = Buffer.byteLength(config);
    await routerConfigs.insert({
      ...{ id, routerId: router.id, takenAtMs: nowMs, digest, version, bytes },
      bodyCipher: vault.seal(config, CONFIG_PURPOSE),
    });
    await routerConfigs.keepNewest(router.id, MOST_COPIES);
    const entry = { actor, action: 'router.config.keep', subject: router.id };
    await stores.audit.append({ ...entry, detail: { copy: id, version, bytes } }, nowMs);
  }
  // The owner may have changed the port meanwhile.
  const { sshPort } = await accessTo(stores, router.id);
  await routerConfigs.saveAccess({
    ...{ routerId: router.id, sshPort, hostFingerprint: exported.hostFingerprint },
    ...{ offeredFingerprint: null, triedAtMs: nowMs, readAtMs: nowMs, problem: null },
  });
  return isNew ? 'new' : 'unchanged';
}

async function noteFailure(
  { database, clock, log }: ConfigDeps,
  router: RouterRecord,
  error: RouterShellError,
): Promise<void> {
  const { problem, fingerprint } = error;
  log.warn({ router: router.name, problem, reason: error.message }, 'No configuration was read');
  await database.transaction(async (stores) => {
    await stores.routerConfigs.saveAccess({
      ...(await accessTo(stores, router.id)),
      ...{ triedAtMs: clock.now(), problem, offeredFingerprint: fingerprint },
    });
  });
}

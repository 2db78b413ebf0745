import { AppError } from '../../ports/errors.ts';
import type { ConfigAccess } from '../../ports/router-config-store.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { Stores } from '../../ports/stores.ts';

const USUAL_SSH_PORT = 22;

/** Why a router's configuration cannot be kept; null: it can. */
export function unfitness(router: RouterRecord): 'kind' | 'network' | null {
  if (router.kind !== 'mikrotik') return 'kind';
  return /\/(?!32$)/.test(router.address) ? 'network' : null;
}

/** How the box gets to a router, as far as is known. */
export async function accessTo(stores: Stores, routerId: string): Promise<ConfigAccess> {
  const known = await stores.routerConfigs.access(routerId);
  return (
    known ?? {
      ...{ routerId, sshPort: USUAL_SSH_PORT, hostFingerprint: null, offeredFingerprint: null },
      ...{ triedAtMs: null, readAtMs: null, problem: null },
    }
  );
}

/** @throws AppError router_unknown */
export async function routerNamed(stores: Stores, id: string): Promise<RouterRecord> {
  const router = await stores.routers.find(id);
  if (!router) throw new AppError(404, 'router_unknown', 'There is no such router.');
  return router;
}

/** @throws AppError router_unknown | config_not_for */
export async function fitRouter(stores: Stores, id: string): Promise<RouterRecord> {
  const router = await routerNamed(stores, id);
  if (unfitness(router) === null) return router;
  const words = 'Configurations are kept of MikroTiks that have an address of their own.';
  throw new AppError(409, 'config_not_for', words);
}

/** The port of its SSH service. @throws AppError router_unknown | config_not_for */
export async function setSshPort(
  stores: Stores,
  actor: string,
  { routerId, sshPort }: { routerId: string; sshPort: number },
  nowMs: number,
): Promise<void> {
  const router = await fitRouter(stores, routerId);
  await stores.routerConfigs.saveAccess({ ...(await accessTo(stores, router.id)), sshPort });
  const entry = { actor, action: 'router.config.port', subject: router.id, detail: { sshPort } };
  await stores.audit.append(entry, nowMs);
}

/**
 * The owner says that the key which the router shows now is its own.
 * @param fingerprint the one that was looked at
 * @throws AppError router_unknown | config_not_for | host_key_other: it shows yet another one
 */
export async function trustHostKey(
  stores: Stores,
  actor: string,
  { routerId, fingerprint }: { routerId: string; fingerprint: string },
  nowMs: number,
): Promise<void> {
  const router = await fitRouter(stores, routerId);
  const access = await accessTo(stores, router.id);
  if (access.offeredFingerprint !== fingerprint) {
    const words = 'The router showed another key than this one. Look again.';
    throw new AppError(409, 'host_key_other', words);
  }
  await stores.routerConfigs.saveAccess({
    ...access,
    ...{ hostFingerprint: fingerprint, offeredFingerprint: null, problem: null },
  });
  const detail = { was: access.hostFingerprint, fingerprint };
  await stores.audit.append(
    { actor, action: 'router.config.trust', subject: router.id, detail },
    nowMs,
  );
}

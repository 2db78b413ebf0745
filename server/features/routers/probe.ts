import { SILENT_MS } from '../../core/router-trust.ts';
import type { ProbeResult } from '../../ports/access.ts';
import { AppError } from '../../ports/errors.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { RouterContacts } from './contacts.ts';
import { speaksRadius } from './trust.ts';

export interface ProbeDeps {
  database: Database;
  clock: Clock;
  contacts: RouterContacts;
  /** Asks one router; only for those that `isProbeable`. */
  probe(routerId: string): Promise<ProbeResult>;
}

/** A router that works is asked again this often, one that does not more often. */
const PROVEN_AGAIN_MS = 6 * 3_600_000;
const FAILED_AGAIN_MS = 15 * 60_000;

/**
 * Asks a router to end a session that cannot exist. "There is no such session", signed, proves the
 * port, the firewall and the secret without hurting anybody.
 * @throws AppError router_unknown | router_unprobed
 */
export async function probeRouter(deps: ProbeDeps, id: string): Promise<ProbeResult> {
  const router = await deps.database.read.routers.find(id);
  if (!router) throw new AppError(404, 'router_unknown', 'There is no such router.');
  if (!isProbeable(router)) {
    const words = 'Only a RADIUS router with an address of its own can be asked.';
    throw new AppError(409, 'router_unprobed', words);
  }
  return probe(deps, router);
}

/** Probes the routers that were heard lately and whose last proof is old. One after the other. */
export async function probeDueRouters(deps: ProbeDeps): Promise<void> {
  const nowMs = deps.clock.now();
  for (const router of await deps.database.read.routers.list()) {
    const isHeard = router.lastSeenAtMs !== null && nowMs - router.lastSeenAtMs <= SILENT_MS;
    const contact = deps.contacts.of(router.id);
    const againMs = contact?.probe === 'proven' ? PROVEN_AGAIN_MS : FAILED_AGAIN_MS;
    const isDue = nowMs - (contact?.probedAtMs ?? 0) >= againMs;
    if (isHeard && isDue && isProbeable(router)) await probe(deps, router);
  }
}

async function probe(deps: ProbeDeps, router: RouterRecord): Promise<ProbeResult> {
  const result = await deps.probe(router.id);
  deps.contacts.probed(router.id, result.kind, result.roundTripMs);
  return result;
}

/** One that speaks RADIUS and has an address of its own. */
const isProbeable = (router: RouterRecord): boolean =>
  speaksRadius(router) && !router.address.includes('/');

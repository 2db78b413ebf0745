import type { RouterConnection, RouterScriptLink } from '../../contract/routers.ts';
import { AppError } from '../../ports/errors.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { chilliScript } from './chilli-script.ts';
import type { KnownRouter, RouterDirectory } from './directory.ts';
import { openndsScript } from './opennds-script.ts';
import { OWN_KIND } from './own-router.ts';
import { mikrotikScript, type ScriptContext } from './script.ts';
import type { ScriptLinks } from './script-links.ts';

export interface RouterScriptDeps {
  database: Database;
  clock: Clock;
  log: Logger;
  directory: RouterDirectory;
  scriptLinks: ScriptLinks;
  /** What the script says of the box, as this router reaches it. */
  scriptContext(router: KnownRouter): Promise<ScriptContext>;
}

/** @throws AppError router_unknown | router_own */
export async function routerScript(deps: RouterScriptDeps, routerId: string): Promise<string> {
  return scriptOf(deps, scriptedRouter(deps, routerId));
}

/**
 * A line for the router's terminal that fetches and runs the script; audited, since whoever runs it
 * on the router reads its secrets.
 *
 * @throws AppError router_unknown | router_own
 */
export async function makeScriptLink(
  deps: RouterScriptDeps,
  actor: string,
  routerId: string,
): Promise<RouterScriptLink> {
  const router = scriptedRouter(deps, routerId);
  const { portalUrl } = await deps.scriptContext(router);
  const { name, address } = router;
  await deps.database.transaction(({ audit }) =>
    audit.append(
      { actor, action: 'router.script_link', subject: router.id, detail: { name, address } },
      deps.clock.now(),
    ),
  );
  return deps.scriptLinks.make(router, portalUrl);
}

/**
 * The script for the router that asks from this address with its one-time token; null is a no. A token
 * is worth nothing from another address, and is not used up by whoever tries.
 */
export async function fetchScript(
  deps: RouterScriptDeps,
  token: string,
  address: string,
): Promise<string | null> {
  const owner = deps.scriptLinks.routerOf(token);
  if (owner === null) return null;
  const router = deps.directory.byAddress(address);
  if (router?.id !== owner) {
    deps.log.warn(
      { address, router: owner },
      'The script of a router was asked for from elsewhere',
    );
    return null;
  }
  deps.scriptLinks.end(owner);
  deps.log.info({ router: router.id }, 'A router has fetched its script');
  return scriptOf(deps, router);
}

function scriptedRouter({ directory }: RouterScriptDeps, routerId: string): KnownRouter {
  const router = directory.byId(routerId);
  if (!router) throw new AppError(404, 'router_unknown', 'There is no such router.');
  if (router.kind === OWN_KIND) {
    throw new AppError(409, 'router_own', 'The box itself needs no script.');
  }
  return router;
}

/** What a kind without a script of its own is given too: its owner may well have a MikroTik behind it. */
const OF_KIND: Record<string, typeof mikrotikScript> = {
  opennds: openndsScript,
  chilli: chilliScript,
};

async function scriptOf(deps: RouterScriptDeps, router: KnownRouter): Promise<string> {
  const make = OF_KIND[router.kind] ?? mikrotikScript;
  return make(router, await deps.scriptContext(router));
}

/**
 * What to enter on a router for which there is no script.
 *
 * @throws AppError router_unknown | router_own
 */
export async function routerConnection(
  deps: RouterScriptDeps,
  routerId: string,
): Promise<RouterConnection> {
  const router = scriptedRouter(deps, routerId);
  const { boxAddress, authPort, acctPort, portalUrl } = await deps.scriptContext(router);
  const { coaPort } = router;
  return { boxAddress, authPort, acctPort, coaPort, portalUrl, secret: router.secret.toString() };
}

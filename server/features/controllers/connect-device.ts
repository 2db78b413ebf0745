import type { RouterParameters } from '../../contract/portal.ts';
import { parseMac } from '../../core/mac.ts';
import { macInParameters } from '../../core/router-parameters.ts';
import type { AccessAnswer, AccessQuestion } from '../../ports/access.ts';
import type { ControllerLogin, ControllerOutcome, GuestControl } from '../../ports/controllers.ts';
import type { LoginRouter } from '../../ports/services.ts';
import type { Logger } from '../../ports/system.ts';

export interface ConnectDeps {
  log: Logger;
  routers: {
    byHost(host: string): LoginRouter | undefined;
    ofKind(kind: string): readonly LoginRouter[];
  };
  /** By kind of router. */
  logins: Readonly<Record<string, ControllerLogin>>;
  guests: GuestControl;
  /** The same decision that a RADIUS login gets. */
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  /** Opens the books for a device that was just let in. */
  guestAdmitted(router: LoginRouter, code: string, mac: string): Promise<void>;
}

/** Asks the controller that the parameters name to let this device in with this code. */
export async function connectDevice(
  deps: ConnectDeps,
  code: string,
  parameters: RouterParameters,
): Promise<ControllerOutcome> {
  const router = routerOf(deps, parameters);
  if (!router) return { kind: 'no_answer', detail: 'no controller is known for this link' };
  const login = deps.logins[router.kind];
  const outcome = login
    ? await login.login(router, code, parameters)
    : await admitGuest(deps, router, code, parameters);
  if (outcome.kind !== 'online') {
    deps.log.warn({ router: router.id, outcome }, 'A controller did not let a customer in');
  }
  return outcome;
}

function routerOf(deps: ConnectDeps, parameters: RouterParameters): LoginRouter | undefined {
  const { nbiIP, target, site } = parameters;
  const host = nbiIP ?? target;
  if (host !== undefined) {
    const router = deps.routers.byHost(host.replace(/:\d+$/, ''));
    return router && deps.logins[router.kind] ? router : undefined;
  }
  const known = deps.routers.ofKind('unifi').filter(({ controllerUrl }) => controllerUrl !== null);
  return known.find(({ controllerSite }) => controllerSite === site) ?? known[0];
}

async function admitGuest(
  deps: ConnectDeps,
  router: LoginRouter,
  code: string,
  parameters: RouterParameters,
): Promise<ControllerOutcome> {
  const mac = parseMac(macInParameters(parameters) ?? '');
  if (!mac) return { kind: 'rejected', said: 'the link does not name the device' };
  const answer = await deps.authorize({
    ...{ routerId: router.id, userName: code, mac },
    verify: (cleartext) => cleartext === code,
  });
  if (!answer.ok) return { kind: 'rejected', said: answer.replyMessage };
  const outcome = await deps.guests.admit(router, mac, answer.grant);
  if (outcome.kind === 'online') await deps.guestAdmitted(router, code, mac);
  return outcome;
}

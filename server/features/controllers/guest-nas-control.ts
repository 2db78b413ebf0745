import type { NasControl } from '../../ports/access.ts';
import type { GuestControl } from '../../ports/controllers.ts';
import type { LoginRouter } from '../../ports/services.ts';

/**
 * Sends what ends or changes a session to the controller where the router has one, else over
 * RADIUS. What the guest has used so far is booked first (`settle`), since the controller counts
 * anew from then on.
 */
export function controlByKind(deps: {
  radius: NasControl;
  guests: GuestControl;
  router(id: string): LoginRouter | undefined;
  settle(router: LoginRouter): Promise<unknown>;
}): NasControl {
  const { radius, guests } = deps;
  const controllerOf = (routerId: string) => {
    const router = deps.router(routerId);
    return router?.kind === 'unifi' && router.controllerUrl !== null ? router : null;
  };
  return {
    hear: (routerId) => radius.hear(routerId),
    async disconnect(target) {
      const router = controllerOf(target.routerId);
      if (!router) return radius.disconnect(target);
      if (!target.mac) return { kind: 'gone' };
      await deps.settle(router);
      return guests.dismiss(router, target.mac);
    },
    async change(target, change) {
      const router = controllerOf(target.routerId);
      if (!router) return radius.change(target, change);
      if (!target.mac) return { kind: 'gone' };
      await deps.settle(router);
      const outcome = await guests.admit(router, target.mac, change.grant);
      if (outcome.kind === 'online') return { kind: 'done' };
      return outcome.kind === 'rejected'
        ? { kind: 'refused', reason: outcome.said }
        : { kind: 'no_answer' };
    },
  };
}

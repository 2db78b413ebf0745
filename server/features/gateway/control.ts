import type { NasControl, OrderResult, OrderTarget } from '../../ports/access.ts';
import type { GatewayResult } from '../../ports/gateway.ts';
import type { GatewayDeps } from './deps.ts';
import { limitsOf } from './reports.ts';

/**
 * Ends and changes sessions at the own gateway; those of other routers go on to `others`.
 * @param follow books what was counted, and the end
 */
export function gatewayNasControl(
  deps: Pick<GatewayDeps, 'gateway' | 'routerId'>,
  others: NasControl,
  follow: () => Promise<boolean>,
): NasControl {
  const { gateway } = deps;
  // Known only once the gateway has answered for the first time.
  const isOurs = ({ routerId }: Pick<OrderTarget, 'routerId'>) => routerId === deps.routerId;
  return {
    hear: (routerId) => (isOurs({ routerId }) ? follow() : others.hear(routerId)),
    async disconnect(target) {
      if (!isOurs(target)) return others.disconnect(target);
      const result = orderResult(await gateway.end(target.acctSessionId));
      if (result.kind === 'done') await follow();
      return result;
    },
    async change(target, change) {
      if (!isOurs(target)) return others.change(target, change);
      const { changes, grant, used } = change;
      const { downBps, upBps, burst } = grant;
      const result = await gateway.change(target.acctSessionId, {
        limits: changes.has('sessionTimeout') || changes.has('data') ? limitsOf(grant, used) : null,
        speeds: changes.has('speed') ? { downBps, upBps, burst } : null,
      });
      return orderResult(result);
    },
  };
}

function orderResult(result: GatewayResult): OrderResult {
  return result.kind === 'present' ? { kind: 'refused', reason: 'it is there already' } : result;
}

import {
  type DynamicAuthorization,
  type DynamicResult,
  type NasDriver,
  SESSION_CONTEXT_NOT_FOUND,
} from '../../../radius/index.ts';
import type { NasControl, OrderResult, OrderTarget } from '../../ports/access.ts';
import { sessionLimits, type UsualLimits } from './limits.ts';

/** What must be known of a router to reach it. */
export interface ReachableRouter {
  address: string;
  secret: Buffer;
  kind: string;
  coaPort: number;
}

interface Deps {
  sender: DynamicAuthorization;
  driver(kind: string): NasDriver;
  router(id: string): ReachableRouter | undefined;
  usual: UsualLimits;
}

/** Disconnect and CoA over RADIUS (RFC 5176), in the words each kind of router understands. */
export function radiusNasControl(deps: Deps): NasControl {
  return {
    async disconnect(target) {
      const router = deps.router(target.routerId);
      if (!router) return { kind: 'gone' };
      const attributes = deps.driver(router.kind).identify(sessionOf(target));
      return order(router, (to) => deps.sender.disconnect({ ...to, attributes }));
    },
    async change(target, { changes, grant, used }) {
      const router = deps.router(target.routerId);
      if (!router) return { kind: 'gone' };
      const driver = deps.driver(router.kind);
      if (![...changes].every((change) => driver.liveChanges.has(change)))
        return { kind: 'unsupported' };
      const limits = sessionLimits(grant, deps.usual, null, used);
      const attributes = driver.change(limits, sessionOf(target), changes);
      return order(router, (to) => deps.sender.change({ ...to, attributes }));
    },
    // Routers report when they like.
    hear: async () => false,
  };
}

function sessionOf({ userName, acctSessionId, mac, ip: framedIp }: OrderTarget) {
  return { userName, acctSessionId, mac, framedIp };
}

async function order(
  { address, coaPort: port, secret }: ReachableRouter,
  send: (to: { address: string; port: number; secret: Buffer }) => Promise<DynamicResult>,
): Promise<OrderResult> {
  if (address.includes('/')) {
    const reason = 'the routers of a network cannot be told apart: add each by its own address';
    return { kind: 'refused', reason };
  }
  const result = await send({ address, port, secret });
  if (result.kind === 'ack') return { kind: 'done' };
  if (result.kind === 'no_answer') return { kind: 'no_answer' };
  if (result.kind === 'forged') {
    return { kind: 'refused', reason: 'it answers with another secret' };
  }
  if (result.errorCause === SESSION_CONTEXT_NOT_FOUND) return { kind: 'gone' };
  return { kind: 'refused', reason: result.words };
}

import {
  type DynamicAuthorization,
  type NasDriver,
  SESSION_CONTEXT_NOT_FOUND,
} from '../../../radius/index.ts';
import type { DisconnectResult, NasControl } from '../../ports/access.ts';

/** What must be known of a router to reach it. */
export interface ReachableRouter {
  address: string;
  secret: Buffer;
  kind: string;
  coaPort: number;
}

/** Disconnect over RADIUS (RFC 5176), in the words each kind of router understands. */
export function radiusNasControl(deps: {
  sender: DynamicAuthorization;
  driver(kind: string): NasDriver;
  router(id: string): ReachableRouter | undefined;
}): NasControl {
  return {
    async disconnect(target): Promise<DisconnectResult> {
      const router = deps.router(target.routerId);
      if (!router) return { kind: 'gone' };
      if (router.address.includes('/')) {
        const reason = 'the routers of a network cannot be told apart: add each by its own address';
        return { kind: 'refused', reason };
      }
      const { userName, acctSessionId, mac, ip: framedIp } = target;
      const result = await deps.sender.disconnect({
        address: router.address,
        port: router.coaPort,
        secret: router.secret,
        attributes: deps.driver(router.kind).identify({ userName, acctSessionId, mac, framedIp }),
      });
      if (result.kind === 'ack') return { kind: 'done' };
      if (result.kind === 'no_answer') return { kind: 'no_answer' };
      if (result.errorCause === SESSION_CONTEXT_NOT_FOUND) return { kind: 'gone' };
      return { kind: 'refused', reason: result.words };
    },
  };
}

import {
  type DynamicAuthorization,
  type NasDriver,
  SESSION_CONTEXT_NOT_FOUND,
} from '../../../radius/index.ts';
import type { ProbeResult } from '../../ports/access.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { ReachableRouter } from './nas-control.ts';

interface Deps {
  sender: DynamicAuthorization;
  driver(kind: string): NasDriver;
  clock: Pick<Clock, 'now'>;
  random: Random;
}

/** Error-Causes that mean "not you" or "not this", and not "no such session" (RFC 5176 §3.5). */
const REFUSALS = new Set<number | null>([403, 405, 406, 501]);

/**
 * Asks a router to end a session that cannot exist. A signed refusal proves the way there, the
 * secret and the port; `roundTripMs` includes retransmissions.
 */
export async function probeOverRadius(deps: Deps, router: ReachableRouter): Promise<ProbeResult> {
  const name = `mlango-probe-${Buffer.from(deps.random.bytes(8)).toString('hex')}`;
  const startedMs = deps.clock.now();
  const result = await deps.sender.disconnect({
    ...{ address: router.address, port: router.coaPort, secret: router.secret },
    attributes: deps
      .driver(router.kind)
      .identify({ userName: name, acctSessionId: name, mac: null, framedIp: null }),
  });
  if (result.kind === 'no_answer') return { kind: 'silent', roundTripMs: null };
  if (result.kind === 'forged') return { kind: 'forged', roundTripMs: null };
  const roundTripMs = deps.clock.now() - startedMs;
  if (result.kind === 'nak' && result.errorCause !== SESSION_CONTEXT_NOT_FOUND) {
    const { errorCause, words } = result;
    if (REFUSALS.has(errorCause)) return { kind: 'refused', roundTripMs, reason: words };
  }
  return { kind: 'proven', roundTripMs };
}

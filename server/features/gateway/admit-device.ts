import type { SessionGrant } from '../../core/entitlement.ts';
import { NO_USAGE } from '../../core/usage.ts';
import type { ControllerOutcome } from '../../ports/controllers.ts';
import type { GatewayDeps } from './deps.ts';
import { limitsOf, reportOf } from './reports.ts';

const NONCE_BYTES = 8;
const UNSEEN = 'the gateway does not see this device';
const SILENT: ControllerOutcome = { kind: 'no_answer', detail: 'the gateway does not answer' };

/**
 * Lets the device at this address in with this code. Who it is says the gateway, whatever the
 * link or the form says. A session that the device or the address still has is ended and booked
 * first.
 * @param follow books and clears what has ended at the gateway
 */
export async function admitDevice(
  deps: GatewayDeps,
  code: string,
  ip: string,
  follow: () => Promise<unknown>,
): Promise<ControllerOutcome> {
  const device = await deps.gateway.deviceAt(ip);
  if (!device) return SILENT;
  const { mac, epoch, sessionIds } = device;
  if (mac === null) return { kind: 'rejected', said: UNSEEN };
  const answer = await deps.authorize(loginOf(deps.routerId, code, mac));
  if (!answer.ok) return { kind: 'rejected', said: answer.replyMessage };
  for (const sessionId of sessionIds) await deps.gateway.end(sessionId);
  if (sessionIds.length > 0) await follow();
  return letIn(deps, { epoch, code, mac, ip, grant: answer.grant });
}

export const loginOf = (routerId: string, code: string, mac: string) => ({
  ...{ routerId, userName: code, mac },
  verify: (cleartext: string) => cleartext === code,
});

interface Arrival {
  epoch: string;
  code: string;
  mac: string;
  ip: string;
  grant: SessionGrant;
}

/** Opens the way, then the books: what is counted in between is in the first interim report. */
export async function letIn(
  deps: GatewayDeps,
  { epoch, code, mac, ip, grant }: Arrival,
): Promise<ControllerOutcome> {
  const nonce = Buffer.from(deps.random.bytes(NONCE_BYTES)).toString('hex');
  const sessionId = `${epoch}-${nonce}`;
  const { downBps, upBps, burst } = grant;
  const result = await deps.gateway.admit({
    ...{ sessionId, mac, ip, limits: limitsOf(grant, NO_USAGE) },
    speeds: { downBps, upBps, burst },
  });
  if (result.kind === 'no_answer') return SILENT;
  if (result.kind !== 'done') {
    return { kind: 'rejected', said: result.kind === 'refused' ? result.reason : result.kind };
  }
  const client = { sessionId, mac, ip, ...NO_USAGE };
  await deps.account(reportOf(deps.routerId, client, code, 'start'));
  return { kind: 'online' };
}

import type { SessionGrant } from '../../core/entitlement.ts';
import type { Counters } from '../../core/usage.ts';
import type { AccountingReport } from '../../ports/access.ts';
import type { GatewayClient, GatewayLimits } from '../../ports/gateway.ts';
import type { SessionRecord } from '../../ports/stores.ts';

type Counted = Pick<AccountingReport, 'mac' | 'ip' | 'seconds' | 'bytesUp' | 'bytesDown'> &
  Pick<GatewayClient, 'sessionId'>;

/** What the gateway counted, as any router reports it. `cause`: it is over. */
export function reportOf(
  routerId: string,
  { sessionId, mac, ip, seconds, bytesUp, bytesDown }: Counted,
  userName: string,
  status: 'start' | 'interim' | 'stop',
  cause: string | null = null,
): AccountingReport {
  return {
    ...{ routerId, status, userName, acctSessionId: sessionId, mac, ip },
    ...{ classValue: null, nasPortId: null, eventTimestampSeconds: null, delaySeconds: 0 },
    ...{ seconds, bytesUp, bytesDown, terminateCause: cause },
  };
}

/** The end of a session that the gateway knows no more, with what was heard of it last. */
export function lastReportOf(session: SessionRecord, userName: string): AccountingReport {
  const counted = { ...session, sessionId: session.acctSessionId };
  return reportOf(session.routerId, counted, userName, 'stop', LOST);
}

/** The machine was off, or somebody took the rules away. */
export const LOST = 'Lost-Carrier';

/** In the words of RFC 2866 section 5.10, where it has one. */
export const CAUSES: Record<Exclude<GatewayClient['state'], 'online'>, string> = {
  spent: 'Data-Limit',
  timed_out: 'Session-Timeout',
  ended: 'Admin-Reset',
};

/** Limits from the beginning of the session, of which `used` is over already. */
export function limitsOf(grant: SessionGrant, used: Counters): GatewayLimits {
  const from = (rest: number | null, past: number) => (rest === null ? null : past + rest);
  return {
    seconds: from(grant.sessionSeconds, used.seconds),
    bytes: from(grant.remainingBytes, used.bytesUp + used.bytesDown),
    bytesUp: from(grant.remainingUpBytes, used.bytesUp),
    bytesDown: from(grant.remainingDownBytes, used.bytesDown),
  };
}

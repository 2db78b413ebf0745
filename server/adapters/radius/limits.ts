import type { SessionLimits } from '../../../radius/index.ts';
import { interimSeconds } from '../../core/crossing.ts';
import type { SessionGrant } from '../../core/entitlement.ts';
import { type Counters, NO_USAGE } from '../../core/usage.ts';

/** What holds for every session, unless its plan says another idle time. */
export interface UsualLimits {
  idleTimeoutSeconds: number;
  interimIntervalSeconds: number;
}

/**
 * A grant in the words of the RADIUS library.
 * @param used what the session has used already: routers count limits from its beginning.
 */
export function sessionLimits(
  grant: SessionGrant,
  usual: UsualLimits,
  classValue: Buffer | null,
  used: Counters = NO_USAGE,
): SessionLimits {
  const { seconds, bytesUp, bytesDown } = used;
  return {
    sessionTimeoutSeconds: after(seconds, grant.sessionSeconds),
    idleTimeoutSeconds: grant.idleSeconds ?? usual.idleTimeoutSeconds,
    interimIntervalSeconds: interimSeconds(grant, usual.interimIntervalSeconds),
    downBps: grant.downBps,
    upBps: grant.upBps,
    burst: grant.burst,
    remainingBytes: after(bytesUp + bytesDown, grant.remainingBytes),
    remainingUpBytes: after(bytesUp, grant.remainingUpBytes),
    remainingDownBytes: after(bytesDown, grant.remainingDownBytes),
    devices: grant.devices,
    classValue,
  };
}

function after(used: number, left: number | null): number | null {
  return left === null ? null : used + left;
}

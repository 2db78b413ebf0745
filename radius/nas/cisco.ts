import type { Attribute } from '../attributes.ts';
import {
  limitAttribute,
  type NasDriver,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
} from './driver.ts';

const KILOBIT = 1_000;

/**
 * Cisco wireless controllers, and Meraki for the standard part. The bandwidth contracts are
 * Airespace's, in kbit/s; data is cut by Disconnect. They listen on 1700 rather than on 3799.
 */
export const cisco: NasDriver = {
  kind: 'cisco',
  coaPort: 1700,
  dataLimitIsEnforced: false,
  liveChanges: new Set(['sessionTimeout']),
  grant: (limits) => [...standardLimits(limits), ...contracts(limits)],
  identify: sessionIdentity,
  change: (limits, session) => [
    ...sessionIdentity(session),
    ...limitAttribute('Session-Timeout', limits.sessionTimeoutSeconds),
  ],
};

function contracts({ downBps, upBps }: SessionLimits): Attribute[] {
  const down = 'Airespace-Data-Bandwidth-Average-Contract';
  return [
    ...limitAttribute(down, kilobits(downBps)),
    ...limitAttribute(`${down}-Upstream`, kilobits(upBps)),
  ];
}

function kilobits(bps: number | null): number | null {
  return bps === null ? null : Math.ceil(bps / KILOBIT);
}

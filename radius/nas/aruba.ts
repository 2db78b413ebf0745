import type { Attribute } from '../attributes.ts';
import { attributeNamed } from '../dictionary.ts';
import {
  limitAttribute,
  type NasDriver,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
} from './driver.ts';

/**
 * Aruba (ArubaOS user guide). Speed belongs to a role that is defined on the controller; RADIUS
 * can only name it. Data is cut by Disconnect.
 */
export const aruba: NasDriver = {
  kind: 'aruba',
  coaPort: 3799,
  dataLimitIsEnforced: false,
  liveChanges: new Set(['sessionTimeout']),
  grant: (limits) => [...standardLimits(limits), ...role(limits)],
  identify: sessionIdentity,
  change: (limits, session) => [
    ...sessionIdentity(session),
    ...limitAttribute('Session-Timeout', limits.sessionTimeoutSeconds),
    ...role(limits),
  ],
};

function role({ roleName }: SessionLimits): Attribute[] {
  return roleName === undefined ? [] : [attributeNamed('Aruba-User-Role', roleName)];
}

import type { Attribute } from '../attributes.ts';
import { attributeNamed } from '../dictionary.ts';
import {
  limitAttribute,
  type NasDriver,
  type NasSession,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
  wisprSpeeds,
} from './driver.ts';

const SERVICE_TYPE_LOGIN = 1;
const QUOTA_BYTES_MAX = 2 ** 32 - 1;

/**
 * Ruckus (SmartZone, ZoneDirector). The traffic quota has 32 bits and no Gigawords: a larger one
 * is left out, since cutting it down would end the session early. Some models refuse a Disconnect
 * without Service-Type.
 */
export const ruckus: NasDriver = {
  kind: 'ruckus',
  coaPort: 3799,
  dataLimitIsEnforced: false,
  liveChanges: new Set(['sessionTimeout']),
  grant,
  identify,
  change: (limits, session) => [
    ...identify(session),
    ...limitAttribute('Session-Timeout', limits.sessionTimeoutSeconds),
  ],
};

function grant(limits: SessionLimits): Attribute[] {
  const { remainingBytes, roleName } = limits;
  const fits = remainingBytes !== null && remainingBytes <= QUOTA_BYTES_MAX;
  return [
    ...standardLimits(limits),
    ...wisprSpeeds(limits),
    ...limitAttribute('Ruckus-Traffic-Quota', fits ? remainingBytes : null),
    ...(roleName === undefined ? [] : [attributeNamed('Ruckus-Role', roleName)]),
  ];
}

function identify(session: NasSession): Attribute[] {
  return [
    ...sessionIdentity(session),
    attributeNamed('Service-Type', SERVICE_TYPE_LOGIN),
    ...(session.mac === null ? [] : [attributeNamed('Calling-Station-Id', dashed(session.mac))]),
  ];
}

/** Ruckus spells Calling-Station-Id with dashes. */
function dashed(mac: string): string {
  return mac.replaceAll(':', '-');
}

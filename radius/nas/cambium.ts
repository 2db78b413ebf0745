import type { Attribute } from '../attributes.ts';
import {
  bytesAttributes,
  type NasDriver,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
  wisprSpeeds,
} from './driver.ts';

/** Cambium cnPilot and cnMaestro guest access: WISPr's speeds, and quotas of 64 bits of its own. */
export const cambium: NasDriver = {
  kind: 'cambium',
  coaPort: 3799,
  dataLimitIsEnforced: true,
  liveChanges: new Set(),
  grant,
  identify: sessionIdentity,
  change: (limits, session) => [...sessionIdentity(session), ...grant(limits)],
};

function grant(limits: SessionLimits): Attribute[] {
  return [
    ...standardLimits(limits),
    ...wisprSpeeds(limits),
    ...bytesAttributes(
      'Cambium-Traffic-Quota-Limit-Total',
      'Cambium-Traffic-Quota-Limit-Total-Gigawords',
      limits.remainingBytes,
    ),
    ...bytesAttributes(
      'Cambium-Traffic-Quota-Limit-Up',
      'Cambium-Traffic-Quota-Limit-Up-Gigawords',
      limits.remainingUpBytes,
    ),
    ...bytesAttributes(
      'Cambium-Traffic-Quota-Limit-Down',
      'Cambium-Traffic-Quota-Limit-Down-Gigawords',
      limits.remainingDownBytes,
    ),
  ];
}

import type { Attribute } from '../attributes.ts';
import {
  bytesAttributes,
  limitAttribute,
  type NasDriver,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
  wisprSpeeds,
} from './driver.ts';

/** CoovaChilli ignores a shorter Acct-Interim-Interval. */
const INTERIM_SECONDS_MIN = 60;
const KILOBIT = 1_000;

/**
 * CoovaChilli (its source, chilli.c and radius.c). `coaport` is off until it is set. A CoA resets
 * every limit it leaves out, so a change repeats them all; Class is no part of that, and stays.
 */
export const chilli: NasDriver = {
  kind: 'chilli',
  coaPort: 3799,
  dataLimitIsEnforced: true,
  liveChanges: new Set(['sessionTimeout', 'speed', 'data']),
  grant,
  identify: sessionIdentity,
  change: (limits, session) => [...sessionIdentity(session), ...grant(limits)],
};

function grant(limits: SessionLimits): Attribute[] {
  return [
    ...standardLimits(limits, INTERIM_SECONDS_MIN),
    ...wisprSpeeds(limits),
    // These are kbit/s and win over WISPr's.
    ...limitAttribute('ChilliSpot-Bandwidth-Max-Up', kilobits(limits.upBps)),
    ...limitAttribute('ChilliSpot-Bandwidth-Max-Down', kilobits(limits.downBps)),
    ...bytesAttributes(
      'ChilliSpot-Max-Total-Octets',
      'ChilliSpot-Max-Total-Gigawords',
      limits.remainingBytes,
    ),
    ...bytesAttributes(
      'ChilliSpot-Max-Input-Octets',
      'ChilliSpot-Max-Input-Gigawords',
      limits.remainingUpBytes,
    ),
    ...bytesAttributes(
      'ChilliSpot-Max-Output-Octets',
      'ChilliSpot-Max-Output-Gigawords',
      limits.remainingDownBytes,
    ),
  ];
}

function kilobits(bps: number | null): number | null {
  return bps === null ? null : Math.ceil(bps / KILOBIT);
}

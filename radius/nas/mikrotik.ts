import type { Attribute } from '../attributes.ts';
import { attributeNamed } from '../dictionary.ts';
import {
  bytesAttributes,
  limitAttribute,
  type NasDriver,
  type SessionLimits,
  sessionIdentity,
  standardLimits,
} from './driver.ts';

/**
 * RouterOS (manual: "RADIUS", "HotSpot - RADIUS"). What is absent takes the router profile's
 * default, so every limit that exists goes out. Top-ups of data are not among the documented live
 * changes (Gigawords and Total-Limit are not listed), so those take a Disconnect.
 */
export const mikrotik: NasDriver = {
  kind: 'mikrotik',
  coaPort: 3799,
  dataLimitIsEnforced: true,
  liveChanges: new Set(['sessionTimeout', 'speed']),
  grant: (limits) => [
    ...standardLimits(limits),
    ...limitAttribute('Port-Limit', limits.devices),
    ...speeds(limits),
    ...dataLimits(limits),
    ...role(limits),
  ],
  // User-Name alone may be a MAC, which ends the radio link instead of the hotspot session.
  identify: sessionIdentity,
  // What a change leaves out stays as it is, so it says no more than it must.
  change: (limits, session, changes) => [
    ...sessionIdentity(session),
    ...(changes.has('sessionTimeout')
      ? limitAttribute('Session-Timeout', limits.sessionTimeoutSeconds)
      : []),
    ...(changes.has('speed') ? [...changedSpeeds(limits), ...role(limits)] : []),
  ],
};

/** Left out, the old speed would stay: no limit is said as 0. */
function changedSpeeds(limits: SessionLimits): Attribute[] {
  return [attributeNamed('Mikrotik-Rate-Limit', rateLimit(limits) ?? '0/0')];
}

function speeds(limits: SessionLimits): Attribute[] {
  const text = rateLimit(limits);
  return text === null ? [] : [attributeNamed('Mikrotik-Rate-Limit', text)];
}

function dataLimits(limits: SessionLimits): Attribute[] {
  return [
    ...bytesAttributes(
      'Mikrotik-Total-Limit',
      'Mikrotik-Total-Limit-Gigawords',
      limits.remainingBytes,
    ),
    // "Recv" and "Xmit" are the router's own: it receives what the customer uploads.
    ...bytesAttributes(
      'Mikrotik-Recv-Limit',
      'Mikrotik-Recv-Limit-Gigawords',
      limits.remainingUpBytes,
    ),
    ...bytesAttributes(
      'Mikrotik-Xmit-Limit',
      'Mikrotik-Xmit-Limit-Gigawords',
      limits.remainingDownBytes,
    ),
  ];
}

function role(limits: SessionLimits): Attribute[] {
  return limits.roleName === undefined ? [] : [attributeNamed('Mikrotik-Group', limits.roleName)];
}

/**
 * Mikrotik-Rate-Limit: `rx/tx rxBurst/txBurst rxThreshold/txThreshold rxTime/txTime priority
 * rxMin/txMin`, where rx is the customer's upload and what is at the end may be missing. A side without a limit is 0. Null when neither side has one.
 */
export function rateLimit({ upBps, downBps, burst }: SessionLimits): string | null {
  if (upBps === null && downBps === null) return null;
  const steady = `${rate(upBps)}/${rate(downBps)}`;
  if (!burst) return steady;
  const peak = `${rate(burst.upBps)}/${rate(burst.downBps)}`;
  const threshold = `${rate(burst.upThresholdBps)}/${rate(burst.downThresholdBps)}`;
  const seconds = Math.max(1, Math.round(burst.averagingSeconds));
  const base = `${steady} ${peak} ${threshold} ${seconds}/${seconds}`;
  const { priority, upMinimumBps, downMinimumBps } = burst;
  if (upMinimumBps !== null || downMinimumBps !== null) {
    const least = `${rate(upMinimumBps)}/${rate(downMinimumBps)}`;
    return `${base} ${priority ?? LOWEST_PRIORITY} ${least}`;
  }
  return priority === null ? base : `${base} ${priority}`;
}

const LOWEST_PRIORITY = 8;

function rate(bps: number | null): string {
  if (bps === null) return '0';
  const whole = Math.max(1, Math.floor(bps));
  if (whole % 1_000_000 === 0) return `${whole / 1_000_000}M`;
  return whole % 1_000 === 0 ? `${whole / 1_000}k` : `${whole}`;
}

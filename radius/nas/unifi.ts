import type { NasDriver } from './driver.ts';
import { sessionIdentity, standardLimits } from './driver.ts';

/**
 * UniFi (Ubiquiti help: "UniFi Hotspot and RADIUS"). Session-Timeout is the one limit it promises
 * to keep; speeds come from the profile in its controller, data is cut by Disconnect.
 */
export const unifi: NasDriver = {
  kind: 'unifi',
  coaPort: 3799,
  dataLimitIsEnforced: false,
  liveChanges: new Set(),
  grant: (limits) => standardLimits(limits),
  identify: sessionIdentity,
  change: (limits, session) => [...sessionIdentity(session), ...standardLimits(limits)],
};

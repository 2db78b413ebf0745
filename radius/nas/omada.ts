import type { NasDriver } from './driver.ts';
import { sessionIdentity, standardLimits, wisprSpeeds } from './driver.ts';

/**
 * TP-Link Omada (Omada controller guide, "RADIUS portal"): the standard time-outs and WISPr's
 * speeds. It has no documented data limit, so data is cut by Disconnect.
 */
export const omada: NasDriver = {
  kind: 'omada',
  coaPort: 3799,
  dataLimitIsEnforced: false,
  liveChanges: new Set(),
  grant: (limits) => [...standardLimits(limits), ...wisprSpeeds(limits)],
  identify: sessionIdentity,
  change: (limits, session) => [
    ...sessionIdentity(session),
    ...standardLimits(limits),
    ...wisprSpeeds(limits),
  ],
};

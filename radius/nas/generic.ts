import type { NasDriver } from './driver.ts';
import { sessionIdentity, standardLimits, wisprSpeeds } from './driver.ts';

/** Any router that keeps to the RFCs, with WISPr's speeds for those that know them. */
export const generic: NasDriver = {
  kind: 'generic',
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

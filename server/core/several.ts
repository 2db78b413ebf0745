import type { FairUse } from './fair-use.ts';
import type { Limits } from './plan.ts';

/** At most so many devices are bought for at once. */
export const MOST_DEVICES = 10;

/**
 * A plan for several devices on one code: what is used up together (time of use, data) is there
 * as many times; what holds for each (validity, speed, hours) stays.
 */
export function forSeveral(limits: Limits, count: number): Limits {
  const times = (amount: number | null) => (amount === null ? null : amount * count);
  return {
    ...limits,
    devices: limits.devices * count,
    timeSeconds: times(limits.timeSeconds),
    dataBytes: times(limits.dataBytes),
    dataDownBytes: times(limits.dataDownBytes),
    dataUpBytes: times(limits.dataUpBytes),
    fairUse: limits.fairUse && shared(limits.fairUse, times),
  };
}

function shared(fairUse: FairUse, times: (amount: number | null) => number | null): FairUse {
  return {
    ...fairUse,
    afterBytes: times(fairUse.afterBytes),
    afterSeconds: times(fairUse.afterSeconds),
  };
}

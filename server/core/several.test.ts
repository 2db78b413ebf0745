import { expect, it } from 'vitest';
import { NO_LIMITS } from './plan.ts';
import { forSeveral } from './several.ts';

const HOUR = { ...NO_LIMITS, timeSeconds: 3_600, validitySeconds: 86_400, downBps: 5_000_000 };

it('A plan for three devices holds three times what is used up, and each device is as fast', () => {
  const bought = forSeveral({ ...HOUR, dataBytes: 500_000_000 }, 3);
  expect(bought).toEqual({
    ...HOUR,
    devices: 3,
    timeSeconds: 10_800,
    dataBytes: 1_500_000_000,
  });
});

it('What has no bound for one has none for three', () => {
  expect(forSeveral(NO_LIMITS, 3)).toEqual({ ...NO_LIMITS, devices: 3 });
});

it('Fair use begins after as many times', () => {
  const fairUse = { period: 'day', afterBytes: 1_000, afterSeconds: null } as const;
  const speeds = { downBps: 1_000, upBps: 1_000 };
  const plan = { ...HOUR, fairUse: { ...fairUse, ...speeds } };
  expect(forSeveral(plan, 2).fairUse).toMatchObject({ afterBytes: 2_000, afterSeconds: null });
});

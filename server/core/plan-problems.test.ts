import { describe, expect, it } from 'vitest';
import { replyMessage } from './denial-text.ts';
import { isRandomMac } from './mac.ts';
import { type Burst, NO_LIMITS, type PlanTerms } from './plan.ts';
import { planProblems } from './plan-problems.ts';
import { Zone } from './zone.ts';

const burst: Burst = {
  ...{ downBps: 10e6, upBps: 4e6, downThresholdBps: 4e6, upThresholdBps: 1e6 },
  ...{ averagingSeconds: 16, priority: 3, downMinimumBps: 1e6, upMinimumBps: 500_000 },
};
const week = { days: [1, 2], fromMinute: 480, toMinute: 1_020 };
const plan: PlanTerms = {
  ...{ ...NO_LIMITS, name: 'Everything', priceCents: 2_000, reminds: false },
  ...{ timeSeconds: 60, validitySeconds: 60, endsAtMs: 0, dataBytes: 1_000 },
  ...{ dataDownBytes: 1_000, dataUpBytes: 1_000, downBps: 5e6, upBps: 2e6, burst },
  fairUse: { period: 'day', afterBytes: 1_000, afterSeconds: null, downBps: 8_000, upBps: null },
  openHours: [week],
  hourSpeeds: [{ ...week, downBps: 8_000, upBps: null }],
  pause: { most: 1, totalSeconds: 60 },
};

describe('a plan with every limit', () => {
  it('can be sold', () => expect(planProblems(plan)).toEqual({}));

  const { fairUse } = plan;
  it.each<[string, Partial<PlanTerms>]>([
    ['dataDownBytes', { dataDownBytes: 1 }],
    ['dataUpBytes', { dataUpBytes: 0 }],
    ['burst', { burst: { ...burst, downBps: 1e6 } }],
    ['burst', { burst: { ...burst, downThresholdBps: 11e6 } }],
    ['burst', { burst: { ...burst, averagingSeconds: 0 } }],
    ['burst', { burst: { ...burst, priority: 9 } }],
    ['burst', { burst: { ...burst, downMinimumBps: 6e6 } }],
    ['burst', { burst: { ...burst, downMinimumBps: null } }],
    ['burst', { downBps: null }],
    ['fairUse', { fairUse: fairUse && { ...fairUse, afterBytes: null } }],
    ['fairUse', { fairUse: fairUse && { ...fairUse, downBps: null } }],
    ['fairUse', { fairUse: fairUse && { ...fairUse, afterSeconds: 1 } }],
    ['openHours', { openHours: [] }],
    ['hourSpeeds', { hourSpeeds: [{ ...week, downBps: 1, upBps: null }] }],
    ['idleSeconds', { idleSeconds: 59 }],
    ['idleSeconds', { idleSeconds: 86_401 }],
    ['pause', { pause: { most: 0, totalSeconds: 60 } }],
    ['pause', { pause: { most: 1, totalSeconds: 0 } }],
  ])('with a wrong %s is refused there', (field, change) => {
    expect(Object.keys(planProblems({ ...plan, ...change }))).toEqual([field]);
  });
});

it('a refusal for the hour says when the code works again, on the local clock', () => {
  const zone = new Zone('Africa/Nairobi');
  const opensAtMs = Date.UTC(2026, 10, 23, 5);
  const words = replyMessage({ denial: 'closed', opensAtMs }, zone);
  expect(words).toContain('from Monday 08:00');
  expect(words).toContain('Jumatatu');
  expect(replyMessage({ denial: 'closed', opensAtMs: null }, zone)).toContain('at this time');
  expect(words.length).toBeLessThanOrEqual(253);
});

it('an address that a phone made up is told from a manufacturer’s', () => {
  expect(
    ['02', '06', '0A', 'AA', 'FE'].every((octet) => isRandomMac(`${octet}:00:00:00:00:00`)),
  ).toBe(true);
  expect(['00', '04', '3C', 'F8'].some((octet) => isRandomMac(`${octet}:00:00:00:00:00`))).toBe(
    false,
  );
});

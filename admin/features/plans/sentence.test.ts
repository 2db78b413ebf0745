import { describe, expect, it } from 'vitest';
import { texts } from '../../text/index.ts';
import { NEW_PLAN, parsePlanForm } from './plan-form.ts';
import { readSentence } from './sentence.ts';

function plan(sentence: string) {
  const parsed = parsePlanForm({ ...NEW_PLAN, ...readSentence(sentence) }, texts.en);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.wrong));
  const { name, priceCents, timeSeconds, validitySeconds, dataBytes, downBps, upBps, devices } =
    parsed.plan;
  return { name, priceCents, timeSeconds, validitySeconds, dataBytes, downBps, upBps, devices };
}

describe('a plan said in one sentence', () => {
  it('is understood in English', () => {
    expect(plan('KSh 20 buys 1 hour within 1 day at 5 Mbit/s on 1 device')).toEqual({
      ...{ name: '1 hour', priceCents: 2_000, timeSeconds: 3_600, validitySeconds: 86_400 },
      ...{ dataBytes: null, downBps: 5e6, upBps: 5e6, devices: 1 },
    });
    expect(plan('Ksh 1,000 for 30 days at 10M/2M for 3 devices')).toMatchObject({
      ...{ priceCents: 100_000, timeSeconds: 30 * 86_400, validitySeconds: null },
      ...{ downBps: 10e6, upBps: 2e6, devices: 3 },
    });
    expect(plan('50 bob buys 500 MB within 1 week at 512 kbps')).toMatchObject({
      ...{ name: '500 MB', priceCents: 5_000, timeSeconds: null, validitySeconds: 604_800 },
      ...{ dataBytes: 500e6, downBps: 512_000 },
    });
  });

  it('is understood in Swahili', () => {
    expect(plan('KSh 20 ni saa 1 ndani ya siku 1 kwa 5 Mbit/s kwa vifaa 2')).toMatchObject({
      ...{ name: 'saa 1', priceCents: 2_000, timeSeconds: 3_600, validitySeconds: 86_400 },
      ...{ downBps: 5e6, devices: 2 },
    });
  });

  it('fills in nothing when there is no price in it', () => {
    expect(readSentence('a whole day of internet')).toEqual({});
    expect(readSentence('')).toEqual({});
  });
});

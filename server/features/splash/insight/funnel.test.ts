import { describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { VirtualClock } from '../../../../test/support/virtual-clock.ts';
import type { Database } from '../../../ports/stores.ts';
import { Funnel } from './funnel.ts';
import { funnelRoutes, funnelRows } from './funnel-routes.ts';
import { phoneSystemOf } from './phone-os.ts';

const ANDROID = 'Mozilla/5.0 (Linux; Android 9; TECNO KC6) AppleWebKit/537.36 Mobile';
const KAIOS = 'Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5';

describe('the kind of a phone', () => {
  it.each([
    [ANDROID, 'android'],
    [KAIOS, 'kaios'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605', 'ios'],
    ['CaptiveNetworkSupport-443.1 wispr', 'ios'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'computer'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'computer'],
    ['', 'other'],
    ['curl/8', 'other'],
  ])('%s is %s', (userAgent, system) => {
    expect(phoneSystemOf(userAgent)).toBe(system);
  });
});

describeOnEachDatabase('the funnel', (open) => {
  const zone = () => 'Africa/Nairobi';

  it('counts each device once a day and step, and stores sums only', async () => {
    const { database } = await open();
    const clock = new VirtualClock();
    const funnel = new Funnel(clock, zone);
    for (let visit = 0; visit < 3; visit++) funnel.note('seen', 'AA', ANDROID);
    funnel.note('seen', 'BB', ANDROID);
    funnel.note('plan', 'AA', ANDROID);
    funnel.note('seen', 'CC', KAIOS);
    await funnel.flush(database);
    await funnel.flush(database);
    clock.advance(86_400_000);
    funnel.note('seen', 'AA', ANDROID);
    const [route] = funnelRoutes({ database, clock, funnel, timeZone: zone });
    const rows = async (query: object) => (await route?.handle({ query } as never))?.body;
    const { rows: found } = (await rows({ days: 2, format: 'json' })) as {
      rows: { phoneOs: string; steps: { seen: number; plan: number } }[];
    };
    expect(found.map(({ phoneOs, steps }) => [phoneOs, steps.seen, steps.plan])).toEqual([
      ['android', 1, 0],
      ['android', 2, 1],
      ['kaios', 1, 0],
    ]);
    expect(await rows({ days: 1, format: 'csv' })).toMatch(
      /^day,phone_os,seen,plan,phone,prompt,paid,online,banner\r\n[\d-]+,android,1,0,0,0,0,0,0\r\n$/,
    );
  });

  it('keeps what could not be written for the next time', async () => {
    const { database } = await open();
    const funnel = new Funnel(new VirtualClock(), zone);
    const full: Database = { ...database, transaction: () => Promise.reject(new Error('full')) };
    funnel.note('seen', 'AA', ANDROID);
    await expect(funnel.flush(full)).rejects.toThrow('full');
    funnel.note('seen', 'BB', ANDROID);
    await funnel.flush(database);
    expect(await database.read.splash.counts('')).toMatchObject([{ step: 'seen', count: 2 }]);
  });

  it('passes over what another version counted', () => {
    const row = { day: '2026-11-21', phoneOs: 'android', count: 3 };
    expect(funnelRows([{ ...row, step: 'danced' }])).toEqual([]);
  });
});

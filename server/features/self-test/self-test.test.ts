import type { Knex } from 'knex';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { zoneNamed } from '../../core/zone.ts';
import { TEST_ROUTER_ID, TEST_VOUCHER_ID, type VisitStep } from '../../ports/self-test.ts';
import { testNightly } from './nightly.ts';
import { LAST_SELF_TEST, type SelfTestDeps, SelfTester } from './run.ts';

const HOUR_MS = 3_600_000;

describeOnEachDatabase('the test customer', (open) => {
  let shop: Workshop;
  let reader: Knex;
  let deps: SelfTestDeps;
  let outcome: VisitStep | null;
  let visits: number;
  let counted: { seconds: number; bytes: number };

  beforeEach(async () => {
    const opened = await open();
    reader = opened.reader;
    shop = workshop(opened.database);
    outcome = null;
    visits = 0;
    counted = { seconds: 60, bytes: 1_000_000 };
    deps = {
      ...shop,
      reloadRouters: async () => undefined,
      forgetRouter: () => undefined,
      routerOf: (id) => ({
        ...{ id, name: 'Self-test', address: '127.77.0.1', kind: 'generic' },
        ...{ secretCipher: Buffer.from('x'), macPasswordCipher: Buffer.from('x') },
        ...{ messageAuthenticator: 'yes', messageAuthenticatorSeen: true, uploadIsInput: true },
        ...{ coaPort: 3799, loginHosts: [], loginSecretCipher: null, controllerUrl: null },
        ...{ controllerSite: null, controllerFingerprint: null, siteId: null, createdAtMs: 1 },
        ...{ lastSeenAtMs: null, disobeyedAtMs: null, disobeyedReason: null },
      }),
      async visit() {
        visits += 1;
        await shop.database.transaction(({ sessions }) =>
          sessions.upsert([
            {
              ...{ id: 's', routerId: TEST_ROUTER_ID, identity: 'i', voucherId: TEST_VOUCHER_ID },
              ...{ acctSessionId: 's', userName: 'u', mac: null, ip: null, nasPortId: null },
              ...{ seconds: counted.seconds, bytesUp: 0, bytesDown: counted.bytes },
              ...{ startedAtMs: 1, updatedAtMs: 2, stoppedAtMs: 2, terminateCause: null },
              ...{ speedMark: null, periodStartAtMs: null, baseSeconds: 0, baseBytes: 0 },
            },
          ]),
        );
        return outcome;
      },
    };
  });

  const tester = () => new SelfTester(deps);
  const rows = async () => {
    const tables = ['vouchers', 'sessions', 'routers', 'ledger', 'payments'];
    const all = await Promise.all(tables.map((table) => reader(table).select()));
    return all.flat();
  };
  const alarms = async () =>
    (await shop.database.read.alarms.listOpen()).map(({ kind, detail }) => `${kind} ${detail}`);

  it('leaves a report and no other trace, whether it went well or not', async () => {
    expect(await tester().run()).toBeNull();
    await shop.plan();
    expect(await tester().run()).toMatchObject({ failed: null });
    expect(await rows()).toEqual([]);
    outcome = 'login';
    expect(await tester().run()).toMatchObject({ failed: 'login' });
    expect(await rows()).toEqual([]);
    expect(await alarms()).toEqual(['self_test login']);
    outcome = null;
    counted.bytes = 999_999;
    expect(await tester().run()).toMatchObject({ failed: 'counted' });
    counted.bytes = 1_000_000;
    await tester().run();
    expect(await alarms()).toEqual([]);
  });

  it('comes alone: whoever sends it meanwhile reads the same report', async () => {
    await shop.plan();
    const one = tester();
    const [first, second] = await Promise.all([one.run(), one.run()]);
    expect([first?.failed, second]).toEqual([null, first]);
    expect(visits).toBe(1);
    await one.run();
    expect(visits).toBe(2);
  });

  it('makes up for a visit that a power cut ended', async () => {
    await shop.plan();
    deps.visit = async () => {
      throw new Error('power cut');
    };
    deps.forgetRouter = () => {
      throw new Error('nothing runs any more');
    };
    await expect(tester().run()).rejects.toThrow();
    deps.forgetRouter = () => undefined;
    deps.visit = async () => null;
    expect(await tester().run()).toMatchObject({ failed: 'counted' });
    expect(await rows()).toEqual([]);
  });

  it('comes at once when there is something to sell, then once a night', async () => {
    const one = tester();
    const nightly = () => testNightly(one, () => zoneNamed('Africa/Nairobi'));
    await nightly();
    expect(visits).toBe(0);
    await shop.plan();
    // Noon UTC is 15:00 in Nairobi.
    await nightly();
    expect(visits).toBe(1);
    for (let hour = 0; hour < 72; hour += 1) {
      shop.clock.advance(HOUR_MS);
      await nightly();
    }
    expect(visits).toBe(3);
    expect(await shop.database.read.settings.get(LAST_SELF_TEST)).toContain('"failed":null');
  });
});

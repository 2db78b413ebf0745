import { afterEach, beforeEach, expect, it } from 'vitest';
import { unifiController } from '../../../test/support/controllers.ts';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { controllerCaller } from '../../adapters/controllers/call.ts';
import { unifiControl } from '../../adapters/controllers/unifi.ts';
import type { AccountingReport } from '../../ports/access.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import { accountAll } from '../access/account.ts';
import { authorize } from '../access/authorize.ts';
import { RouterDirectory } from '../routers/directory.ts';
import { type ConnectDeps, connectDevice } from './connect-device.ts';
import { type FollowDeps, followGuests, openGuestSession } from './follow-guests.ts';
import { controlByKind } from './guest-nas-control.ts';

const MAC = 'AA:BB:CC:DD:EE:01';
const NOTHING = { seconds: 0, bytesUp: 0, bytesDown: 0 };

describeOnEachDatabase('a UniFi controller, told by its API', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;
  let unifi: Awaited<ReturnType<typeof unifiController>>;
  let directory: RouterDirectory;
  let router: RouterRecord;
  let books: FollowDeps;
  let connect: ConnectDeps;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    unifi = await unifiController();
    router = await shop.router('UniFi', '10.7.0.1', {
      ...{ kind: 'unifi', controllerUrl: unifi.baseUrl, loginSecret: unifi.key },
    });
    directory = new RouterDirectory(shop.vault);
    await directory.load(shop.database.read.routers);
    const guests = unifiControl(
      controllerCaller({ clock: shop.clock, pin: () => Promise.resolve() }),
    );
    books = {
      ...{ database: shop.database, log: shop.log, mint: shop.mint, guests },
      authorize: (question) => authorize(shop.access, question),
      account: (report: AccountingReport) =>
        shop.database.transaction((stores) => accountAll(shop, stores, [report])),
    };
    connect = {
      ...{ log: shop.log, routers: directory, logins: {}, guests, authorize: books.authorize },
      guestAdmitted: (one, code, mac) => openGuestSession(books, one, code, mac),
    };
  });

  afterEach(() => unifi.close());

  const known = () => {
    const found = directory.byId(router.id);
    if (!found) throw new Error('no router');
    return found;
  };
  const come = (code: string) =>
    connectDevice(connect, code, { ap: '94:2a:6f:d0:30:57', id: MAC.toLowerCase(), ssid: 'Duka' });
  const grantOf = async (code: string) => {
    const question = { routerId: router.id, userName: code, mac: MAC };
    const answer = await books.authorize({ ...question, verify: (text) => text === code });
    if (!answer.ok) throw new Error(answer.replyMessage);
    return answer.grant;
  };
  const sessions = () => opened.reader('sessions').orderBy('started_at');

  it('lets a customer in for what the voucher is good for, and opens the books', async () => {
    const plan = await shop.plan({ dataBytes: 500_000_000 });
    const code = await shop.voucher(plan);
    const device = unifi.join(MAC);
    expect(await come(code)).toEqual({ kind: 'online' });
    expect(device.authorization?.limits).toEqual({
      ...{ timeLimitMinutes: 60, dataUsageLimitMBytes: 500 },
      ...{ rxRateLimitKbps: 5_000, txRateLimitKbps: 2_000 },
    });
    expect(await sessions()).toMatchObject([{ mac: MAC, seconds: 0, stopped_at: null }]);
  });

  it('books what the controller counts, each round, and ends with the last counters', async () => {
    const code = await shop.voucher(await shop.plan());
    const device = unifi.join(MAC);
    await come(code);
    if (device.authorization) {
      device.authorization.usage = { durationSec: 90, rxBytes: 5_000_000, txBytes: 70_000 };
    }
    shop.clock.advance(90_000);
    expect(await followGuests(books, known())).toBe(true);
    expect(await followGuests(books, known())).toBe(true);
    expect(await sessions()).toMatchObject([
      { seconds: 90, bytes_up: 70_000, bytes_down: 5_000_000, stopped_at: null },
    ]);
    device.authorization = null;
    await followGuests(books, known());
    const [session] = await sessions();
    expect(session).toMatchObject({ seconds: 90, terminate_cause: 'Lost-Service' });
    expect(session?.stopped_at).not.toBeNull();
  });

  it('refuses what nothing is left of, without asking the controller', async () => {
    unifi.join(MAC);
    expect(await come('ABCDE-12345')).toMatchObject({ kind: 'rejected' });
    expect(unifi.devices[0]?.authorization).toBeNull();
  });

  it('dismisses a guest that nobody paid for, and judges a forgotten one anew', async () => {
    const stranger = unifi.join('AA:BB:CC:DD:EE:99');
    const authorization = {
      ...{ authorizedAt: 'x', limits: {} },
      usage: { durationSec: 5, rxBytes: 1, txBytes: 1 },
    };
    stranger.authorization = { ...authorization };
    const code = await shop.voucher(await shop.plan());
    const device = unifi.join(MAC);
    await come(code);
    device.authorization = { ...authorization, authorizedAt: 'after a restart of the controller' };
    await followGuests(books, known());
    expect(stranger.authorization).toBeNull();
    const rows = await sessions();
    expect(rows.filter((row) => row.stopped_at === null)).toHaveLength(1);
    expect(rows).toHaveLength(2);
  });

  it('changes nothing while the controller is silent', async () => {
    const code = await shop.voucher(await shop.plan());
    unifi.join(MAC);
    await come(code);
    unifi.state.answers = false;
    expect(await followGuests(books, known())).toBe(false);
    expect(await sessions()).toMatchObject([{ stopped_at: null }]);
    expect(await come(code)).toMatchObject({ kind: 'no_answer' });
  });

  it('ends or changes a session by its guest, what was used booked first, and leaves the others to RADIUS', async () => {
    const code = await shop.voucher(await shop.plan());
    const device = unifi.join(MAC);
    await come(code);
    const asked: string[] = [];
    const note = async (target: { routerId: string }) => {
      asked.push(target.routerId);
      return { kind: 'done' } as const;
    };
    const control = controlByKind({
      ...{
        radius: { disconnect: note, change: note, hear: async () => false },
        guests: books.guests,
      },
      router: (id) => directory.byId(id),
      settle: (one) => followGuests(books, one),
    });
    const target = { userName: code, acctSessionId: 'x', mac: MAC, ip: null };
    if (device.authorization) device.authorization.usage.rxBytes = 77;
    const grant = { ...(await grantOf(code)), downBps: 1_000_000 };
    const change = { changes: new Set(['speed'] as const), grant, used: NOTHING };
    const here = { ...target, routerId: router.id };
    expect(await control.change(here, change)).toEqual({ kind: 'done' });
    expect(device.authorization?.limits).toMatchObject({ rxRateLimitKbps: 1_000 });
    expect((await sessions())[0]?.bytes_down).toBe(77);
    expect(await control.disconnect(here)).toEqual({ kind: 'done' });
    expect(device.authorization).toBeNull();
    await control.disconnect({ ...target, routerId: 'another' });
    await control.change({ ...target, routerId: 'another' }, change);
    expect(asked).toEqual(['another', 'another']);
    const gone = { ...target, mac: 'AA:BB:CC:DD:EE:77', routerId: router.id };
    expect(await control.disconnect(gone)).toEqual({ kind: 'gone' });
  });
});

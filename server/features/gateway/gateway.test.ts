import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { gatewayDouble } from '../../../test/support/gateway-double.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { AccountingReport, LiveChange, NasControl } from '../../ports/access.ts';
import { accountAll } from '../access/account.ts';
import { authorize } from '../access/authorize.ts';
import { keepOwnRouter } from '../routers/own-router.ts';
import { admitDevice } from './admit-device.ts';
import { comeBack } from './come-back.ts';
import { gatewayNasControl } from './control.ts';
import type { GatewayDeps } from './deps.ts';
import { GatewayDevices } from './devices.ts';
import { followGateway } from './follow.ts';
import { IdleWatch } from './idle-watch.ts';

const MAC = 'AA:BB:CC:DD:EE:01';
const IP = '10.20.3.4';

describeOnEachDatabase('the own gateway', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;
  let double: ReturnType<typeof gatewayDouble>;
  let deps: GatewayDeps;
  let idle: IdleWatch;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    double = gatewayDouble();
    double.plugged.set(IP, MAC);
    idle = new IdleWatch(shop.clock);
    deps = {
      ...shop,
      gateway: double.gateway,
      routerId: await shop.database.transaction((all) => keepOwnRouter(shop, all, '10.20.0.1')),
      authorize: (question) => authorize(shop.access, question),
      account: (report: AccountingReport) =>
        shop.database.transaction((stores) => accountAll(shop, stores, [report])),
    };
  });

  const follow = () => followGateway(deps, idle);
  const come = (code: string, ip = IP) => admitDevice(deps, code, ip, follow);
  const sessions = () => opened.reader('sessions').orderBy('started_at');
  const kernel = (mac = MAC) => {
    const client = double.at(mac);
    if (!client) throw new Error('nobody');
    return client;
  };

  it('is one router among the others, once', async () => {
    const again = await shop.database.transaction((all) => keepOwnRouter(shop, all, '10.30.0.1'));
    expect(again).toBe(deps.routerId);
    expect(await shop.database.read.routers.list()).toMatchObject([
      { name: 'This box', address: '10.30.0.1', kind: 'gateway' },
    ]);
  });

  it('lets a device in for what the voucher is good for, and opens the books', async () => {
    const code = await shop.voucher(await shop.plan({ dataBytes: 500_000_000 }));
    expect(await come(code)).toEqual({ kind: 'online' });
    expect(kernel()).toMatchObject({
      ...{ mac: MAC, ip: IP, state: 'online' },
      limits: { seconds: 3_600, bytes: 500_000_000, bytesUp: null, bytesDown: null },
      speeds: { downBps: 5_000_000, upBps: 2_000_000 },
    });
    expect(await sessions()).toMatchObject([{ mac: MAC, ip: IP, seconds: 0, stopped_at: null }]);
  });

  it('refuses a code that is not good, and a device that the gateway does not see', async () => {
    expect(await come('ABCDE-12345')).toMatchObject({ kind: 'rejected' });
    const code = await shop.voucher(await shop.plan());
    expect(await come(code, '10.20.9.9')).toMatchObject({ kind: 'rejected' });
    double.state.answers = false;
    expect(await come(code)).toMatchObject({ kind: 'no_answer' });
    expect(await sessions()).toEqual([]);
  });

  it('books to the byte what the kernel cut off, then forgets it', async () => {
    const code = await shop.voucher(await shop.plan({ dataBytes: 10_000_000 }));
    await come(code);
    Object.assign(kernel(), { seconds: 20, bytesUp: 1_000_000, bytesDown: 9_000_100 });
    kernel().state = 'spent';
    expect(await follow()).toBe(true);
    expect(await sessions()).toMatchObject([
      { bytes_up: 1_000_000, bytes_down: 9_000_100, terminate_cause: 'Data-Limit' },
    ]);
    expect(double.at(MAC)).toBeUndefined();
    const [voucher] = await opened.reader('vouchers');
    expect(voucher).toMatchObject({ status: 'used', used_bytes: 10_000_100 });
  });

  it('loses nothing when it stops between booking and forgetting', async () => {
    const code = await shop.voucher(await shop.plan());
    await come(code);
    Object.assign(kernel(), { seconds: 3_600, bytesDown: 77, state: 'timed_out' });
    const forget = double.gateway.forget;
    double.gateway.forget = async () => ({ kind: 'no_answer' });
    await follow();
    double.gateway.forget = forget;
    await follow();
    expect(await sessions()).toMatchObject([{ bytes_down: 77, seconds: 3_600 }]);
    expect(double.at(MAC)).toBeUndefined();
    const [voucher] = await opened.reader('vouchers');
    expect(voucher).toMatchObject({ used_bytes: 77, used_seconds: 3_600 });
  });

  it('goes on with everybody after a restart of the service, whatever it did not get to write', async () => {
    const code = await shop.voucher(await shop.plan());
    const { account } = deps;
    deps.account = async () => undefined;
    await come(code);
    deps.account = account;
    Object.assign(kernel(), { seconds: 30, bytesDown: 500 });
    await follow();
    await follow();
    expect(await sessions()).toMatchObject([{ seconds: 30, bytes_down: 500, stopped_at: null }]);
  });

  it('sends away a device that nothing pays for', async () => {
    const limits = { seconds: null, bytes: null, bytesUp: null, bytesDown: null };
    const speeds = { downBps: null, upBps: null, burst: null };
    const sessionId = `${double.state.epoch}-00000000000000ff`;
    await double.gateway.admit({ sessionId, mac: MAC, ip: IP, limits, speeds });
    await follow();
    expect(double.at(MAC)).toBeUndefined();
    expect(await sessions()).toEqual([]);
  });

  it('lets everybody in again after a power cut, with what is left by the last report', async () => {
    const code = await shop.voucher(await shop.plan({ dataBytes: 1_000_000 }));
    await come(code);
    Object.assign(kernel(), { seconds: 600, bytesDown: 400_000 });
    await follow();
    double.powerCut('0000000b');
    shop.clock.advance(60_000);
    await follow();
    expect(kernel().sessionId).toMatch(/^0000000b-/);
    expect(kernel().limits).toMatchObject({ seconds: 3_000, bytes: 600_000 });
    const rows = await sessions();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ bytes_down: 400_000, terminate_cause: 'Lost-Carrier' });
    expect(rows[1]).toMatchObject({ stopped_at: null });
  });

  it('ends a session that the gateway lost by itself, and lets nobody in for it', async () => {
    await come(await shop.voucher(await shop.plan()));
    await double.gateway.forget(kernel().sessionId);
    await follow();
    expect(double.at(MAC)).toBeUndefined();
    expect((await sessions())[0]?.stopped_at).not.toBeNull();
  });

  it('books the old session before the same device begins another', async () => {
    await come(await shop.voucher(await shop.plan()));
    Object.assign(kernel(), { seconds: 9, bytesDown: 123 });
    const second = await shop.voucher(await shop.plan({ name: 'other' }));
    expect(await come(second)).toEqual({ kind: 'online' });
    const rows = await sessions();
    expect(rows.find((row) => row.stopped_at !== null)).toMatchObject({ bytes_down: 123 });
    expect(rows.filter((row) => row.stopped_at === null)).toHaveLength(1);
  });

  it('ends whoever was silent for as long as the plan allows', async () => {
    await come(await shop.voucher(await shop.plan({ idleSeconds: 120 })));
    for (let round = 0; round < 20; round += 1) {
      if (round < 5) Object.assign(kernel(), { bytesUp: round });
      await follow();
      shop.clock.advance(10_000);
    }
    expect(await sessions()).toMatchObject([{ terminate_cause: 'Idle-Timeout' }]);
    expect(double.at(MAC)).toBeUndefined();
    // The phone is taken out of the pocket: it goes on without being asked for its code.
    expect(await comeBack(deps, idle, IP)).toBe(true);
    expect(kernel().state).toBe('online');
  });

  it('lets nobody come back who was sent away, logged out, or has nothing left', async () => {
    const code = await shop.voucher(await shop.plan({ idleSeconds: 60, timeSeconds: 600 }));
    await come(code);
    await double.gateway.end(kernel().sessionId);
    await follow();
    expect(await comeBack(deps, idle, IP)).toBe(false);
    await come(code);
    await follow();
    shop.clock.advance(61_000);
    Object.assign(kernel(), { seconds: 600 });
    await follow();
    expect(await sessions()).toHaveLength(2);
    expect(await comeBack(deps, idle, IP)).toBe(false);
    expect(await comeBack(deps, idle, '10.20.9.9')).toBe(false);
  });

  it('changes nothing while the gateway is silent', async () => {
    await come(await shop.voucher(await shop.plan()));
    double.state.answers = false;
    expect(await follow()).toBe(false);
    expect((await sessions())[0]?.stopped_at).toBeNull();
  });

  it('obeys orders for its own sessions, and passes the others on', async () => {
    const code = await shop.voucher(await shop.plan());
    await come(code);
    const passed: string[] = [];
    const note = async ({ routerId }: { routerId: string }) => {
      passed.push(routerId);
      return { kind: 'done' } as const;
    };
    const others: NasControl = { disconnect: note, change: note, hear: async () => false };
    const control = gatewayNasControl(deps, others, follow);
    const { sessionId } = kernel();
    const names = { userName: code, acctSessionId: sessionId, mac: MAC, ip: IP };
    const here = { ...names, routerId: deps.routerId };
    const answer = await authorize(shop.access, {
      ...{ routerId: deps.routerId, userName: code, mac: MAC },
      verify: () => true,
    });
    if (!answer.ok) throw new Error(answer.replyMessage);
    const grant = { ...answer.grant, downBps: 1_000_000, remainingBytes: 900 };
    const used = { seconds: 100, bytesUp: 10, bytesDown: 90 };
    const change = (...changes: ('speed' | 'data' | 'sessionTimeout')[]): LiveChange => ({
      ...{ changes: new Set(changes), grant, used },
    });
    expect(await control.change(here, change('speed'))).toEqual({ kind: 'done' });
    expect(kernel()).toMatchObject({ speeds: { downBps: 1_000_000 }, limits: { bytes: null } });
    await control.change(here, change('data', 'sessionTimeout'));
    expect(kernel().limits).toMatchObject({ bytes: 1_000, seconds: 3_700 });
    expect(await control.hear(deps.routerId)).toBe(true);
    Object.assign(kernel(), { seconds: 101, bytesDown: 91 });
    expect(await control.disconnect(here)).toEqual({ kind: 'done' });
    expect(await sessions()).toMatchObject([{ bytes_down: 91, terminate_cause: 'Admin-Reset' }]);
    expect(await control.disconnect(here)).toEqual({ kind: 'gone' });
    await control.disconnect({ ...names, routerId: 'another' });
    await control.change({ ...names, routerId: 'another' }, change('speed'));
    expect(passed).toEqual(['another', 'another']);
    expect(await control.hear('another')).toBe(false);
  });

  it('tells devices by their address, and nobody else', async () => {
    const devices = new GatewayDevices({ gateway: double.gateway, clock: shop.clock });
    expect(await devices.parametersFor(IP)).toEqual({});
    const status = await double.gateway.status();
    if (status) devices.learn(status);
    expect(await devices.parametersFor(IP)).toEqual({ 'own-gateway': '1', mac: MAC, ip: IP });
    for (const stranger of ['10.21.0.4', '10.20.9.9', '127.0.0.1', '::1', 'x']) {
      expect(await devices.parametersFor(stranger)).toEqual({});
    }
    double.plugged.set(IP, 'AA:BB:CC:DD:EE:02');
    shop.clock.advance(6_000);
    expect(await devices.parametersFor(IP)).toMatchObject({ mac: 'AA:BB:CC:DD:EE:02' });
  });
});

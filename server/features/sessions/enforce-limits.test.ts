import { beforeEach, expect, it } from 'vitest';
import {
  createDynamicAuthorization,
  type DynamicAnswer,
  listenForOrders,
  nasDriver,
  openUdp,
} from '../../../radius/index.ts';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { radiusNasControl } from '../../adapters/radius/nas-control.ts';
import type { AccountingReport, NasControl, OrderResult } from '../../ports/access.ts';
import { accountAll } from '../access/account.ts';
import { LimitEnforcer } from './enforce-limits.ts';

const SECOND_MS = 1_000;
const UNABLE: NasControl['change'] = async () => ({ kind: 'unsupported' });

describeOnEachDatabase('limits of sessions that are online', (open) => {
  let shop: Workshop;
  let routerId: string;
  let enforcer: LimitEnforcer;
  let startedAtMs: number;
  let cuts: { session: string; afterSeconds: number }[];
  let answer: OrderResult;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routerId = (await shop.router()).id;
    startedAtMs = shop.clock.now();
    cuts = [];
    answer = { kind: 'done' };
    enforcer = build(async (target) => {
      const afterSeconds = (shop.clock.now() - startedAtMs) / SECOND_MS;
      cuts.push({ session: target.acctSessionId, afterSeconds });
      return answer;
    });
  });

  function build(
    disconnect: NasControl['disconnect'],
    change: NasControl['change'] = UNABLE,
    hear: NasControl['hear'] = async () => false,
  ) {
    const built = new LimitEnforcer({ ...shop, nasControl: { disconnect, change, hear } });
    shop.book.onWritten((ids) => built.look(ids));
    return built;
  }

  async function report(change: Partial<AccountingReport>): Promise<void> {
    const full: AccountingReport = {
      ...{ routerId, status: 'interim', userName: '', acctSessionId: 'A', classValue: null },
      ...{ mac: null, ip: null, nasPortId: null, seconds: 0, bytesUp: 0, bytesDown: 0 },
      ...{ eventTimestampSeconds: null, delaySeconds: 0, terminateCause: null },
      ...change,
    };
    await shop.database.transaction((stores) => accountAll(shop, stores, [full]));
  }

  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      shop.clock.advance(SECOND_MS);
      await enforcer.round();
    }
  }

  const router = async () => (await shop.database.read.routers.list())[0];
  const voucherOf = async (terms: object) => shop.voucher(await shop.plan(terms));
  const TEN_MINUTES = { name: '10 minutes', timeSeconds: 600 };

  it('cuts bought time within 5 s of its end', async () => {
    const userName = await voucherOf(TEN_MINUTES);
    await report({ userName, status: 'start' });
    await pass(599);
    expect(cuts).toEqual([]);
    await pass(6);
    expect(cuts).toEqual([{ session: 'A', afterSeconds: 602 }]);
  });

  it('shares the time of one code between its devices: two use it up twice as fast', async () => {
    const userName = await voucherOf({ ...TEN_MINUTES, devices: 2 });
    await report({ userName, status: 'start', acctSessionId: 'A' });
    await report({ userName, status: 'start', acctSessionId: 'B' });
    await pass(310);
    expect(cuts.map(({ session }) => session).sort()).toEqual(['A', 'B']);
    expect(cuts[0]?.afterSeconds).toBe(302);
  });

  it('cuts data within 5 s of the moment at which the last pace crosses it', async () => {
    const userName = await voucherOf({ name: 'data', timeSeconds: null, dataBytes: 10_000_000 });
    await report({ userName, status: 'start' });
    await pass(60);
    await report({ userName, seconds: 60, bytesDown: 6_000_000 });
    await pass(39);
    expect(cuts).toEqual([]);
    await pass(6);
    expect(cuts).toEqual([{ session: 'A', afterSeconds: 102 }]);
  });

  it('cuts nobody by a forecast where the router can be asked what was really used', async () => {
    const userName = await voucherOf({ name: 'data', timeSeconds: null, dataBytes: 10_000_000 });
    let bytesDown = 6_000_000;
    let asked = 0;
    enforcer = build(
      async ({ acctSessionId }) => {
        cuts.push({ session: acctSessionId, afterSeconds: 0 });
        return { kind: 'done' };
      },
      UNABLE,
      async () => {
        asked += 1;
        await report({ userName, seconds: 60 + asked * 10, bytesDown });
        return true;
      },
    );
    await report({ userName, status: 'start' });
    await pass(60);
    await report({ userName, seconds: 60, bytesDown });
    await pass(60);
    expect(asked).toBeGreaterThan(0);
    expect(cuts).toEqual([]);
    bytesDown = 10_000_000;
    await report({ userName, seconds: 200, bytesDown });
    await pass(5);
    expect(cuts).toHaveLength(1);
  });

  it('cuts at once what is found used up, and leaves alone who has stopped', async () => {
    const userName = await voucherOf(TEN_MINUTES);
    await report({ userName, status: 'start' });
    await report({ userName, seconds: 601 });
    await pass(3);
    expect(cuts).toHaveLength(1);
    const other = await voucherOf({ name: 'other', timeSeconds: 600 });
    await report({ userName: other, acctSessionId: 'C', status: 'start' });
    await report({ userName: other, acctSessionId: 'C', status: 'stop', seconds: 1 });
    await pass(700);
    expect(cuts.some(({ session }) => session === 'C')).toBe(false);
  });

  it('repeats the order until the session has ended, and marks a router that lets it go on', async () => {
    const userName = await voucherOf(TEN_MINUTES);
    await report({ userName, status: 'start' });
    await pass(605);
    expect((await router())?.disobeyedAtMs).toBeNull();
    await report({ userName, seconds: 605 });
    await pass(12);
    expect(cuts.map(({ afterSeconds }) => afterSeconds)).toEqual([602, 612]);
    expect((await router())?.disobeyedReason).toContain('went on');
    await report({ userName, status: 'stop', seconds: 620 });
    await pass(120);
    expect(cuts).toHaveLength(2);
  });

  it('marks a router that does not answer, and takes the mark away when it obeys', async () => {
    answer = { kind: 'no_answer' };
    const userName = await voucherOf(TEN_MINUTES);
    await report({ userName, status: 'start' });
    await pass(603);
    expect((await router())?.disobeyedReason).toContain('does not answer');
    answer = { kind: 'done' };
    await pass(10);
    expect((await router())?.disobeyedAtMs).toBeNull();
  });

  it('takes up who is online after a restart', async () => {
    const userName = await voucherOf(TEN_MINUTES);
    await report({ userName, status: 'start' });
    enforcer = build(async ({ acctSessionId }) => {
      cuts.push({ session: acctSessionId, afterSeconds: 0 });
      return { kind: 'done' };
    });
    await enforcer.begin();
    await pass(603);
    expect(cuts).toHaveLength(1);
  });

  it('speaks RFC 5176 with the router: the order arrives, signed, and its answer is believed', async () => {
    const listening = await openUdp('127.0.0.1', 0);
    const secret = Buffer.from('a-secret-of-sixteen');
    const orders: string[] = [];
    const onOrder = ({ kind }: { kind: string }): DynamicAnswer => {
      orders.push(kind);
      // The first answer gets lost on its way.
      return orders.length === 1 ? 'no_answer' : { kind: 'ack' };
    };
    listenForOrders({ socket: listening, secret, onOrder });
    const openSocket = () => openUdp('127.0.0.1', 0);
    const sender = createDynamicAuthorization({ ...shop, openSocket });
    const { port } = listening.address();
    const nas = { address: '127.0.0.1', secret, kind: 'mikrotik', coaPort: port };
    const nasControl = radiusNasControl({
      ...{ sender, driver: nasDriver, router: () => nas },
      usual: { idleTimeoutSeconds: 600, interimIntervalSeconds: 300 },
    });
    enforcer = build(nasControl.disconnect);
    await report({ userName: await voucherOf(TEN_MINUTES), status: 'start' });
    await pass(601);
    shop.clock.advance(SECOND_MS);
    const round = enforcer.round();
    await shop.clock.advanceUntil(() => orders.length === 2);
    await round;
    expect(orders).toEqual(['disconnect', 'disconnect']);
    expect((await router())?.disobeyedAtMs).toBeNull();
    await sender.close();
    await listening.close();
  });
});

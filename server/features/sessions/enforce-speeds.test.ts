import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { FairUse } from '../../core/fair-use.ts';
import type { SpeedWindow } from '../../core/hours.ts';
import type { PlanTerms } from '../../core/plan.ts';
import type { AccountingReport, LiveChange, NasControl } from '../../ports/access.ts';
import { accountAll } from '../access/account.ts';
import { extendVoucher, overrideSpeed } from '../vouchers/owner-actions.ts';
import { LimitEnforcer } from './enforce-limits.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

describeOnEachDatabase('the speed of sessions that are online', (open) => {
  let shop: Workshop;
  let routerId: string;
  let enforcer: LimitEnforcer;
  let startedAtMs: number;
  /** Orders as the router got them, with the second in which it did. */
  let orders: string[];
  let answer: Awaited<ReturnType<NasControl['change']>>;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routerId = (await shop.router()).id;
    // Three in the afternoon in Nairobi.
    startedAtMs = shop.clock.now();
    orders = [];
    answer = { kind: 'done' };
    build();
  });

  function build(): void {
    const note = (what: string) => {
      orders.push(`${(shop.clock.now() - startedAtMs) / SECOND_MS} ${what}`);
    };
    enforcer = new LimitEnforcer({
      ...shop,
      nasControl: {
        hear: async () => false,
        async disconnect() {
          note('disconnect');
          return { kind: 'done' };
        },
        async change(_target, change) {
          note(wordsOf(change));
          return answer;
        },
      },
    });
    shop.book.onWritten((ids) => enforcer.look(ids));
  }

  const wordsOf = ({ changes, grant, used }: LiveChange): string =>
    changes.has('speed')
      ? `${grant.upBps}/${grant.downBps}`
      : `${[...changes].join('+')} ${used.seconds + (grant.sessionSeconds ?? 0)}`;

  async function report(change: Partial<AccountingReport>): Promise<void> {
    const full: AccountingReport = {
      ...{ routerId, status: 'interim', userName: '', acctSessionId: 'A', classValue: null },
      ...{ mac: null, ip: null, nasPortId: null, seconds: 0, bytesUp: 0, bytesDown: 0 },
      ...{ eventTimestampSeconds: null, delaySeconds: 0, terminateCause: null },
      ...change,
    };
    await shop.database.transaction((stores) => accountAll(shop, stores, [full]));
  }

  async function pass(seconds: number, stepSeconds = 1): Promise<void> {
    for (let passed = 0; passed < seconds; passed += stepSeconds) {
      shop.clock.advance(stepSeconds * SECOND_MS);
      await enforcer.round();
    }
  }

  const ENDLESS = { timeSeconds: null, validitySeconds: null };
  const voucherOf = async (terms: Partial<PlanTerms>) =>
    shop.voucher(await shop.plan({ ...ENDLESS, ...terms }));
  const fairUse: FairUse = {
    ...{ period: 'day', afterBytes: 10_000_000, afterSeconds: null },
    ...{ downBps: 1_000_000, upBps: 512_000 },
  };
  const stored = async (code: string) => {
    const found = await shop.database.read.vouchers.findByHash(
      shop.vault.codeHash(code.replace('-', '')),
    );
    if (!found) throw new Error('no voucher');
    return found;
  };

  it('drops at the foreseen moment of fair use, once, and comes back with the next day', async () => {
    const userName = await voucherOf({ fairUse });
    await report({ userName, status: 'start' });
    await pass(60);
    await report({ userName, seconds: 60, bytesDown: 6_000_000 });
    await pass(35);
    expect(orders).toEqual([]);
    await pass(10);
    expect(orders).toEqual(['100 512000/1000000']);
    await report({ userName, seconds: 105, bytesDown: 10_000_001 });
    await pass(600, 10);
    expect(orders).toHaveLength(1);
    const midnightMs = Date.UTC(2026, 2, 1, 21);
    await pass((midnightMs - shop.clock.now()) / SECOND_MS - 60, 60);
    expect(orders).toHaveLength(1);
    await pass(61);
    expect(orders.slice(1)).toEqual([`${(midnightMs - startedAtMs) / SECOND_MS} 2000000/5000000`]);
  });

  it('goes back up when the customer used less than was foreseen', async () => {
    const userName = await voucherOf({ fairUse });
    await report({ userName, status: 'start' });
    await pass(60);
    await report({ userName, seconds: 60, bytesDown: 6_000_000 });
    await pass(45);
    await report({ userName, seconds: 105, bytesDown: 6_100_000 });
    await pass(2);
    expect(orders.map((order) => order.split(' ')[1])).toEqual([
      ...['512000/1000000', '2000000/5000000'],
    ]);
  });

  it('changes with the hour, for every device of the code', async () => {
    const evening: SpeedWindow = {
      ...{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 15 * 60 + 10, toMinute: 15 * 60 + 20 },
      ...{ downBps: 20_000_000, upBps: null },
    };
    const userName = await voucherOf({ devices: 2, hourSpeeds: [evening] });
    await report({ userName, status: 'start', acctSessionId: 'A' });
    await report({ userName, status: 'start', acctSessionId: 'B' });
    await pass(1_300, 10);
    expect(orders).toEqual([
      ...['600 null/20000000', '600 null/20000000'],
      ...['1200 2000000/5000000', '1200 2000000/5000000'],
    ]);
  });

  it('is the owner’s own for a while, whatever the plan says', async () => {
    const userName = await voucherOf({ fairUse });
    await report({ userName, status: 'start' });
    await pass(5);
    const untilMs = shop.clock.now() + 60_000;
    const speed = { downBps: 9_000_000, upBps: 9_000_000, untilMs };
    const voucher = await stored(userName);
    await shop.database.transaction((stores) =>
      overrideSpeed(shop, stores, 'test', voucher, speed),
    );
    await pass(70);
    expect(orders).toEqual(['6 9000000/9000000', '65 2000000/5000000']);
  });

  it('is not told twice after a restart', async () => {
    const userName = await voucherOf({ fairUse });
    await report({ userName, status: 'start' });
    await report({ userName, seconds: 60, bytesDown: 20_000_000 });
    await pass(2);
    expect(orders).toHaveLength(1);
    build();
    await enforcer.begin();
    await pass(5);
    expect(orders).toHaveLength(1);
  });

  it.each(['unsupported', 'refused'] as const)(
    'comes with a new login where the change is %s',
    async (kind) => {
      answer = kind === 'refused' ? { kind, reason: 'no' } : { kind };
      const userName = await voucherOf({ fairUse });
      await report({ userName, status: 'start' });
      await report({ userName, seconds: 60, bytesDown: 20_000_000 });
      await pass(5);
      expect(orders.map((order) => order.split(' ')[1])).toEqual([
        ...['512000/1000000', 'disconnect'],
      ]);
      await report({ userName, seconds: 65, bytesDown: 20_000_000, status: 'stop' });
      await pass(60);
      expect(orders).toHaveLength(2);
    },
  );

  it('is asked for again where nobody answers, with a red mark until it is done', async () => {
    answer = { kind: 'no_answer' };
    const userName = await voucherOf({ fairUse });
    await report({ userName, status: 'start' });
    await report({ userName, seconds: 60, bytesDown: 20_000_000 });
    await pass(5);
    const [router] = await shop.database.read.routers.list();
    expect(router?.disobeyedReason).toContain('CoA-Requests');
    answer = { kind: 'done' };
    await pass(20);
    expect(orders).toHaveLength(2);
    expect((await shop.database.read.routers.list())[0]?.disobeyedAtMs).toBeNull();
  });

  it('tells the router when somebody online was given more, and cuts at the new end', async () => {
    const userName = await voucherOf({ timeSeconds: 600 });
    await report({ userName, status: 'start' });
    await pass(100);
    const voucher = await stored(userName);
    await shop.database.transaction((stores) =>
      extendVoucher(shop, stores, 'test', voucher, { timeSeconds: 300 }),
    );
    await pass(700);
    expect(orders).toEqual(['101 sessionTimeout 900']);
    await pass(110);
    expect(orders[1]).toBe('902 disconnect');
  });

  it('ends at closing time and at the fixed end', async () => {
    const openHours = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 15 * 60 + 2 }];
    const closing = await voucherOf({ name: 'closing', openHours });
    const ending = await voucherOf({ name: 'ending', endsAtMs: shop.clock.now() + 60_000 });
    await report({ userName: closing, status: 'start', acctSessionId: 'A' });
    await report({ userName: ending, status: 'start', acctSessionId: 'B' });
    await pass(125);
    expect(orders.filter((order) => order.endsWith('disconnect'))).toEqual([
      ...['62 disconnect', '72 disconnect', '102 disconnect', '122 disconnect'],
    ]);
    expect(shop.clock.now()).toBeLessThan(startedAtMs + DAY_MS);
  });
});

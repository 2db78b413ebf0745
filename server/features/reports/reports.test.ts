import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { usualSet } from '../../core/permissions.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { archiveSessions } from '../sessions/archive-sessions.ts';
import { type DashboardDeps, readCharts, readDashboard } from './dashboard.ts';
import { reportReadModel } from './read-model.ts';
import { readSalesReport, type SalesReportDeps, salesCsv } from './sales-report.ts';
import { noteOnline, sumUpUsage } from './sum-up-usage.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

describeOnEachDatabase('the first screen', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;
  let deps: DashboardDeps & SalesReportDeps;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    deps = {
      ...shop,
      readModel: reportReadModel(opened.reader),
      disk: () => ({ freeBytes: 40, totalBytes: 100 }),
      lastBackupAt: async () => null,
      smsBalances: () => [{ provider: 'africastalking', balanceCents: 12_300 }],
    };
  });

  const sell = (plan: string) =>
    shop.database.transaction((stores) =>
      sellForCash(
        shop.purchases(new ScriptedGateway()),
        stores,
        { name: 'operator:otieno', operatorId: null },
        { id: shop.random.uuid(), plan, phone: '', language: 'en' },
      ),
    );

  async function session(part: Partial<SessionRecord> = {}): Promise<SessionRecord> {
    const nowMs = shop.clock.now();
    const id = shop.random.uuid();
    const record: SessionRecord = {
      ...{ id, routerId: '', identity: id, voucherId: '', acctSessionId: id, userName: 'code' },
      ...{ mac: null, ip: null, nasPortId: null, seconds: 60, bytesUp: 10, bytesDown: 90 },
      ...{ startedAtMs: nowMs, updatedAtMs: nowMs, stoppedAtMs: null, terminateCause: null },
      ...{ speedMark: null, periodStartAtMs: null, baseSeconds: 0, baseBytes: 0, ...part },
    };
    await shop.database.transaction((stores) => stores.sessions.upsert([record]));
    return record;
  }

  async function somebody() {
    const plan = await shop.plan();
    const code = await shop.voucher(plan);
    const hash = shop.vault.codeHash(code.replace('-', ''));
    const voucher = await shop.database.read.vouchers.findByHash(hash);
    const router = await shop.router();
    return { plan, voucherId: voucher?.id ?? '', routerId: router.id };
  }

  it('holds today against the same day last week until the same hour, and so the week', async () => {
    const plan = await shop.plan();
    // Sunday the 22nd: at noon what counts, at two hours past noon what does not yet.
    shop.clock.advance(-7 * DAY_MS);
    await sell(plan.id);
    await sell(plan.id);
    shop.clock.advance(2 * HOUR_MS);
    await sell(plan.id);
    shop.clock.advance(2 * DAY_MS);
    await sell(plan.id);
    shop.clock.advance(5 * DAY_MS - 2 * HOUR_MS);
    await sell(plan.id);
    const { money } = await readDashboard(deps, usualSet('owner'));
    expect(money).toEqual({
      scope: 'all',
      today: { cents: 2_000, count: 1 },
      todayBefore: { cents: 4_000, count: 2 },
      week: { cents: 4_000, count: 2 },
      weekBefore: { cents: 4_000, count: 2 },
    });
  });

  it('shows a cashier no cash, and a technician no money at all', async () => {
    const plan = await shop.plan();
    await sell(plan.id);
    const cashier = await readDashboard(deps, usualSet('cashier'));
    expect(cashier.money).toMatchObject({ scope: 'mobile', today: { cents: 0, count: 0 } });
    const technician = await readDashboard(deps, usualSet('technician'));
    expect(technician).toMatchObject({ money: null, stock: null });
    expect(await readCharts(deps, usualSet('cashier'))).toMatchObject({
      revenue: null,
      plans: null,
    });
  });

  it('counts printed vouchers when they are first used, and the others as stock', async () => {
    const { plan, voucherId } = await somebody();
    await shop.voucher(plan);
    expect((await readDashboard(deps, usualSet('owner'))).stock).toEqual({
      total: 2,
      plans: [{ name: '1 hour', count: 2 }],
    });
    const atMs = shop.clock.now();
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([{ id: voucherId, activatedAtMs: atMs, expiresAtMs: null }]),
    );
    const { stock, money } = await readDashboard(deps, usualSet('owner'));
    expect(stock?.total).toBe(1);
    expect(money?.today).toEqual({ cents: 2_000, count: 1 });
    const { revenue, plans } = await readCharts(deps, usualSet('manager'));
    expect(revenue).toHaveLength(30);
    expect(revenue?.at(-1)).toEqual({ day: '2026-03-01', cents: 2_000 });
    expect(plans).toEqual([{ name: '1 hour', count: 1, cents: 2_000 }]);
  });

  it('reports a period by day, plan, method and seller beside the one before', async () => {
    const { plan, voucherId } = await somebody();
    shop.clock.advance(-2 * DAY_MS);
    await sell(plan.id);
    shop.clock.advance(2 * DAY_MS);
    await sell(plan.id);
    const atMs = shop.clock.now();
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([{ id: voucherId, activatedAtMs: atMs, expiresAtMs: null }]),
    );
    const period = { from: '2026-02-28', to: '2026-03-01' };
    const report = (by: 'day' | 'plan' | 'method' | 'seller') =>
      readSalesReport(deps, { by, ...period });
    const one = { count: 1, cents: 2_000 };
    const two = { count: 2, cents: 4_000 };
    const none = { count: 0, cents: 0 };
    const byDay = await report('day');
    expect(byDay.total).toEqual({ now: two, before: one });
    expect(byDay.lines).toEqual([
      { key: '2026-02-28', label: '2026-02-28', now: none, before: none },
      { key: '2026-03-01', label: '2026-03-01', now: two, before: one },
    ]);
    expect((await report('plan')).lines).toEqual([
      { key: plan.id, label: '1 hour', now: two, before: one },
    ]);
    const methods = (await report('method')).lines.map(({ key, now }) => `${key} ${now.count}`);
    expect(methods.sort()).toEqual(['cash 1', 'printed 1']);
    expect((await report('seller')).lines).toMatchObject([{ key: '', now: two }]);
    expect(salesCsv(await report('plan'))).toBe(
      'plan,sales,amount,sales_before,amount_before\r\n1 hour,2,40,1,20\r\n',
    );
    for (const to of ['2026-02-27', '2028-01-01', 'tomorrow']) {
      await expect(readSalesReport(deps, { by: 'day', ...period, to })).rejects.toMatchObject({
        code: 'period_invalid',
      });
    }
  });

  it('tells who is online on which router, now and through the day', async () => {
    const { voucherId, routerId } = await somebody();
    await session({ voucherId, routerId });
    const ended = await session({ voucherId, routerId });
    await noteOnline(shop);
    shop.clock.advance(300_000);
    await shop.database.transaction((stores) =>
      stores.sessions.upsert([{ ...ended, stoppedAtMs: shop.clock.now() }]),
    );
    await noteOnline(shop);
    const { online } = await readDashboard(deps, usualSet('technician'));
    expect(online).toEqual({
      total: 1,
      routers: [{ id: routerId, name: 'R1', site: null, devices: 1 }],
    });
    const counts = (await readCharts(deps, usualSet('technician'))).online;
    expect(counts.map(({ devices }) => devices)).toEqual([2, 1]);
    shop.clock.advance(33 * DAY_MS);
    await noteOnline(shop);
    expect((await opened.reader('online_counts').select('at')).length).toBe(1);
  });

  it('sums up the data of each day once, and of the last days again', async () => {
    const { voucherId, routerId } = await somebody();
    const startMs = shop.clock.now();
    const closed = { voucherId, routerId, stoppedAtMs: startMs };
    await session({ ...closed, startedAtMs: startMs - 6 * DAY_MS });
    // 23:30 in Nairobi on the day before yesterday.
    await session({ ...closed, startedAtMs: Date.UTC(2026, 1, 27, 20, 30) });
    const today = await session({ voucherId, routerId });
    expect(await sumUpUsage(shop)).toBe(4);
    const dataOf = async () =>
      (await readCharts(deps, usualSet('owner'))).data
        .filter(({ bytesDown }) => bytesDown > 0)
        .map(({ day, bytesDown }) => `${day} ${bytesDown}`);
    expect(await dataOf()).toEqual(['2026-02-23 90', '2026-02-27 90', '2026-03-01 90']);
    await shop.database.transaction((stores) =>
      stores.sessions.upsert([{ ...today, bytesDown: 500 }]),
    );
    expect(await sumUpUsage(shop)).toBe(0);
    expect((await dataOf()).at(-1)).toBe('2026-03-01 500');
  });

  it('still knows the data of days whose sessions have become totals', async () => {
    const { voucherId, routerId } = await somebody();
    const startedAtMs = shop.clock.now() - 100 * DAY_MS;
    await session({ voucherId, routerId, startedAtMs, updatedAtMs: startedAtMs, stoppedAtMs: 1 });
    await archiveSessions({
      ...shop,
      business: { current: () => ({ sessionDays: '90' }) } as never,
    });
    while ((await sumUpUsage(shop)) > 0);
    const [row] = await opened.reader('usage_days').select('bytes_down', 'sessions');
    expect(row).toEqual({ bytes_down: 90, sessions: 1 });
  });
});

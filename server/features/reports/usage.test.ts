import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { archiveSessions } from '../sessions/archive-sessions.ts';
import { reportReadModel } from './read-model.ts';
import { noteOnline, sumUpUsage } from './sum-up-usage.ts';
import { type UsageKey, usageReadModel } from './usage-read-model.ts';
import { readUsageReport, type UsageReportDeps, usageCsv } from './usage-report.ts';
import { readVouchersReport, vouchersCsv } from './vouchers-report.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** It is three on Sunday afternoon, the 1st of March, in Nairobi. */
const PERIOD = { from: '2026-02-28', to: '2026-03-01' };

describeOnEachDatabase('the reports on use', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;
  let deps: UsageReportDeps;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    const readModel = reportReadModel(opened.reader);
    deps = { ...shop, readModel, usage: usageReadModel(opened.reader) };
  });

  async function session(part: Partial<SessionRecord>): Promise<void> {
    const id = shop.random.uuid();
    const startedAtMs = part.startedAtMs ?? shop.clock.now();
    const record: SessionRecord = {
      ...{ id, routerId: '', identity: id, voucherId: '', acctSessionId: id, userName: 'code' },
      ...{ mac: null, ip: null, nasPortId: null, seconds: 60, bytesUp: 10, bytesDown: 90 },
      ...{ startedAtMs, updatedAtMs: startedAtMs, stoppedAtMs: startedAtMs, terminateCause: null },
      ...{ speedMark: null, periodStartAtMs: null, baseSeconds: 0, baseBytes: 0, ...part },
    };
    await shop.database.transaction((stores) => stores.sessions.upsert([record]));
  }

  async function scene() {
    const plan = await shop.plan();
    const voucherId = await idOf(await shop.voucher(plan));
    const beach = await shop.site('Beach');
    const one = await shop.router('R1', '10.0.1.1', { siteId: beach.id });
    const two = await shop.router('R2', '10.0.2.1');
    const nowMs = shop.clock.now();
    const use = (routerId: string, daysAgo: number, mac: string, bytesDown: number) =>
      session({ voucherId, routerId, mac, bytesDown, startedAtMs: nowMs - daysAgo * DAY_MS });
    await use(one.id, 0, 'AA:BB:CC:DD:EE:01', 500);
    await use(two.id, 1, 'AA:BB:CC:DD:EE:01', 300);
    await use(two.id, 1, 'AA:BB:CC:DD:EE:02', 100);
    await use(one.id, 2, 'AA:BB:CC:DD:EE:03', 1_000);
    while ((await sumUpUsage(shop)) > 0);
    return { plan, voucherId, routers: { one, two } };
  }

  async function idOf(code: string): Promise<string> {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    return (await shop.database.read.vouchers.findByHash(hash))?.id ?? '';
  }

  const report = (by: UsageKey) => readUsageReport(deps, { by, ...PERIOD });

  it('tell data, time and devices by day, plan, site and router beside the period before', async () => {
    await scene();
    const byDay = await report('day');
    expect(byDay.lines.map(({ key, now }) => `${key} ${now.bytesDown}`)).toEqual([
      '2026-02-28 400',
      '2026-03-01 500',
    ]);
    expect(byDay.total).toEqual({
      now: { sessions: 3, seconds: 180, bytesUp: 30, bytesDown: 900 },
      before: { sessions: 1, seconds: 60, bytesUp: 10, bytesDown: 1_000 },
    });
    expect(byDay.devices).toEqual({ now: 2, before: 1 });
    const names = async (by: UsageKey) =>
      (await report(by)).lines.map(({ label, now }) => `${label} ${now.bytesDown}`);
    expect(await names('plan')).toEqual(['1 hour 900']);
    expect(await names('site')).toEqual(['Beach 500', ' 400']);
    expect(await names('router')).toEqual(['R1 500', 'R2 400']);
    expect(usageCsv(await report('router')).split('\r\n')[1]).toBe('R1,1,60,10,500,1,60,10,1000');
    await expect(
      readUsageReport(deps, { by: 'day', from: 'now', to: 'then' }),
    ).rejects.toMatchObject({ code: 'period_invalid' });
  });

  it('do not guess how many devices there were once their sessions are totals', async () => {
    await scene();
    shop.clock.advance(91 * DAY_MS);
    await archiveSessions({
      ...shop,
      business: { current: () => ({ timeZone: 'Africa/Nairobi', sessionDays: '90' }) },
    });
    const { devices, total } = await report('day');
    expect(devices.now).toBeNull();
    // What they used is known as before.
    expect(total.now.bytesDown).toBe(900);
  });

  it('tell at which hours most devices are online', async () => {
    const { voucherId, routers } = await scene();
    const open = { voucherId, stoppedAtMs: null };
    await session({ ...open, routerId: routers.one.id, mac: 'AA:BB:CC:DD:EE:04' });
    await noteOnline(shop);
    await session({ ...open, routerId: routers.two.id, mac: 'AA:BB:CC:DD:EE:05' });
    shop.clock.advance(300_000);
    await noteOnline(shop);
    shop.clock.advance(2 * HOUR_MS);
    await noteOnline(shop);
    expect((await report('day')).hours).toEqual([
      { hour: 15, average: 1.5, peak: 2 },
      { hour: 17, average: 2, peak: 2 },
    ]);
  });

  it('tell what was sold, made, first used and is left', async () => {
    const plan = await shop.plan();
    const used = await idOf(await shop.voucher(plan));
    shop.clock.advance(-2 * DAY_MS);
    await shop.voucher(plan);
    shop.clock.advance(2 * DAY_MS);
    await shop.database.transaction(async (stores) => {
      const at = { activatedAtMs: shop.clock.now(), expiresAtMs: null };
      await stores.vouchers.activate([{ id: used, ...at }]);
      await sellForCash(
        shop.purchases(new ScriptedGateway()),
        stores,
        { name: 'operator:otieno', operatorId: null },
        { id: shop.random.uuid(), plan: plan.id, phone: '', language: 'en' },
      );
    });
    const vouchers = await readVouchersReport(deps, PERIOD);
    expect(vouchers.lines).toEqual([
      {
        ...{ key: plan.id, label: '1 hour', left: 1 },
        now: { made: 1, used: 1, sold: 1 },
        before: { made: 1, used: 0, sold: 0 },
      },
    ]);
    expect(vouchersCsv(vouchers).split('\r\n')[1]).toBe('1 hour,1,1,1,1,0,1,0');
  });
});

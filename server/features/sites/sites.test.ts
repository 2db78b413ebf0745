import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { AccessAnswer } from '../../ports/access.ts';
import type { SiteRecord } from '../../ports/site-store.ts';
import type { PlanRecord } from '../../ports/stores.ts';
import { authorize } from '../access/authorize.ts';
import { visiblePlans } from '../plans/portal-routes.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { reportReadModel } from '../reports/read-model.ts';
import { readSalesReport } from '../reports/sales-report.ts';
import { createBatch } from '../vouchers/create-batch.ts';
import { redeem } from '../vouchers/redeem.ts';
import { changeSite, removeSite } from './keep-sites.ts';
import { siteReadModel } from './read-model.ts';

const PHONE = 'AA:BB:CC:DD:EE:01';
const AT_BEACH = { 'link-login-only': 'http://10.0.2.1/login' };

describeOnEachDatabase('sites', (open) => {
  let opened: Awaited<ReturnType<typeof open>>;
  let shop: Workshop;
  let town: SiteRecord;
  let beach: SiteRecord;
  let routers: Record<'town' | 'beach' | 'none', string>;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    town = await shop.site('Town');
    beach = await shop.site('Beach');
    routers = {
      town: (await shop.router('R1', '10.0.1.1', { siteId: town.id })).id,
      beach: (await shop.router('R2', '10.0.2.1', { siteId: beach.id })).id,
      none: (await shop.router('R3', '10.0.3.1')).id,
    };
  });

  const batch = async (plan: PlanRecord, siteId: string | null = null) => {
    const request = { plan: plan.id, count: 1, label: '', siteId };
    return (await shop.database.transaction((s) => createBatch(shop, s, 'test', request))).codes[0];
  };
  const login = (code = '', at: keyof typeof routers = 'town') =>
    authorize(shop.access, {
      ...{ routerId: routers[at], userName: code, mac: PHONE },
      verify: (clear) => clear === code,
    });
  const reason = (answer: AccessAnswer) => (answer.ok ? 'accepted' : answer.replyMessage);

  it('refuse a code of another site, saying where it works, and do not begin it', async () => {
    const code = await batch(await shop.plan({ sites: [town.id] }));
    expect(reason(await login(code, 'beach'))).toBe(
      'This code works only at Town. / Msimbo huu unafanya kazi Town pekee.',
    );
    expect(reason(await login(code, 'none'))).toContain('only at Town');
    expect((await shop.database.read.vouchers.listByMac(PHONE)).length).toBe(0);
    expect(reason(await login(code, 'town'))).toBe('accepted');
    // What it has begun at home does not open the other door.
    expect(reason(await login(code, 'beach'))).toContain('only at Town');
  });

  it('limit the vouchers of one batch, whatever its plan allows', async () => {
    const plan = await shop.plan();
    const code = await batch(plan, beach.id);
    expect(reason(await login(code, 'town'))).toContain('only at Beach');
    expect(reason(await login(code, 'beach'))).toBe('accepted');
    expect(reason(await login(await batch(plan), 'town'))).toBe('accepted');
    const limited = await shop.plan({ name: 'Town only', sites: [town.id] });
    await expect(batch(limited, beach.id)).rejects.toMatchObject({ code: 'plan_elsewhere' });
    await expect(batch(limited, 'nowhere')).rejects.toMatchObject({ code: 'site_unknown' });
  });

  it('answer a known code at once from memory, by the router that asks', async () => {
    const code = await batch(await shop.plan({ sites: [town.id, beach.id] }));
    await login(code, 'town');
    await login(code, 'town');
    expect(login(code, 'town')).toMatchObject({ ok: true });
    expect(login(code, 'none')).toMatchObject({
      ok: false,
      replyMessage: expect.stringContaining('only at Town (+1)'),
    });
  });

  it('name a site that was renamed as it is called now', async () => {
    const code = await batch(await shop.plan({ sites: [town.id] }));
    await shop.database.transaction((stores) =>
      changeSite(shop, stores, 'test', town.id, { name: 'Old town' }),
    );
    await shop.sites.load(shop.database.read.sites);
    expect(reason(await login(code, 'beach'))).toContain('only at Old town');
  });

  it('show each router what is sold there, and an unknown one what works everywhere', async () => {
    await shop.plan({ name: 'Everywhere' });
    await shop.plan({ name: 'Beach day', sites: [beach.id] });
    await shop.plan({ name: 'Both', sites: [town.id, beach.id] });
    const deps = { ...shop, currency: () => 'KES', timeZone: () => 'Africa/Nairobi' };
    const names = async (place: string | null | undefined) =>
      (await visiblePlans(deps, place)).map(({ name }) => name);
    expect(await names(town.id)).toEqual(['Everywhere', 'Both']);
    expect(await names(beach.id)).toEqual(['Everywhere', 'Beach day', 'Both']);
    expect(await names(null)).toEqual(['Everywhere']);
    expect(await names(undefined)).toEqual(['Everywhere', 'Both']);
  });

  it('take no money for a code that the next door would refuse', async () => {
    const plan = await shop.plan({ sites: [town.id] });
    const buy = (router: Record<string, string>, counter: object = {}) =>
      startPurchase(shop.purchases(new ScriptedGateway()), {
        ...{ id: shop.random.uuid(), planId: plan.id, phone: '0712345678', router },
        ...{ language: 'en', clientAddress: '10.9.9.9', ...counter },
      });
    const soldBy = 'operator:otieno';
    await expect(buy(AT_BEACH)).rejects.toMatchObject({ code: 'plan_elsewhere' });
    await expect(buy({})).rejects.toMatchObject({ code: 'plan_elsewhere' });
    const bought = await buy({ 'link-login-only': 'http://10.0.1.1/login' });
    expect(bought).toMatchObject({ siteId: town.id, sites: [town.id] });
    await expect(buy({}, { soldBy, siteId: beach.id })).rejects.toMatchObject({
      code: 'plan_elsewhere',
    });
    shop.clock.advance(240_000);
    expect(await buy({}, { soldBy })).toMatchObject({ siteId: town.id });
  });

  it('tell at the splash that a code is for another place', async () => {
    const code = (await batch(await shop.plan({ sites: [town.id] }))) ?? '';
    const formFor = () => null;
    const typed = (router: Record<string, string>) =>
      redeem({ ...shop, routerLogin: { formFor } as never }, code, router, '10.9.9.9');
    await expect(typed(AT_BEACH)).rejects.toMatchObject({
      code: 'code_elsewhere',
      message: 'This code works only at Town.',
    });
    expect((await typed({})).voucher.status).toBe('unused');
  });

  it('tell the takings of each apart', async () => {
    const plan = await shop.plan();
    const local = await shop.plan({ name: 'Beach day', sites: [beach.id] });
    const sell = (of: PlanRecord, siteId?: string) =>
      shop.database.transaction((stores) =>
        sellForCash(
          shop.purchases(new ScriptedGateway()),
          stores,
          { name: 'operator:otieno', operatorId: null },
          { id: shop.random.uuid(), plan: of.id, phone: '', language: 'en', siteId },
        ),
      );
    await sell(plan, town.id);
    await sell(plan);
    // Sold for one site alone, it is sold there.
    await sell(local);
    await expect(sell(local, town.id)).rejects.toMatchObject({ code: 'plan_elsewhere' });
    const printed = await batch(plan, town.id);
    await login(printed, 'town');
    const { lines } = await readSalesReport(
      { ...shop, readModel: reportReadModel(opened.reader) },
      { by: 'site', from: '2026-03-01', to: '2026-03-01' },
    );
    const sums = lines.map(({ label, now }) => `${label}: ${now.count}`).sort();
    expect(sums).toEqual([': 1', 'Beach: 1', 'Town: 2']);
  });

  it('get the printed vouchers of a batch for no site that were first used there', async () => {
    const plan = await shop.plan({ devices: 2 });
    const codes = [await batch(plan), await batch(plan), await batch(plan, town.id)];
    await login(codes[0], 'beach');
    // Where it goes afterwards changes nothing.
    await login(codes[0], 'town');
    await login(codes[1], 'none');
    await login(codes[2], 'town');
    const { lines } = await readSalesReport(
      { ...shop, readModel: reportReadModel(opened.reader) },
      { by: 'site', from: '2026-03-01', to: '2026-03-01' },
    );
    const sums = lines.map(({ label, now }) => `${label}: ${now.count}`).sort();
    expect(sums).toEqual([': 1', 'Beach: 1', 'Town: 1']);
    const { isUsed } = siteReadModel(opened.reader);
    await opened.writer('routers').update({ site_id: null });
    expect(await isUsed(beach.id)).toBe(true);
  });

  it('are not taken away while anything belongs to them', async () => {
    const { isUsed, sites } = siteReadModel(opened.reader);
    const remove = (id: string) =>
      shop.database.transaction((stores) => removeSite(shop, stores, 'test', id, isUsed));
    expect((await sites()).map(({ name, routers }) => `${name} ${routers}`)).toEqual([
      'Beach 1',
      'Town 1',
    ]);
    await expect(remove(town.id)).rejects.toMatchObject({ code: 'site_in_use' });
    const market = await shop.site('Market');
    const plan = await shop.plan({ sites: [market.id] });
    await expect(remove(market.id)).rejects.toMatchObject({ code: 'site_in_use' });
    const hill = await shop.site('Hill');
    await remove(hill.id);
    expect((await sites()).map(({ name }) => name)).toEqual(['Beach', 'Market', 'Town']);
    expect(plan.sites).toEqual([market.id]);
    await expect(shop.site(' town ')).rejects.toMatchObject({ code: 'site_exists' });
    await expect(shop.plan({ name: 'X', sites: ['gone'] })).rejects.toMatchObject({
      code: 'plan_invalid',
    });
  });
});

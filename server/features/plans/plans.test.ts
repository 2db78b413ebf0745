import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { tellRouters } from '../../compose/radius.ts';
import { NO_LIMITS } from '../../core/plan.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { archivePlan, changePlan, restorePlan } from './change-plan.ts';
import { orderPlans } from './order-plans.ts';
import { previewPlan } from './preview-plan.ts';

describeOnEachDatabase('plans', (open) => {
  let shop: Workshop;

  beforeEach(async () => {
    shop = workshop((await open()).database);
  });

  const names = async () => (await shop.database.read.plans.list()).map(({ name }) => name);

  it('stand in the order that was asked for; one made meanwhile comes last', async () => {
    const [a, b] = [await shop.plan({ name: 'A' }), await shop.plan({ name: 'B' })];
    await shop.plan({ name: 'C' });
    await shop.database.transaction((stores) => orderPlans(shop, stores, 'test', [b.id, a.id]));
    expect(await names()).toEqual(['B', 'A', 'C']);
    await expect(
      shop.database.transaction((stores) => orderPlans(shop, stores, 'test', ['nobody'])),
    ).rejects.toMatchObject({ code: 'plan_unknown' });
  });

  it('come back from being taken off sale as they were, unless another has their name', async () => {
    const plan = await shop.plan({ name: 'Weekend' });
    const change = (what: typeof archivePlan | typeof restorePlan, id = plan.id) =>
      shop.database.transaction<unknown>((stores) => what(shop, stores, 'operator:amina', id));
    await change(archivePlan);
    expect(await names()).toEqual([]);
    await change(restorePlan);
    expect(await shop.database.read.plans.find(plan.id)).toEqual(plan);
    await change(archivePlan);
    await shop.plan({ name: 'weekend' });
    await expect(change(restorePlan)).rejects.toMatchObject({ code: 'plan_exists' });
    await expect(change(restorePlan, 'nobody')).rejects.toMatchObject({ code: 'plan_unknown' });
  });

  it('are not sold at the counter when they are for the Wi-Fi page only', async () => {
    const plan = await shop.plan();
    const sell = () =>
      shop.database.transaction((stores) =>
        sellForCash(
          shop.purchases(new ScriptedGateway()),
          stores,
          { name: 'operator:otieno', operatorId: null },
          { id: shop.random.uuid(), plan: plan.id, phone: '', language: 'en' },
        ),
      );
    await shop.database.transaction((stores) =>
      changePlan(shop, stores, 'test', plan.id, { atCounter: false }),
    );
    await expect(sell()).rejects.toMatchObject({ code: 'plan_unknown' });
    await shop.database.transaction((stores) =>
      changePlan(shop, stores, 'test', plan.id, { atCounter: true }),
    );
    expect((await sell()).purchase.state).toBe('paid');
  });

  it('show what each kind of router would be told, at any hour', () => {
    const night = { days: [1], fromMinute: 0, toMinute: 60 };
    const told = previewPlan(
      { ...shop, tellRouters },
      {
        ...{ ...NO_LIMITS, name: 'hour', priceCents: 2_000, timeSeconds: 3_600 },
        ...{ downBps: 5_000_000, upBps: 2_000_000, openHours: [night] },
      },
    );
    const of = (kind: string) =>
      told
        .find((one) => one.kind === kind)
        ?.attributes.map(({ name, value }) => `${name}=${value}`)
        .join(' ');
    expect(of('mikrotik')).toContain('Session-Timeout=3600');
    expect(of('mikrotik')).toMatch(/Mikrotik-Rate-Limit=2M\/5M/);
    expect(of('chilli')).toContain('WISPr-Bandwidth-Max-Down=5000000');
    expect(() =>
      previewPlan({ ...shop, tellRouters }, { ...NO_LIMITS, name: '', priceCents: 0 }),
    ).toThrow();
  });
});

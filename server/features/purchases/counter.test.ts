import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { CounterSaleView, MobileWay } from '../../contract/money.ts';
import { providersOf } from '../../ports/providers.ts';
import type { Actor } from '../../ports/route.ts';
import { duePaymentWork, recoverPurchases } from './advance.ts';
import { counterRoutes } from './counter-routes.ts';
import type { PurchaseDeps } from './deps.ts';
import { startPurchase } from './start-purchase.ts';

const OTIENO: Actor = { name: 'operator:otieno', operatorId: null, permissions: new Set() };
const WANJIKU: Actor = { name: 'operator:wanjiku', operatorId: null, permissions: new Set() };

describeOnEachDatabase('a sale by M-Pesa at the counter', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let deps: PurchaseDeps;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    gateway = new ScriptedGateway();
    deps = shop.purchases(gateway);
    await shop.plan();
  });

  async function call<T>(actor: Actor, method: string, path: string, body: object = {}, id = '') {
    const route = counterRoutes(deps).find((one) => one.method === method && one.path === path);
    const request = { actor, body, params: { id } } as never;
    return (await route?.handle(request))?.body as T;
  }
  const ask = async (sale: object = {}, actor = OTIENO) => {
    const body = { id: randomUUID(), plan: '1 hour', phone: '0712 345 678', language: 'en' };
    const whole = { ...body, ...sale };
    return (await call<{ sale: CounterSaleView }>(actor, 'POST', '/sales/mobile', whole)).sale;
  };
  const look = async (id: string, actor = OTIENO) =>
    (await call<{ sale: CounterSaleView }>(actor, 'GET', '/sales/mobile/:id', {}, id)).sale;
  const askAgain = async (id: string, actor = OTIENO) =>
    (await call<{ sale: CounterSaleView }>(actor, 'POST', '/sales/mobile/:id/again', {}, id)).sale;
  const mine = async (actor: Actor) =>
    (await call<{ sales: CounterSaleView[] }>(actor, 'GET', '/sales/mobile')).sales;

  async function later(seconds: number): Promise<void> {
    shop.clock.advance(seconds * 1000);
    for (let round = 0; round < 20; round++) {
      const tasks = await duePaymentWork(deps);
      if (tasks.length === 0) return;
      for (const task of tasks) await task.run();
    }
  }
  const paid = { kind: 'paid', receipt: null, amountCents: null } as const;

  it('may be asked for by any mobile money that is connected, also the second time', async () => {
    const airtel = new ScriptedGateway();
    Object.assign(airtel, { name: 'airtel', label: 'Airtel Money' });
    deps = { ...deps, providers: providersOf(gateway, [airtel]) };
    const { ways } = await call<{ ways: MobileWay[] }>(OTIENO, 'GET', '/sales/mobile');
    expect(ways.map(({ label }) => label)).toEqual(['M-Pesa', 'Airtel Money']);
    const { id } = await ask({ provider: 'airtel', phone: '0733 123 456' });
    await later(0);
    expect(airtel.prompts).toHaveLength(1);
    expect(await look(id)).toMatchObject({ state: 'prompted', method: 'Airtel Money' });
    airtel.answers = [{ kind: 'failed', code: '1032', detail: 'cancelled' }];
    await later(8);
    await later(60);
    expect((await askAgain(id)).method).toBe('Airtel Money');
    await later(0);
    expect([airtel.prompts.length, gateway.prompts.length]).toEqual([2, 0]);
    await expect(ask({ provider: 'gold' })).rejects.toMatchObject({ code: 'provider_unknown' });
  });

  it('asks the phone, and shows its code once the money is there; no drawer is touched', async () => {
    const { id, state, phoneMasked } = await ask();
    expect({ state, phoneMasked }).toEqual({ state: 'created', phoneMasked: '0712 ••• 678' });
    await later(0);
    expect(gateway.prompts[0]).toMatchObject({ phone: '254712345678', amountCents: 2_000 });
    expect(await look(id)).toMatchObject({ state: 'prompted', code: null, method: 'M-Pesa' });
    gateway.answers = [paid];
    await later(8);
    const sale = await look(id);
    expect(sale.state).toBe('paid');
    expect(sale.code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(await shop.database.read.messages.listDue(shop.clock.now(), 9)).toHaveLength(1);
    const accounts = (await shop.database.read.ledger.balances()).map(({ account }) => account);
    expect(accounts.filter((account) => account.startsWith('cash/'))).toEqual([]);
    expect(await shop.database.read.tills.findOpenShift('counter')).toBeNull();
    expect((await shop.database.read.purchases.findAllocated(id))?.operatorId).toBeNull();
  });

  it('serves a second customer from the same tablet while the first is still typing', async () => {
    await ask();
    await ask({ phone: '0700000001' });
    await later(0);
    expect(gateway.prompts.map(({ phone }) => phone)).toEqual(['254712345678', '254700000001']);
  });

  it('is one sale however often it is sent, and says why it failed before it asks again', async () => {
    const { id } = await ask();
    await ask({ id });
    await later(0);
    gateway.answers = [{ kind: 'failed', code: '1032', detail: 'cancelled' }];
    await later(8);
    const failed = await look(id);
    expect(failed).toMatchObject({ state: 'failed', reason: 'cancelled' });
    await expect(askAgain(id)).rejects.toMatchObject({ code: 'retry_too_early' });
    await later(60);
    await expect(askAgain(id, WANJIKU)).rejects.toMatchObject({ code: 'sale_unknown' });
    expect((await askAgain(id)).state).toBe('created');
    await later(0);
    expect(gateway.prompts).toHaveLength(2);
    expect(await mine(OTIENO)).toHaveLength(1);
  });

  it('goes on after a power cut, and is on the screen of its seller again', async () => {
    const { id } = await ask();
    await later(0);
    deps = shop.purchases(gateway);
    await recoverPurchases(deps);
    expect((await mine(OTIENO)).map((sale) => sale.id)).toEqual([id]);
    gateway.answers = [paid];
    await later(8);
    expect((await mine(OTIENO))[0]?.state).toBe('paid');
    expect(gateway.prompts).toHaveLength(1);
  });

  it('shows no colleague the sale or its code, and its seller no code of yesterday', async () => {
    const { id } = await ask();
    await later(0);
    gateway.answers = [paid];
    await later(8);
    await expect(look(id, WANJIKU)).rejects.toMatchObject({ code: 'sale_unknown' });
    expect(await mine(WANJIKU)).toEqual([]);
    await expect(ask({ id }, WANJIKU)).rejects.toMatchObject({ code: 'purchase_conflict' });
    await later(1_900);
    expect(await look(id)).toMatchObject({
      code: null,
      codeMasked: expect.stringMatching(/^•{5}/),
    });
  });

  it('sells what is sold at the counter, not what is sold on the splash alone', async () => {
    const splash = await shop.plan({ name: 'Splash only', ...{ atCounter: false } });
    const counter = await shop.plan({ name: 'Counter only', ...{ visible: false } });
    await expect(ask({ plan: splash.id })).rejects.toMatchObject({ code: 'plan_unknown' });
    expect((await ask({ plan: counter.id })).planName).toBe('Counter only');
    const order = { id: randomUUID(), planId: counter.id, phone: '0712345678' };
    const wanted = { ...order, language: 'en' as const, clientAddress: '10.5.50.7' };
    await expect(startPurchase(deps, wanted)).rejects.toMatchObject({ code: 'plan_unknown' });
  });

  it('asks no blocked phone and no number that is none', async () => {
    await expect(ask({ phone: '12' })).rejects.toMatchObject({ code: 'phone_invalid' });
    const atMs = shop.clock.now();
    await shop.database.transaction((stores) =>
      stores.customers.block({
        ...{ phone: '254712345678', reason: 'x', blockedBy: 'test', blockedAtMs: atMs },
      }),
    );
    await expect(ask()).rejects.toMatchObject({ code: 'phone_blocked' });
  });
});

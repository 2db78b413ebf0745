import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway, successHint } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { AppError } from '../../ports/errors.ts';
import type { QueryOutcome } from '../../ports/gateways.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import { duePaymentWork, recoverPurchases } from './advance.ts';
import { claimPayment } from './claim-payment.ts';
import type { PurchaseDeps } from './deps.ts';
import { receiveCallback } from './receive-callback.ts';
import { type StartInput, startPurchase } from './start-purchase.ts';
import { viewPurchase } from './view-purchase.ts';
import { watchSales } from './watch-sales.ts';

describeOnEachDatabase('a purchase', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let deps: PurchaseDeps;
  let planId: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    gateway = new ScriptedGateway();
    deps = shop.purchases(gateway);
    planId = (await shop.plan()).id;
  });

  const order = (change: Partial<StartInput> = {}): StartInput => ({
    id: randomUUID(),
    planId,
    phone: '0712 345 678',
    mac: 'aa-bb-cc-dd-ee-01',
    language: 'en',
    clientAddress: '10.5.50.7',
    ...change,
  });

  /** Does everything that is due now, until nothing is. */
  async function work(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      const tasks = await duePaymentWork(deps);
      if (tasks.length === 0) return;
      for (const task of tasks) await task.run();
    }
    throw new Error('The work never ends');
  }

  async function later(seconds: number): Promise<void> {
    shop.clock.advance(seconds * 1000);
    await work();
  }

  const purchase = (id: string) => shop.database.read.purchases.find(id);
  const voucher = (id: string) => shop.database.read.vouchers.findByPurchase(id);
  const paid: QueryOutcome = { kind: 'paid', receipt: null, amountCents: null };

  async function callback(hint: object, id: string): Promise<void> {
    const [prompt] = await shop.database.read.purchases.listPrompts(id);
    const token = prompt?.callbackToken ?? '';
    await receiveCallback(deps, { token, body: JSON.stringify(hint), sourceAddress: '10.0.0.9' });
    await work();
  }

  async function bought(): Promise<string> {
    const { id } = await startPurchase(deps, order());
    await work();
    return id;
  }

  it('becomes one voucher, one payment, one SMS and an audit row when the query says paid', async () => {
    const id = await bought();
    expect((await purchase(id))?.state).toBe('prompted');
    gateway.answers = [{ kind: 'pending' }, paid];
    await later(8);
    expect((await purchase(id))?.state).toBe('prompted');
    await later(5);
    expect((await purchase(id))?.state).toBe('paid');
    expect(await voucher(id)).toMatchObject({ status: 'unused', timeSeconds: 3_600 });
    expect(await shop.database.read.messages.listDue(shop.clock.now(), 9)).toHaveLength(1);
    const actions = (await shop.database.read.audit.listBySubject(id)).map(({ action }) => action);
    expect(actions).toEqual(['payment.settle']);
    expect(await shop.database.read.audit.firstBroken()).toBeNull();
  });

  it('is prompted once for the same id, however often it is posted', async () => {
    const same = order();
    await startPurchase(deps, same);
    await work();
    expect((await startPurchase(deps, same)).id).toBe(same.id);
    await work();
    expect(gateway.prompts).toHaveLength(1);
  });

  it('has the price of the plan, in the shape Daraja takes', async () => {
    const id = await bought();
    expect(gateway.prompts[0]).toMatchObject({ phone: '254712345678', amountCents: 2_000 });
    expect(gateway.prompts[0]?.reference).toMatch(/^ML[A-Z0-9]{8}$/);
    expect(gateway.prompts[0]?.callbackUrl).toMatch(/\/[0-9a-f]{48}$/);
    expect((await purchase(id))?.priceCents).toBe(2_000);
  });

  it('takes the receipt from the callback that led to the query', async () => {
    const id = await bought();
    gateway.answers = [paid];
    await callback(successHint(), id);
    expect((await purchase(id))?.state).toBe('paid');
    const payment = await shop.database.read.purchases.findAllocated(id);
    expect(payment).toMatchObject({ receipt: 'UCA1234567', amountCents: 2_000 });
  });

  it('takes the receipt of an earlier callback when a later query confirms it', async () => {
    const id = await bought();
    await callback(successHint(), id);
    expect((await purchase(id))?.state).toBe('prompted');
    gateway.answers = [paid];
    await later(8);
    expect((await shop.database.read.purchases.findAllocated(id))?.receipt).toBe('UCA1234567');
  });

  it('is not paid by a callback that the query contradicts', async () => {
    const id = await bought();
    gateway.answers = [{ kind: 'failed', code: '1032', detail: 'cancelled' }];
    await callback(successHint(), id);
    expect(await purchase(id)).toMatchObject({ state: 'failed', reason: 'cancelled' });
    expect(await voucher(id)).toBeNull();
  });

  it.each([
    ['another amount', successHint({ amountCents: 100 })],
    ['another checkout id', successHint({ checkoutId: 'ws_CO_other' })],
    ['no receipt', successHint({ receipt: null })],
    ['a receipt of the wrong shape', successHint({ receipt: 'HELLO' })],
  ])('is not paid by a callback with %s while the query is silent', async (_what, hint) => {
    const id = await bought();
    gateway.answers = [{ kind: 'no_answer', detail: 'down' }];
    await callback(hint, id);
    expect(await voucher(id)).toBeNull();
  });

  it('is paid by a callback that fits in everything while the query is silent', async () => {
    const id = await bought();
    gateway.answers = [{ kind: 'no_answer', detail: 'down' }];
    await callback(successHint(), id);
    expect((await purchase(id))?.state).toBe('paid');
  });

  it('ignores 10,000 forged callbacks to made-up addresses and stores none', async () => {
    const id = await bought();
    for (let i = 0; i < 10_000; i++) {
      const token = Buffer.from(shop.random.bytes(24)).toString('hex');
      const body = JSON.stringify(successHint());
      const received = await receiveCallback(deps, { token, body, sourceAddress: '1.2.3.4' });
      expect(received).toEqual({ known: false });
    }
    await work();
    expect(await voucher(id)).toBeNull();
    expect(await shop.database.read.purchases.listOpenInbound(10)).toHaveLength(0);
  });

  it('heals when the answer to the push was lost: the callback brings the checkout id', async () => {
    gateway.pushes = [{ kind: 'unknown', detail: 'timeout' }];
    const id = await bought();
    expect(await purchase(id)).toMatchObject({ state: 'unknown', reason: 'no_answer' });
    gateway.answers = [paid];
    await callback(successHint({ checkoutId: 'ws_CO_lost' }), id);
    expect((await purchase(id))?.state).toBe('paid');
    expect(gateway.queries).toEqual(['ws_CO_lost']);
    expect(gateway.prompts).toHaveLength(1);
  });

  it('fails only on an explicit code, and later proof still pays it', async () => {
    const id = await bought();
    gateway.answers = [{ kind: 'failed', code: '777777', detail: 'never heard of' }];
    await later(8);
    expect((await purchase(id))?.state).toBe('prompted');
    gateway.answers = [{ kind: 'failed', code: '1032', detail: 'cancelled' }];
    await later(5);
    expect(await purchase(id)).toMatchObject({ state: 'failed', reason: 'cancelled' });
    gateway.answers = [paid];
    await callback(successHint(), id);
    expect((await purchase(id))?.state).toBe('paid');
  });

  it('keeps a second payment in suspense and gives no second voucher', async () => {
    const id = await bought();
    gateway.answers = [paid, paid, paid];
    await callback(successHint(), id);
    await callback(successHint({ receipt: 'UCA7654321' }), id);
    await callback(successHint(), id);
    expect(await shop.database.read.purchases.findPaymentByReceipt('UCA7654321')).toMatchObject({
      state: 'suspense',
    });
    const minted = await shop.database.read.audit.listBySubject(id);
    expect(minted.map(({ action }) => action)).toEqual(['payment.settle', 'payment.suspense']);
  });

  it('goes to suspense when less than the price was paid', async () => {
    const id = await bought();
    gateway.answers = [{ kind: 'paid', receipt: 'UCA1111111', amountCents: 500 }];
    await later(8);
    expect((await purchase(id))?.state).toBe('suspense');
    expect(await voucher(id)).toBeNull();
  });

  it('sends again what never left, three times, then says so', async () => {
    gateway.pushes = Array.from({ length: 4 }, () => ({ kind: 'not_sent', detail: 'no route' }));
    const id = await bought();
    expect((await purchase(id))?.state).toBe('created');
    for (const wait of [2, 5, 15]) await later(wait);
    expect(gateway.prompts).toHaveLength(4);
    expect(await purchase(id)).toMatchObject({ state: 'failed', reason: 'not_prompted' });
  });

  it('never sends again by itself after a power cut in the middle of a push', async () => {
    const { id } = await startPurchase(deps, order());
    // The power goes while the request is on its way: the answer never comes.
    gateway.initiate = () => new Promise(() => undefined);
    const [task] = await duePaymentWork(deps);
    void task?.run();
    await expect.poll(async () => (await purchase(id))?.state).toBe('sending');
    expect(await recoverPurchases(deps)).toBe(1);
    await later(3_600);
    expect(await purchase(id)).toMatchObject({ state: 'unknown', reason: 'no_answer' });
  });

  it('is retried under the same id after a minute, not before', async () => {
    const wanted = order();
    await startPurchase(deps, wanted);
    await work();
    gateway.answers = [{ kind: 'failed', code: '2001', detail: 'wrong pin' }];
    await later(8);
    await expect(startPurchase(deps, wanted)).rejects.toMatchObject({ code: 'retry_too_early' });
    await later(53);
    await startPurchase(deps, { ...wanted, phone: '0112345678' });
    await work();
    expect(gateway.prompts.map(({ phone }) => phone)).toEqual(['254712345678', '254112345678']);
  });

  it('asks one number at most three times in ten minutes, a minute apart', async () => {
    for (const mac of ['01', '02', '03']) {
      await startPurchase(deps, order({ mac: `aa:bb:cc:dd:ee:${mac}` }));
    }
    await expect(startPurchase(deps, order({ mac: 'aa:bb:cc:dd:ee:04' }))).rejects.toMatchObject({
      code: 'too_many_prompts',
      status: 429,
    });
    await work();
    expect(gateway.prompts).toHaveLength(1);
    await later(61);
    expect(gateway.prompts).toHaveLength(2);
  });

  it('tells its buyer when the number is asked, until it has been', async () => {
    const promptAt = async (id: string) => {
      const record = (await purchase(id)) ?? expect.fail();
      const routerLogin = { formFor: () => null };
      const read = shop.database.read;
      return (await viewPurchase({ ...deps, routerLogin }, read, record, {}, 'en')).promptAt;
    };
    const first = await startPurchase(deps, order());
    expect(await promptAt(first.id)).toBeNull();
    const askedMs = shop.clock.now();
    await later(10);
    const second = await startPurchase(deps, order({ mac: 'aa:bb:cc:dd:ee:02' }));
    await work();
    expect(await promptAt(second.id)).toBe(new Date(askedMs + 60_000).toISOString());
    await later(51);
    expect(gateway.prompts).toHaveLength(2);
    expect(await promptAt(second.id)).toBeNull();
  });

  it('refuses a second purchase of a device whose first still waits', async () => {
    await startPurchase(deps, order());
    const second = startPurchase(deps, order({ phone: '0722000000' }));
    await expect(second).rejects.toMatchObject({ code: 'purchase_pending', status: 429 });
    const other = order({ phone: '0722000000', mac: 'aa:bb:cc:dd:ee:99' });
    await expect(startPurchase(deps, other)).resolves.toMatchObject({ state: 'created' });
  });

  it('may be started so many times a day by one phone as the owner allows', async () => {
    deps = shop.purchases(gateway, { dailyLimit: 1 });
    await startPurchase(deps, order());
    const second = startPurchase(deps, order({ mac: 'aa:bb:cc:dd:ee:02' }));
    await expect(second).rejects.toMatchObject({ code: 'daily_limit', status: 429 });
    shop.clock.advance(86_400_001);
    await startPurchase(deps, order({ mac: 'aa:bb:cc:dd:ee:02' }));
  });

  it('is not begun while the provider does not answer; vouchers are pointed to', async () => {
    gateway.outageSinceMs = shop.clock.now();
    await expect(startPurchase(deps, order())).rejects.toMatchObject({
      code: 'provider_down',
      status: 503,
      message: expect.stringContaining('Vouchers still work'),
    });
    gateway.outageSinceMs = null;
    await startPurchase(deps, order());
  });

  it('raises an alarm when every customer would be refused, until one has paid', async () => {
    const first = await bought();
    gateway.answers = [{ kind: 'failed', code: '2028', detail: 'not permitted' }];
    await later(8);
    expect((await purchase(first))?.reason).toBe('operator_fault');
    const alarms = () => shop.database.read.alarms.listOpen();
    expect(await alarms()).toMatchObject([{ kind: 'payments_refused', detail: '2028' }]);
    await startPurchase(deps, order({ phone: '0722000000', mac: 'aa:bb:cc:dd:ee:09' }));
    await work();
    gateway.answers = [paid, paid];
    await later(8);
    expect(await alarms()).toEqual([]);
  });

  it('raises an alarm when no payment comes in hours that usually have some', async () => {
    const weekMs = 7 * 86_400_000;
    const stores = shop.database;
    for (const [i, agoMs] of [weekMs, weekMs + 1, 2 * weekMs, 2 * weekMs + 1].entries()) {
      const { id } = await startPurchase(deps, order({ mac: '', clientAddress: `10.0.1.${i}` }));
      const made = await purchase(id);
      if (!made) throw new Error('no purchase');
      const paidAtMs = shop.clock.now() - agoMs;
      await stores.transaction((all) =>
        all.purchases.update({ ...made, state: 'paid', paidAtMs, nextActionAtMs: null }),
      );
      shop.clock.advance(600_000);
    }
    await watchSales(deps);
    const kinds = async () => (await stores.read.alarms.listOpen()).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['sales_silent']);
    gateway.outageSinceMs = 5;
    await watchSales(shop.purchases(gateway, { silenceHours: 0 }));
    expect(await kinds()).toEqual(['payments_down']);
  });

  it.each([
    ['an unknown plan', { planId: 'nonsense' }, 'plan_unknown'],
    ['a wrong phone', { phone: '12345' }, 'phone_invalid'],
    ['a landline', { phone: '0201234567' }, 'phone_invalid'],
  ])('is refused for %s, in words', async (_what, change, code) => {
    const refusal = await startPurchase(deps, order(change)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code });
  });

  it('goes to the owner after a day without an answer', async () => {
    const id = await bought();
    gateway.query = async () => ({ kind: 'no_answer', detail: 'down' });
    for (let hour = 0; hour < 26; hour++) await later(3_600);
    expect((await purchase(id))?.state).toBe('stale');
  });

  it('is found by its receipt from the phone that paid, and by no other', async () => {
    const id = await bought();
    gateway.answers = [paid];
    await callback(successHint(), id);
    const pasted = 'UCA1234567 Confirmed. Ksh20.00 sent to MLANGO on 1/3/26 at 3:01 PM.';
    expect((await claim(deps, pasted, '0712345678', '10.5.50.7')).id).toBe(id);
    const other = claim(deps, 'UCA1234567', '0799999999', '10.5.50.8');
    await expect(other).rejects.toMatchObject({ code: 'receipt_unknown' });
  });

  it('heals on the spot when the customer shows the receipt: the statement is read at once', async () => {
    gateway.pushes = [{ kind: 'unknown', detail: 'timeout' }];
    const id = await bought();
    gateway.statement = [
      {
        ...{ receipt: 'UCA1234567', amountCents: 2_000, phone: '254712345678', phoneSuffix: '678' },
        ...{ reference: (await purchase(id))?.reference ?? '', atMs: shop.clock.now() },
      },
    ];
    const claimed = await claim(deps, 'UCA1234567', '0712345678', '10.9.9.9');
    expect(claimed).toMatchObject({ id, state: 'paid' });
  });

  it('is not shown to a stranger who knows the number and makes a receipt up', async () => {
    const id = await bought();
    gateway.answers = [paid];
    await callback(successHint(), id);
    const stranger = claim(deps, 'UCA7777777', '0712345678', '10.9.9.9');
    await expect(stranger).rejects.toMatchObject({ code: 'receipt_unknown' });
    const own = await claim(deps, 'UCA7777777', '0712345678', '10.5.50.7');
    expect(own.id).toBe(id);
  });

  it('has the statement read once for many who ask', async () => {
    let looks = 0;
    gateway.list = async () => {
      looks += 1;
      return { kind: 'lines', lines: [] };
    };
    for (let i = 0; i < 5; i++) {
      const tried = claim(deps, 'UCA7777777', `071234567${i}`, `10.9.9.${i}`);
      await expect(tried).rejects.toMatchObject({ code: 'receipt_unknown' });
    }
    expect(looks).toBe(1);
  });
});

/** The purchase that a claim finds; these tests give nothing on trust. */
async function claim(
  deps: PurchaseDeps,
  receipt: string,
  phone: string,
  clientAddress: string,
): Promise<PurchaseRecord> {
  const claimed = await claimPayment(deps, { receipt, phone, mac: null, clientAddress });
  if (claimed.kind !== 'purchase') throw new Error('given on trust');
  return claimed.purchase;
}

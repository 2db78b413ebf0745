import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import { resolveByHand } from '../purchases/decide-suspense.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { type TransactionReadModel, transactionReadModel } from './read-model.ts';
import { paymentTimeline } from './timeline.ts';

describeOnEachDatabase('transactions', (open) => {
  let shop: Workshop;
  let list: TransactionReadModel;
  let id: string;
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    list = transactionReadModel(opened.reader, () => 'KES');
    id = randomUUID();
    const deps = shop.purchases(new ScriptedGateway());
    const planId = (await shop.plan()).id;
    const order = { id, planId, phone: '0712345678', language: 'en' as const };
    await startPurchase(deps, { ...order, clientAddress: '10.0.0.9' });
    for (const task of await duePaymentWork(deps)) await task.run();
  });

  async function money(receipt: string, amountCents: number) {
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    return shop.database.transaction((stores) =>
      settlePayment(shop.purchases(new ScriptedGateway()), stores, {
        ...{ purchaseId: id, promptId, receipt, amountCents, source: 'test' },
      }),
    );
  }
  const resolve = (target: string) =>
    shop.database.transaction((stores) =>
      resolveByHand(shop, stores, 'operator:amina', target, 'sent back'),
    );

  it('show a payment once, masked, and whole to who may see it', async () => {
    expect(await money('UCA1234567', 2_000)).toBe('paid');
    const { items } = await list.payments({});
    expect(items).toMatchObject([
      { id, state: 'paid', priceCents: 2_000, paidCents: 2_000, phone: '0712 ••• 678' },
    ]);
    expect(items[0]?.voucher).toMatch(/^•/);
    const reveal = (codeCipher: Buffer) => shop.mint.reveal({ codeCipher });
    const whole = (await list.payments({ reveal })).items[0];
    expect(whole?.phone).toBe('254712345678');
    expect(whole?.voucher).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  });

  it('keep a second payment as an entry of its own until a person has dealt with it', async () => {
    await money('UCA1234567', 2_000);
    expect(await money('UCA7654321', 2_000)).toBe('second_payment');
    const { items } = await list.payments({ state: 'suspense' });
    expect(items).toMatchObject([{ receipt: 'UCA7654321', planName: null }]);
    const extra = items[0]?.id ?? '';
    await resolve(extra);
    expect((await list.payments({ state: 'suspense' })).items).toEqual([]);
    await expect(resolve(extra)).rejects.toMatchObject({ code: 'payment_not_open' });
    expect(await list.payment(id)).toMatchObject({ state: 'paid' });
  });

  it('show short money as its purchase, settled under the same id', async () => {
    expect(await money('UCA1234567', 500)).toBe('short');
    expect((await list.payments({})).items).toMatchObject([{ id, state: 'suspense' }]);
    await resolve(id);
    expect((await list.payments({})).items).toMatchObject([{ id, state: 'reversed' }]);
    await expect(resolve('nonsense')).rejects.toMatchObject({ code: 'payment_unknown' });
  });

  it('have no phone where cash was taken without one', async () => {
    const sale = { id: randomUUID(), plan: '1 hour', phone: '', language: 'en' as const };
    const seller = { name: 'operator:otieno', operatorId: null };
    await shop.database.transaction((stores) =>
      sellForCash(shop.purchases(new ScriptedGateway()), stores, seller, sale),
    );
    expect(await list.payment(sale.id)).toMatchObject({ state: 'paid', phone: null });
  });

  it('are asked of one site, with the second payment that belongs to it', async () => {
    const [town, beach] = [await shop.site('Town'), await shop.site('Beach')];
    await opened.writer('purchases').where({ id }).update({ site_id: town.id });
    await money('UCA1234567', 2_000);
    await money('UCA7654321', 2_000);
    const { items } = await list.payments({ site: town.id });
    expect(items.map(({ receipt }) => receipt).sort()).toEqual(['UCA1234567', 'UCA7654321']);
    expect((await list.payments({ site: town.id, state: 'paid' })).items).toMatchObject([{ id }]);
    expect((await list.payments({ site: beach.id })).items).toEqual([]);
  });

  it('tell who said what when', async () => {
    await money('UCA1234567', 2_000);
    const steps = await paymentTimeline(shop.database.read, id);
    expect(steps.map(({ what }) => what)).toEqual(['Purchase', 'Prompt 1', 'payment.settle']);
  });
});

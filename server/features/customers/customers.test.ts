import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { CustomerView } from '../../contract/customers.ts';
import type { Actor } from '../../ports/route.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import { giveTrial } from '../purchases/give-trial.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { customerReadModel } from './read-model.ts';
import { customerRoutes } from './routes.ts';

const PHONE = '0712345678';
const MAC = 'AA:BB:CC:DD:EE:01';

describeOnEachDatabase('a customer', (open) => {
  let shop: Workshop;
  let call: (path: string, body: object) => Promise<CustomerView>;
  let deps: ReturnType<Workshop['purchases']>;

  beforeEach(async () => {
    const opened = await open();
    shop = workshop(opened.database);
    deps = shop.purchases(new ScriptedGateway(), { trialPlan: '1 hour' });
    const readModel = customerReadModel(opened.reader);
    const routes = customerRoutes({ ...shop, readModel, currency: () => 'KES' });
    const actor: Actor = { name: 'operator:amina', operatorId: null, permissions: new Set() };
    call = async (path, body) => {
      const route = routes.find((known) => known.path === path);
      const request = { actor, body } as never;
      const answer = (await route?.handle(request))?.body as { customer: CustomerView };
      return answer.customer;
    };
  });

  const lookUp = (query: string) => call('/customers/lookup', { query });

  async function buy(id: string = randomUUID(), phone = PHONE) {
    const sold = await shop.database.read.plans.findSellable('1 hour');
    const planId = (sold ?? (await shop.plan())).id;
    const order = { id, planId, phone, mac: MAC, language: 'en' as const };
    await startPurchase(deps, { ...order, clientAddress: '10.0.0.9' });
    for (const task of await duePaymentWork(deps)) await task.run();
    return id;
  }
  async function pay(purchaseId: string, receipt: string, amountCents = 2_000) {
    const promptId = (await shop.database.read.purchases.find(purchaseId))?.promptId ?? '';
    await shop.database.transaction((stores) =>
      settlePayment(deps, stores, {
        ...{ purchaseId, promptId, receipt, amountCents, source: 'test' },
      }),
    );
  }

  it('is found by phone, receipt, reference, code and payment, with everything on one page', async () => {
    const id = await buy();
    expect(await lookUp(PHONE)).toMatchObject({ answer: 'pending', paidCount: 0 });
    await pay(id, 'UCA1234567');
    const reference = (await shop.database.read.purchases.find(id))?.reference ?? '';
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    const code = voucher ? shop.mint.reveal(voucher) : '';
    for (const query of ['+254 712 345 678', 'uca1234567', reference, code, id]) {
      const customer = await lookUp(query);
      expect(customer, query).toMatchObject({
        ...{ phone: '0712 ••• 678', answer: 'not_used', paidCents: 2_000, paidCount: 1 },
        purchases: [{ id, state: 'paid', receipt: 'UCA1234567' }],
        vouchers: [{ status: 'unused', remainingSeconds: 3_600, macs: [] }],
        messages: [{ kind: 'voucher', state: 'queued' }],
      });
    }
  });

  it('whose second payment waits is told so before anything else', async () => {
    const id = await buy();
    await pay(id, 'UCA1234567');
    await pay(id, 'UCA7654321');
    const customer = await lookUp('UCA7654321');
    expect(customer.answer).toBe('money_waits');
    expect(customer.waiting).toMatchObject([{ amountCents: 2_000, receipt: 'UCA7654321' }]);
    expect(customer.waiting[0]?.id).not.toBe(id);
  });

  it('that nobody knows has an empty page; a printed voucher has no customer', async () => {
    expect(await lookUp('0799999999')).toMatchObject({ answer: 'nothing', purchases: [] });
    const printed = await shop.voucher(await shop.plan());
    await expect(lookUp(printed)).rejects.toMatchObject({ code: 'customer_nameless' });
    await expect(lookUp('UCA0000000')).rejects.toMatchObject({ code: 'customer_unknown' });
  });

  it('keeps the notes of colleagues, with who wrote them', async () => {
    await call('/customers/notes', { query: PHONE, note: 'Lost the phone' });
    shop.clock.advance(1_000);
    const { notes } = await call('/customers/notes', { query: PHONE, note: 'Found it' });
    expect(notes.map(({ note }) => note)).toEqual(['Found it', 'Lost the phone']);
    expect(notes[0]?.by).toBe('operator:amina');
    expect((await lookUp('0799999999')).notes).toEqual([]);
  });

  it('that is blocked starts neither purchase nor trial until somebody unblocks the phone', async () => {
    await shop.plan();
    const { blocked } = await call('/customers/block', { query: PHONE, reason: 'threw stones' });
    expect(blocked).toMatchObject({ reason: 'threw stones', by: 'operator:amina' });
    await expect(buy()).rejects.toMatchObject({ code: 'phone_blocked' });
    const trial = { phone: PHONE, mac: MAC, clientAddress: '10.0.0.9', language: 'en' };
    await expect(giveTrial(deps, trial)).rejects.toMatchObject({ code: 'phone_blocked' });
    expect((await lookUp(PHONE)).answer).toBe('blocked');
    await buy(randomUUID(), '0799999999');
    await call('/customers/unblock', { query: PHONE });
    await giveTrial(deps, trial);
    const customer = await lookUp(PHONE);
    expect(customer).toMatchObject({ blocked: null, vouchers: [{ status: 'unused' }] });
    const trail = await shop.database.read.audit.listBySubject('0712 ••• 678');
    expect(trail.map(({ action }) => action)).toEqual(['customer.block', 'customer.unblock']);
  });
});

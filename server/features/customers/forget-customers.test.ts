import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { PaymentState } from '../../core/payment.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { customerForgetter } from './forget-customers.ts';

const DAY_MS = 86_400_000;
const PHONE = '254712345678';
const MAC = 'AA:BB:CC:DD:EE:01';

describeOnEachDatabase('what is known of customers', (open) => {
  let opened: TestDatabase;
  let shop: Workshop;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
  });

  const forget = (personalDays: string) =>
    customerForgetter({ ...shop, business: { current: () => ({ personalDays }) } })();

  /** A sale to a known phone, made to look as if the splash had made it. */
  async function sell(state: PaymentState = 'paid'): Promise<string> {
    const plan = await shop.plan({ name: `plan ${shop.random.uuid().slice(0, 8)}` });
    const id = shop.random.uuid();
    await shop.database.transaction(async (stores) => {
      await sellForCash(
        shop.purchases(new ScriptedGateway()),
        stores,
        { name: 'operator:otieno', operatorId: null },
        { id, plan: plan.id, phone: PHONE, language: 'en' },
      );
      const voucher = await stores.vouchers.findByPurchase(id);
      const slot = { voucherId: voucher?.id ?? '', mac: MAC, acceptedAtMs: shop.clock.now() };
      await stores.vouchers.holdSlots([slot]);
      const note = { id, phone: PHONE, note: 'Calls often', writtenBy: 'operator:otieno' };
      await stores.customers.insertNote({ ...note, writtenAtMs: shop.clock.now() });
      const sold = await stores.purchases.find(id);
      const paidAtMs = state === 'paid' ? shop.clock.now() : null;
      if (sold) await stores.purchases.update({ ...sold, state, paidAtMs, mac: MAC });
    });
    return id;
  }

  const found = (id: string) => shop.database.read.purchases.find(id);

  it('is forgotten after as many days as the owner keeps it, and its money stays', async () => {
    const old = await sell();
    shop.clock.advance(91 * DAY_MS);
    const fresh = await sell();
    const before = await opened.reader('ledger').select('debit', 'credit', 'amount_cents');
    expect(await forget('90')).toBeGreaterThan(3);
    expect(await found(old)).toMatchObject({ phone: '', mac: null, state: 'paid' });
    expect(await found(fresh)).toMatchObject({ phone: PHONE, mac: MAC });
    const payments = await opened.reader('payments').orderBy('received_at').select('phone');
    expect(payments.map(({ phone }) => phone)).toEqual([null, PHONE]);
    expect((await shop.database.read.customers.listNotes(PHONE, 9)).length).toBe(1);
    expect((await shop.database.read.vouchers.listByMac(MAC)).length).toBe(1);
    expect(await opened.reader('ledger').select('debit', 'credit', 'amount_cents')).toEqual(before);
    expect(await shop.database.read.audit.listBySubject('customers')).toMatchObject([
      { actor: 'system', action: 'customers.forget' },
    ]);
    // Done is done: the next round finds nothing and writes nothing.
    expect(await forget('90')).toBe(0);
    expect((await shop.database.read.audit.listBySubject('customers')).length).toBe(1);
  });

  it('is looked for again once a day at most, and as soon as the owner keeps it for less', async () => {
    await sell();
    shop.clock.advance(95 * DAY_MS);
    let personalDays = '100';
    let looks = 0;
    const database = {
      ...shop.database,
      transaction: (...work: Parameters<typeof shop.database.transaction>) => {
        looks += 1;
        return shop.database.transaction(...work);
      },
    } as typeof shop.database;
    const business = { current: () => ({ personalDays }) };
    const round = customerForgetter({ ...shop, database, business });
    await round();
    await round();
    expect(looks).toBe(1);
    personalDays = '90';
    expect(await round()).toBeGreaterThan(0);
    looks = 0;
    await round();
    shop.clock.advance(DAY_MS);
    await round();
    expect(looks).toBe(1);
  });

  it('is kept while its money is undecided, and for ever unless the owner says otherwise', async () => {
    const waiting = await sell('unknown');
    shop.clock.advance(1_000 * DAY_MS);
    expect(await forget('0')).toBe(0);
    await forget('90');
    expect(await found(waiting)).toMatchObject({ phone: PHONE, mac: MAC });
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { issueReceipt, type ReceiptDeps } from './issue-receipt.ts';

describeOnEachDatabase('a receipt', (open) => {
  let shop: Workshop;
  let deps: ReceiptDeps;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    const said = { name: 'Duka', phone: '0722 000 111', address: '', taxNumber: 'P05' };
    const tax = { taxName: 'VAT', taxPercent: '16' };
    deps = {
      clock: shop.clock,
      business: () => ({ ...said, ...tax, currency: 'KES', timeZone: 'Africa/Nairobi' }),
      providerLabel: (name) => (name === 'cash' ? 'Cash' : name),
    };
  });

  async function sale(): Promise<string> {
    const plan = await shop.plan({ name: `plan ${randomUUID().slice(0, 4)}` });
    const id = randomUUID();
    const purchases = shop.purchases(new ScriptedGateway());
    const seller = { name: 'operator:juma', operatorId: null };
    const wanted = { id, plan: plan.id, phone: '0712345678', language: 'en' };
    await shop.database.transaction((stores) => sellForCash(purchases, stores, seller, wanted));
    return id;
  }

  const issue = (id: string) =>
    shop.database.transaction((stores) => issueReceipt(deps, stores, id));

  it('has numbers without gaps, and keeps its own', async () => {
    const [first, second] = [await sale(), await sale()];
    const numbers = await Promise.all([issue(second), issue(first), issue(second), issue(first)]);
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 1, 2]);
  });

  it('says what was paid, how, and the tax in it', async () => {
    expect(await issue(await sale())).toMatchObject({
      ...{ priceCents: 2_000, method: 'Cash', phoneMasked: '0712 ••• 678', sentBack: false },
      tax: { name: 'VAT', percent: '16', cents: 276 },
    });
  });

  it('is not given before the money is there', async () => {
    await expect(issue(randomUUID())).rejects.toMatchObject({ code: 'receipt_none' });
    expect(await shop.database.transaction((stores) => stores.offers.listCoupons())).toEqual([]);
  });
});

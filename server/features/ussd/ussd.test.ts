import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { findRunningVoucher } from '../messages/find-running.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import type { PurchaseDeps } from '../purchases/deps.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { answerUssd } from './answer.ts';
import type { UssdDeps } from './deps.ts';

const PHONE = '254712345678';

describeOnEachDatabase('USSD', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let purchases: PurchaseDeps;
  let deps: UssdDeps;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    gateway = new ScriptedGateway();
    purchases = shop.purchases(gateway);
    const { database, clock } = shop;
    deps = {
      ...{ database, clock },
      businessName: () => 'Duka',
      currency: () => 'KES',
      timeZone: () => 'Africa/Nairobi',
      purchaseIdOf: (id) => `00000000-0000-4000-8000-${digest(id)}`,
      plansOnSale: async () => (await database.read.plans.list()).filter(({ visible }) => visible),
      buy: (order) => startPurchase(purchases, { ...order, clientAddress: `ussd ${order.phone}` }),
      runningVoucher: (phone) => findRunningVoucher(database.read, phone, clock.now()),
    };
    await shop.plan();
    await shop.plan({ name: '1 day', priceCents: 5_000 });
  });

  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  const dial = (text: string, sessionId = 'ATUid_1', phone = PHONE) =>
    answerUssd(deps, { sessionId, phone, text });
  const prompts = async () => {
    for (const task of await duePaymentWork(purchases)) await task.run();
    return gateway.prompts;
  };

  it('leads from the menu to a prompt that comes after the menu has closed', async () => {
    expect(await dial('')).toBe('CON Duka Wi-Fi\n1. Buy\n2. What is left\n3. Kiswahili');
    expect(await dial('1')).toBe('CON Choose:\n1. 1 hour KES 20\n2. 1 day KES 50');
    expect(await dial('1*2')).toBe('CON 1 day, KES 50. Pay by M-Pesa?\n1. Yes\n2. No');
    expect(await dial('1*2*1')).toMatch(/^END M-Pesa asks for your PIN in a few seconds/);
    expect(await prompts()).toEqual([]);
    shop.clock.advance(4_999);
    expect(await prompts()).toEqual([]);
    shop.clock.advance(1);
    expect(await prompts()).toMatchObject([{ phone: PHONE, amountCents: 5_000 }]);
  });

  it('gives a repeated request the same answer and prompts once', async () => {
    await dial('1*1');
    const [first, second] = await Promise.all([dial('1*1*1'), dial('1*1*1')]);
    expect(await dial('1*1*1')).toBe(first);
    expect(second).toBe(first);
    shop.clock.advance(5_000);
    await prompts();
    shop.clock.advance(60_000);
    expect(await prompts()).toHaveLength(1);
  });

  it('means by "2" what was on the screen, even if the owner has changed the plans since', async () => {
    await dial('1');
    const [hour] = await shop.database.read.plans.list();
    if (hour) {
      await shop.database.transaction((stores) =>
        stores.plans.update({ ...hour, archivedAtMs: shop.clock.now() }),
      );
    }
    await shop.plan({ name: 'new', priceCents: 9_900 });
    expect(await dial('1*2')).toContain('1 day, KES 50');
    expect(await dial('1*1*1')).toMatch(/^END This did not work/);
    shop.clock.advance(5_000);
    expect(await prompts()).toEqual([]);
  });

  it('refuses a second payment while the first is open, kindly and in Swahili', async () => {
    await dial('1*1*1');
    expect(await dial('3*1*1*1', 'ATUid_2')).toMatch(/^END Malipo ya namba hii bado hayajaisha/);
  });

  it('tells what is left to the phone that bought it, and to nobody else', async () => {
    expect(await dial('2')).toBe('END This number has no running Wi-Fi code.');
    await dial('1*1*1', 'ATUid_2');
    shop.clock.advance(5_000);
    await prompts();
    const id = deps.purchaseIdOf('ATUid_2');
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    const proof = { purchaseId: id, promptId, receipt: null, amountCents: null, source: 'test' };
    await shop.database.transaction((stores) => settlePayment(purchases, stores, proof));
    expect(await dial('2', 'ATUid_3')).toBe('END 1 hour, left: 1 h.');
    expect(await dial('2', 'ATUid_4', '254700000000')).toContain('no running Wi-Fi code');
    expect(await dial('2', 'ATUid_3', '254700000000')).toMatch(/^END This did not work/);
  });

  it('remembers the language of the last purchase', async () => {
    await dial('3*1*1*1');
    expect(await dial('', 'ATUid_2')).toContain('1. Nunua');
  });

  it('says what to do when nothing is on sale', async () => {
    deps = { ...deps, plansOnSale: async () => [] };
    expect(await dial('1')).toBe('END Nothing is on sale now. Please ask at the counter.');
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { messageDeps, ScriptedSms } from '../../../test/support/scripted-sms.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { createInboundThrottle, type InboundDeps, receiveInboundBody } from './receive-inbound.ts';
import { dueMessageWork } from './send-due.ts';

const PHONE = '254712345678';

describeOnEachDatabase('SMS from customers', (open) => {
  let shop: Workshop;
  let sms: ScriptedSms;
  let deps: InboundDeps;
  let count: number;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    sms = new ScriptedSms();
    deps = { ...(await messageDeps(shop, [sms])), inboundThrottle: createInboundThrottle() };
    count = 0;
  });

  async function say(text: string, phone = PHONE, id = `in-${++count}`) {
    const result = await receiveInboundBody(deps, 'scripted', `${id}|${phone}|${text}`);
    for (const task of await dueMessageWork(deps)) await task.run();
    return result;
  }
  const answers = () => sms.sent.map(({ text }) => text);

  /** A paid purchase; its code. */
  async function buys(phone: string, language: 'en' | 'sw' = 'en'): Promise<string> {
    const purchases = shop.purchases(new ScriptedGateway());
    const plan = await shop.plan({ name: `1 hour ${randomUUID().slice(0, 4)}` });
    const id = randomUUID();
    const order = { id, planId: plan.id, phone, language, clientAddress: `10.0.0.${++count}` };
    await startPurchase(purchases, order);
    for (const task of await duePaymentWork(purchases)) await task.run();
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    const proof = { purchaseId: id, promptId, receipt: null, amountCents: null, source: 'test' };
    await shop.database.transaction((stores) => settlePayment(purchases, stores, proof));
    for (const task of await dueMessageWork(deps)) await task.run();
    sms.sent.splice(0);
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    return voucher ? shop.mint.reveal(voucher) : '';
  }

  it('get their own code again, in the language they ask in', async () => {
    const code = await buys(PHONE);
    expect(await say('CODE')).toBe('code');
    expect(await say('kodi tafadhali')).toBe('code');
    expect(answers()[0]).toContain(`your code is ${code}`);
    expect(answers()[1]).toContain(`msimbo wako ni ${code}`);
  });

  it('learn what is left', async () => {
    await buys(PHONE);
    expect(await say('Bal')).toBe('balance');
    expect(answers()[0]).toMatch(/^Duka: 1 hour .*, left: 1 h\.$/);
    await say('salio');
    expect(answers()[1]).toContain('imebaki: saa 1');
  });

  it("never learn of another phone's vouchers", async () => {
    await buys('254700000000');
    await say('CODE');
    await say('BAL');
    expect(new Set(answers())).toEqual(new Set(['Duka: this number has no running Wi-Fi code.']));
  });

  it('are answered once, however often the provider repeats them', async () => {
    expect(await say('BAL', PHONE, 'same')).toBe('balance');
    expect(await say('BAL', PHONE, 'same')).toBe('repeated');
    expect(sms.sent).toHaveLength(1);
  });

  it('get five answers an hour, and STOP is obeyed all the same', async () => {
    for (let round = 0; round < 5; round += 1) await say('BAL');
    expect(await say('BAL')).toBe('throttled');
    expect(await say('STOP')).toBe('throttled');
    expect(sms.sent).toHaveLength(5);
    expect(await shop.database.read.messages.hasOptedOut(PHONE)).toBe(true);
    expect(await say('CODE', '254711111111')).toBe('code');
    shop.clock.advance(7_200_000);
    expect(await say('START')).toBe('start');
    expect(await shop.database.read.messages.hasOptedOut(PHONE)).toBe(false);
  });

  it('that say something else get one line of help a day, in the language of the last purchase', async () => {
    await buys(PHONE, 'sw');
    expect(await say('Hello?')).toBe('unknown');
    expect(await say('Habari')).toBe('unknown');
    expect(answers()).toEqual([expect.stringContaining('tuma MSIMBO')]);
    shop.clock.advance(86_400_000);
    await say('Hello again');
    expect(sms.sent).toHaveLength(2);
  });

  it('that are no SMS change nothing', async () => {
    expect(await receiveInboundBody(deps, 'scripted', 'nonsense')).toBe('not_understood');
    expect(await receiveInboundBody(deps, 'nobody', 'a|b|c')).toBe('not_understood');
  });
});

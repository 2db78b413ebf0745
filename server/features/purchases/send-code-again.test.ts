import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { duePaymentWork } from './advance.ts';
import { checkResend, createResendThrottle, sendCodeAgain } from './send-code-again.ts';
import { startPurchase } from './start-purchase.ts';

describeOnEachDatabase('a lost code', (open) => {
  async function buy() {
    const shop = workshop((await open()).database);
    const gateway = new ScriptedGateway();
    const deps = shop.purchases(gateway);
    const { id: planId } = await shop.plan();
    const id = randomUUID();
    await startPurchase(deps, {
      ...{ id, planId, phone: '0712 345 678', mac: 'aa-bb-cc-dd-ee-01' },
      ...{ language: 'sw', clientAddress: '10.5.50.7' },
    });
    gateway.answers = [{ kind: 'paid', receipt: null, amountCents: null }];
    for (const seconds of [0, 8, 5]) {
      shop.clock.advance(seconds * 1000);
      for (const task of await duePaymentWork(deps)) await task.run();
    }
    const queued = async () =>
      (await shop.database.read.messages.listDue(shop.clock.now() + 1, 100)).map((message) => ({
        ...{ kind: message.kind, phone: message.phone, voucherId: message.voucherId },
        language: message.language,
      }));
    return { shop, deps, id, queued };
  }

  it('goes to the number that paid, in its language, and once an hour at most', async () => {
    const { shop, deps, id, queued } = await buy();
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    const sms = { kind: 'voucher', phone: '254712345678', voucherId: voucher?.id, language: 'sw' };
    expect(await queued()).toEqual([sms]);
    for (let i = 0; i < 5; i++) await sendCodeAgain(deps, '254712345678');
    expect(await queued()).toEqual([sms, sms]);
    shop.clock.advance(3_600_000);
    await sendCodeAgain(deps, '254712345678');
    expect(await queued()).toHaveLength(3);
  });

  it('is not sent for a number without one, nor once it is of no use', async () => {
    const { shop, deps, id, queued } = await buy();
    await sendCodeAgain(deps, '254799999999');
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    await shop.database.transaction((stores) => stores.vouchers.revoke(voucher?.id ?? '', 1));
    await sendCodeAgain(deps, '254712345678');
    expect(await queued()).toHaveLength(1);
  });

  it('may be asked for a few times only, by number and by address', async () => {
    const { shop } = await buy();
    const deps = { clock: shop.clock, throttle: createResendThrottle() };
    const ask = (number: number, address: string) =>
      checkResend(deps, `071234567${number}`, address);
    for (let i = 0; i < 5; i++) expect(ask(i, '10.0.0.1')).toBe(`25471234567${i}`);
    expect(() => ask(6, '10.0.0.1')).toThrow('Too many tries');
    expect(ask(6, '10.0.0.2')).toBe('254712345676');
    expect(() => checkResend(deps, '12', '10.0.0.3')).toThrow('like 0712 345 678');
  });
});

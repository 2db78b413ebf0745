import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { messageDeps, ScriptedSms } from '../../../test/support/scripted-sms.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { NO_PERIOD_USE } from '../../core/fair-use.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import type { SettingRegistry } from '../settings/registry.ts';
import type { MessageDeps } from './deps.ts';
import { type MessageReadModel, messageReadModel } from './read-model.ts';
import { remindCustomers } from './remind.ts';
import { dueMessageWork } from './send-due.ts';
import { summariseWeek } from './weekly-summary.ts';

const PHONE = '254712345678';
const HOUR_MS = 3_600_000;

describeOnEachDatabase('messages that come by themselves', (open) => {
  let shop: Workshop;
  let sms: ScriptedSms;
  let deps: MessageDeps & { settings: SettingRegistry; readModel: MessageReadModel };

  beforeEach(async () => {
    const opened = await open();
    shop = workshop(opened.database);
    sms = new ScriptedSms();
    deps = { ...(await messageDeps(shop, [sms])), readModel: messageReadModel(opened.reader) };
  });

  const set = async (key: string, value: string) => {
    await shop.database.transaction((stores) => stores.settings.set(key, value, 1));
    await deps.settings.load(shop.database.read.settings);
  };
  const send = async () => {
    for (const task of await dueMessageWork(deps)) await task.run();
  };
  const texts = () => sms.sent.map(({ text }) => text);

  async function order(reminds: boolean): Promise<string> {
    const purchases = shop.purchases(new ScriptedGateway());
    const plan = await shop.plan({ name: '1 day', timeSeconds: 36_000 });
    await shop.database.transaction((stores) => stores.plans.update({ ...plan, reminds }));
    const id = randomUUID();
    const input = { id, planId: plan.id, phone: PHONE, language: 'en' as const };
    await startPurchase(purchases, { ...input, clientAddress: '10.0.0.9' });
    for (const task of await duePaymentWork(purchases)) await task.run();
    return id;
  }

  /** Bought and used for the first time now. */
  async function runningVoucher(reminds: boolean): Promise<string> {
    const id = await order(reminds);
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    const proof = { purchaseId: id, promptId, receipt: null, amountCents: null, source: 'test' };
    await shop.database.transaction((stores) =>
      settlePayment(shop.purchases(new ScriptedGateway()), stores, proof),
    );
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    const nowMs = shop.clock.now();
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([
        { id: voucher?.id ?? '', activatedAtMs: nowMs, expiresAtMs: nowMs + 24 * HOUR_MS },
      ]),
    );
    await send();
    sms.sent.splice(0);
    return voucher?.id ?? '';
  }

  it('remind once of the end, an hour before it, if the plan says so', async () => {
    await runningVoucher(true);
    shop.clock.advance(22.9 * HOUR_MS);
    await remindCustomers(deps);
    await send();
    expect(texts()).toEqual([]);
    shop.clock.advance(0.2 * HOUR_MS);
    for (let round = 0; round < 3; round += 1) {
      await remindCustomers(deps);
      await send();
    }
    // Noon UTC tomorrow is 15:00 in Nairobi.
    expect(texts()).toEqual([
      'Duka: your 1 day ends at 15:00. Buy again on the Wi-Fi page. STOP ends these.',
    ]);
  });

  it('remind nobody when the plan does not, after STOP, or when the owner wants none', async () => {
    const quiet = await runningVoucher(false);
    shop.clock.advance(23.5 * HOUR_MS);
    await remindCustomers(deps);
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
    const plan = await shop.database.read.vouchers.find(quiet);
    const found = await shop.database.read.plans.find(plan?.planId ?? '');
    if (found) {
      await shop.database.transaction((stores) => stores.plans.update({ ...found, reminds: true }));
    }
    await set('messages.expiring', 'no');
    await remindCustomers(deps);
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
    await set('messages.expiring', 'yes');
    await shop.database.transaction((stores) => stores.messages.optOut(PHONE, 1));
    await remindCustomers(deps);
    await send();
    expect(texts()).toEqual([]);
    expect(await shop.database.read.messages.listInState('dropped')).toMatchObject([
      { error: 'the customer said STOP' },
    ]);
  });

  it('tell at 90 % of the time', async () => {
    const id = await runningVoucher(true);
    await shop.database.transaction((stores) =>
      stores.vouchers.addUsage([
        { id, seconds: 33_000, bytes: 0, upBytes: 0, status: 'active', period: NO_PERIOD_USE },
      ]),
    );
    await remindCustomers(deps);
    await send();
    expect(texts()[0]).toContain('90% of your 1 day is used');
  });

  it('tell of a failed payment after three minutes, unless it was paid after all', async () => {
    const id = await order(false);
    const purchase = await shop.database.read.purchases.find(id);
    const fail = (state: 'failed' | 'prompted') =>
      shop.database.transaction(async (stores) => {
        if (purchase) await stores.purchases.update({ ...purchase, state, nextActionAtMs: null });
      });
    await fail('failed');
    await remindCustomers(deps);
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
    shop.clock.advance(181_000);
    await remindCustomers(deps);
    await fail('prompted');
    await send();
    expect(texts()).toEqual([]);
    expect(await shop.database.read.messages.listInState('dropped')).toHaveLength(1);
    await remindCustomers(deps);
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
  });

  it('tell once of money that is kept as credit', async () => {
    const voucher = await runningVoucher(false);
    const id = (await shop.database.read.vouchers.find(voucher))?.purchaseId ?? '';
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    const crediting = shop.purchases(new ScriptedGateway(), { secondPayment: 'credit' });
    const more = (receipt: string) =>
      shop.database.transaction((stores) =>
        settlePayment(crediting, stores, {
          ...{ purchaseId: id, promptId, receipt, amountCents: 2_000, source: 'test' },
        }),
      );
    await more('UCA1234567');
    expect(await more('UCA7654321')).toBe('second_payment');
    expect(await more('UCA7654321')).toBe('already_paid');
    await send();
    expect(texts()).toEqual([
      'Duka: we got KES 20 more than needed and keep it for you. Ask at the counter.',
    ]);
  });

  it('sum the week up on Monday morning, once, to the owner', async () => {
    await runningVoucher(false);
    await summariseWeek(deps);
    await set('alerts.phone', '0722 000 000');
    await set('alerts.language', 'sw');
    // The clock stands on Sunday, 1 March 2026.
    await summariseWeek(deps);
    expect(await shop.database.read.messages.listInState('queued')).toEqual([]);
    shop.clock.advance(18 * HOUR_MS);
    for (let round = 0; round < 3; round += 1) {
      await summariseWeek(deps);
      await send();
      shop.clock.advance(HOUR_MS);
    }
    expect(sms.sent).toEqual([
      { to: '+254722000000', text: 'Duka, siku 7: mauzo 1, KES 20. Vocha 1 zilitumika.' },
    ]);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SmsGateway, SmsMessage, SmsOutcome } from '../../ports/gateways.ts';
import type { MessageRecord } from '../../ports/stores.ts';
import {
  dueMessageWork,
  type MessageDeps,
  receiveDeliveryReport,
  recoverMessages,
} from './send-messages.ts';

class ScriptedSms implements SmsGateway {
  readonly name = 'scripted';
  readonly simulated = true;
  readonly sent: SmsMessage[] = [];
  outcomes: SmsOutcome[] = [];

  async send(message: SmsMessage): Promise<SmsOutcome> {
    this.sent.push(message);
    const providerId = `ATXid_${this.sent.length}`;
    return this.outcomes.shift() ?? { kind: 'accepted', providerId, parts: 1, costCents: 80 };
  }

  parseDeliveryReport(body: string) {
    const [providerId = '', status] = body.split(' ');
    if (status !== 'delivered' && status !== 'failed') return null;
    return { providerId, status, detail: status } as const;
  }
}

describeOnEachDatabase('messages', (open) => {
  let shop: Workshop;
  let sms: ScriptedSms;
  let deps: MessageDeps;
  let code: string;
  let id: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    sms = new ScriptedSms();
    const { database, clock, log, mint } = shop;
    deps = { database, clock, log, mint, gateway: sms, businessName: () => 'Duka' };
    code = await shop.voucher(await shop.plan());
    const voucher = await database.read.vouchers.findByHash(
      shop.vault.codeHash(code.replace('-', '')),
    );
    id = randomUUID();
    await enqueue({ voucherId: voucher?.id ?? null });
  });

  const enqueue = (change: Partial<MessageRecord>) =>
    shop.database.transaction((stores) =>
      stores.messages.enqueue({
        ...{ id, kind: 'voucher', purchaseId: null, voucherId: null, phone: '254712345678' },
        ...{ language: 'en', state: 'queued', attempts: 0, nextAttemptAtMs: shop.clock.now() },
        ...{ providerId: null, parts: null, costCents: null, error: null },
        ...{ createdAtMs: shop.clock.now(), sentAtMs: null },
        ...change,
      }),
    );
  const message = () => shop.database.read.messages.find(id);

  async function later(seconds: number): Promise<void> {
    shop.clock.advance(seconds * 1_000);
    for (const task of await dueMessageWork(deps)) await task.run();
  }

  it('carry the code of the voucher, which the outbox itself never holds in clear', async () => {
    expect(JSON.stringify(await message())).not.toContain(code);
    await later(0);
    expect(sms.sent).toEqual([
      { to: '+254712345678', text: `Duka Wi-Fi code: ${code} (1 hour). Thank you!` },
    ]);
    expect(await message()).toMatchObject({ state: 'sent', parts: 1, costCents: 80, attempts: 1 });
    await later(86_400);
    expect(sms.sent).toHaveLength(1);
  });

  it('are sent again after a refusal that may pass, and not after one that will not', async () => {
    sms.outcomes = [
      { kind: 'rejected', code: '500', permanent: false, detail: 'gateway' },
      { kind: 'rejected', code: '403', permanent: true, detail: 'invalid number' },
    ];
    await later(0);
    expect(await message()).toMatchObject({ state: 'queued', error: '500: gateway' });
    await later(10);
    expect(await message()).toMatchObject({ state: 'failed', attempts: 2, nextAttemptAtMs: null });
    await later(86_400);
    expect(sms.sent).toHaveLength(2);
  });

  it('wait a minute for a report when their fate is unknown, then say the same again', async () => {
    sms.outcomes = [{ kind: 'unknown', detail: 'timeout' }];
    await later(0);
    expect(await message()).toMatchObject({ state: 'unknown' });
    await later(59);
    expect(sms.sent).toHaveLength(1);
    await later(1);
    expect(sms.sent[1]).toEqual(sms.sent[0]);
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('are not said twice when the power went while they were on their way', async () => {
    sms.send = () => new Promise(() => undefined);
    const [task] = await dueMessageWork(deps);
    void task?.run();
    await expect.poll(async () => (await message())?.state).toBe('sending');
    await recoverMessages(deps);
    expect(await message()).toMatchObject({ state: 'unknown' });
    expect(await dueMessageWork(deps)).toHaveLength(0);
  });

  it('end with their delivery report, and ignore one that is not theirs', async () => {
    await later(0);
    expect(await receiveDeliveryReport(deps, 'ATXid_999 delivered')).toBe(false);
    expect(await receiveDeliveryReport(deps, 'nonsense')).toBe(false);
    expect(await receiveDeliveryReport(deps, 'ATXid_1 delivered')).toBe(true);
    expect(await receiveDeliveryReport(deps, 'ATXid_1 failed')).toBe(true);
    expect(await message()).toMatchObject({ state: 'delivered' });
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { messageDeps, ScriptedSms } from '../../../test/support/scripted-sms.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SmsRefusal } from '../../core/sms-route.ts';
import type { MessageRecord } from '../../ports/message-store.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { SmsOutcome } from '../../ports/sms.ts';
import type { MessageDeps } from './deps.ts';
import { receiveReportBody } from './receive-report.ts';
import { resendMessage } from './resend.ts';
import { dueMessageWork, recoverMessages } from './send-due.ts';

const PHONE = '254712345678';
const rejected = (refusal: SmsRefusal): SmsOutcome => ({
  ...{ kind: 'rejected', code: refusal, refusal, detail: 'no' },
});
const lost: SmsOutcome = { kind: 'unknown', detail: 'no answer within 10000 ms' };

describeOnEachDatabase('messages', (open) => {
  let shop: Workshop;
  let first: ScriptedSms;
  let second: ScriptedSms;
  let deps: MessageDeps;
  let code: string;
  let id: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    first = new ScriptedSms('first');
    second = new ScriptedSms('second');
    deps = await messageDeps(shop, [first, second]);
    code = await shop.voucher(await shop.plan());
    id = randomUUID();
    await enqueue({ voucherId: await voucherId() });
  });

  const voucherId = async () => {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    return (await shop.database.read.vouchers.findByHash(hash))?.id ?? null;
  };
  const enqueue = (change: Partial<MessageRecord>) => {
    const given = { id, kind: 'voucher' as const, phone: PHONE, language: 'en', ...change };
    return shop.database.transaction((stores) =>
      stores.messages.enqueue(newMessage(given, shop.clock.now())),
    );
  };
  const message = () => shop.database.read.messages.find(id);
  const attempts = () => shop.database.read.messages.listAttempts(id);
  const report = (provider: string, body: string) => receiveReportBody(deps, provider, body);

  async function later(seconds: number): Promise<void> {
    shop.clock.advance(seconds * 1_000);
    for (const task of await dueMessageWork(deps)) await task.run();
  }

  it('cost what the provider says, in the books once for every message it took', async () => {
    first.outcomes = [{ kind: 'rejected', refusal: 'gateway', code: '500', detail: 'down' }];
    for (let round = 0; round < 4; round += 1) await later(60);
    const balances = await shop.database.read.ledger.balances();
    const taken = (await attempts()).filter(({ outcome }) => outcome === 'accepted');
    expect(taken).toHaveLength(1);
    expect(balances).toEqual([
      { account: 'expense/sms', debitCents: 80, creditCents: 0 },
      { account: 'payable/sms', debitCents: 0, creditCents: 80 },
    ]);
  });

  it('carry the code of the voucher, which the outbox itself never holds in clear', async () => {
    expect(JSON.stringify(await message())).not.toContain(code);
    await later(0);
    expect(first.sent).toEqual([
      { to: '+254712345678', text: `Duka Wi-Fi code: ${code} (1 hour). Thank you!` },
    ]);
    expect(await message()).toMatchObject({ state: 'sent', attempts: 1, nextAttemptAtMs: null });
    expect(await attempts()).toMatchObject([
      { provider: 'first', outcome: 'accepted', providerId: 'first_1', parts: 1, costCents: 80 },
    ]);
    expect(JSON.stringify([await message(), await attempts()])).not.toContain(code);
    await later(86_400);
    expect(first.sent).toHaveLength(1);
  });

  it('are sent again after a refusal that may pass, and not after one that will not', async () => {
    deps = await messageDeps(shop, [first]);
    first.outcomes = [rejected('gateway'), rejected('number')];
    await later(0);
    expect(await message()).toMatchObject({ state: 'queued', error: 'gateway: no' });
    await later(9);
    expect(first.sent).toHaveLength(1);
    await later(1);
    expect(await message()).toMatchObject({ state: 'failed', attempts: 2, nextAttemptAtMs: null });
    await later(86_400);
    expect(first.sent).toHaveLength(2);
  });

  it.each<[SmsRefusal]>([['sender'], ['balance'], ['route'], ['credentials']])(
    'go to the next provider at once when the first refuses for %s, and the owner is alarmed',
    async (refusal) => {
      first.outcomes = [rejected(refusal)];
      await later(0);
      await later(0);
      expect(second.sent).toHaveLength(1);
      expect(await message()).toMatchObject({ state: 'sent', attempts: 2 });
      expect(await shop.database.read.alarms.listOpen()).toMatchObject([
        { kind: 'sms_refused', subject: 'first' },
      ]);
      id = randomUUID();
      await enqueue({ voucherId: await voucherId() });
      await later(0);
      expect(await shop.database.read.alarms.listOpen()).toEqual([]);
    },
  );

  it('stop at a blocked number: the screen has the code', async () => {
    first.outcomes = [rejected('blacklisted')];
    await later(0);
    await later(86_400);
    expect(await message()).toMatchObject({ state: 'failed', error: 'blacklisted: no' });
    expect([first.sent.length, second.sent.length]).toEqual([1, 0]);
  });

  it('wait a minute for a report when their fate is unknown, then the next says the same', async () => {
    first.outcomes = [lost];
    await later(0);
    expect(await message()).toMatchObject({ state: 'unknown' });
    await later(59);
    expect(second.sent).toHaveLength(0);
    await later(1);
    expect(second.sent).toEqual(first.sent);
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('are not said twice when a report for that number comes within the minute', async () => {
    first.outcomes = [lost];
    await later(0);
    expect(await report('first', `ATXid_9 pending ${PHONE}`)).toBe('applied');
    expect(await message()).toMatchObject({ state: 'sent', nextAttemptAtMs: null });
    await later(3_600);
    expect(second.sent).toHaveLength(0);
    expect(await report('first', `ATXid_9 delivered ${PHONE}`)).toBe('applied');
    expect(await message()).toMatchObject({ state: 'delivered' });
  });

  it('do not guess when two lost messages went to that number', async () => {
    first.outcomes = [lost, lost];
    const other = randomUUID();
    const given = { id: other, voucherId: await voucherId(), phone: PHONE, language: 'en' };
    await shop.database.transaction((stores) =>
      stores.messages.enqueue(newMessage({ ...given, kind: 'voucher' }, shop.clock.now())),
    );
    await later(0);
    expect(await report('first', `ATXid_9 delivered ${PHONE}`)).toBe('stranger');
    await later(60);
    expect(second.sent).toHaveLength(2);
  });

  it('are not said twice when the power went while they were on their way', async () => {
    first.send = () => new Promise(() => undefined);
    const [task] = await dueMessageWork(deps);
    void task?.run();
    await expect.poll(async () => (await message())?.state).toBe('sending');
    await recoverMessages(deps);
    expect(await message()).toMatchObject({ state: 'unknown' });
    expect(await attempts()).toMatchObject([{ outcome: 'unknown' }]);
    expect(await dueMessageWork(deps)).toHaveLength(0);
    await later(60);
    expect(second.sent).toHaveLength(1);
  });

  it('end with their delivery report, and ignore one that is not theirs', async () => {
    await later(0);
    expect(await report('first', 'first_999 delivered')).toBe('stranger');
    expect(await report('second', 'first_1 delivered')).toBe('stranger');
    expect(await report('first', 'nonsense')).toBe('not_understood');
    expect(await report('first', 'first_1 pending')).toBe('applied');
    expect(await message()).toMatchObject({ state: 'sent' });
    expect(await report('first', 'first_1 delivered')).toBe('applied');
    expect(await report('first', 'first_1 delivered')).toBe('repeated');
    expect(await report('first', 'first_1 failed')).toBe('applied');
    expect(await message()).toMatchObject({ state: 'delivered', deliveredAtMs: shop.clock.now() });
  });

  it('are delivered even if a failure was reported first', async () => {
    await later(0);
    await report('first', 'first_1 failed');
    expect(await message()).toMatchObject({ state: 'failed' });
    await report('first', 'first_1 delivered');
    expect(await message()).toMatchObject({ state: 'delivered', error: null });
  });

  it('keep a report that overtakes the answer to its own request', async () => {
    const send = first.send.bind(first);
    first.send = async (sms) => {
      const outcome = await send(sms);
      await report('first', 'first_1 delivered');
      return outcome;
    };
    await later(0);
    expect(await message()).toMatchObject({ state: 'delivered' });
  });

  it('go to the next provider when one gives them back unsent', async () => {
    await later(0);
    await report('first', 'first_1 not_sent');
    await later(0);
    expect(second.sent).toEqual(first.sent);
    expect(await report('first', 'first_1 failed')).toBe('applied');
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('fail plainly when no provider is set up', async () => {
    deps = await messageDeps(shop, []);
    await later(0);
    expect(await message()).toMatchObject({ state: 'failed', error: 'no SMS provider is set up' });
  });

  it('are not sent when the voucher was revoked meanwhile', async () => {
    const voucher = (await voucherId()) ?? '';
    await shop.database.transaction((stores) => stores.vouchers.revoke(voucher, 1));
    await later(0);
    expect(await message()).toMatchObject({ state: 'dropped', error: 'the voucher was revoked' });
    expect(first.sent).toEqual([]);
  });

  it('are sent again by hand, from the first provider on, but not twice in a minute', async () => {
    first.outcomes = [rejected('blacklisted')];
    await later(0);
    const resend = () =>
      shop.database.transaction((stores) => resendMessage(deps, stores, 'operator:amina', id));
    await expect(resend()).rejects.toMatchObject({ code: 'resend_too_early' });
    shop.clock.advance(60_000);
    await resend();
    await expect(resend()).rejects.toMatchObject({ code: 'message_on_its_way' });
    await later(0);
    expect(await message()).toMatchObject({ state: 'sent', round: 2, attempts: 2 });
    expect(first.sent[1]).toEqual(first.sent[0]);
    expect(await shop.database.read.audit.listBySubject(id)).toMatchObject([
      { action: 'message.resend', actor: 'operator:amina' },
    ]);
  });

  it('wait for the morning unless the customer paid for them', async () => {
    // Noon UTC on the workshop's clock is 15:00 in Nairobi: on to 23:00.
    shop.clock.advance(8 * 3_600_000);
    await later(0);
    expect(first.sent).toHaveLength(1);
    id = randomUUID();
    await enqueue({ kind: 'weekly', subject: 'owner', period: '2026-W09' });
    await later(0);
    expect(await message()).toMatchObject({ state: 'queued', attempts: 0 });
    await later(8 * 3_600 - 1);
    expect(first.sent).toHaveLength(1);
    await later(1);
    expect(first.sent).toHaveLength(2);
  });

  it('exist once per purchase and kind, and per subject, kind and period', async () => {
    const weekly = { kind: 'weekly' as const, subject: 'owner', period: '2026-W09' };
    expect(await enqueue({ ...weekly, id: randomUUID() })).toBe(true);
    expect(await enqueue({ ...weekly, id: randomUUID() })).toBe(false);
    expect(await enqueue({ ...weekly, id: randomUUID(), period: '2026-W10' })).toBe(true);
  });

  it('end once, whatever providers and reports do in whatever order', async () => {
    const outcome = fc.constantFrom<SmsOutcome | null>(
      ...[null, lost, rejected('gateway'), rejected('balance'), rejected('not_sent')],
    );
    const word = fc.constantFrom('delivered', 'failed', 'pending', 'not_sent');
    const step = fc.record({ outcome, word: fc.option(word), seconds: fc.nat(100) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        id = randomUUID();
        await enqueue({ voucherId: await voucherId() });
        let delivered = false;
        for (const { outcome: next, word: heard, seconds } of steps) {
          for (const provider of [first, second]) provider.outcomes = next ? [next] : [];
          await later(seconds);
          const known = (await attempts()).filter(({ providerId }) => providerId !== null);
          const last = known.at(-1);
          if (heard && last) {
            await report(last.provider, `${last.providerId} ${heard}`);
            delivered ||= heard === 'delivered';
          }
          if (delivered) expect(await message()).toMatchObject({ state: 'delivered' });
        }
        first.outcomes = [];
        second.outcomes = [];
        for (let round = 0; round < 20; round += 1) await later(3_600);
        const end = await message();
        expect(end?.nextAttemptAtMs).toBeNull();
        expect(['sent', 'delivered', 'failed', 'unknown']).toContain(end?.state);
        // More than one acceptance only after a loss or a return.
        const all = await attempts();
        const accepted = all.filter((one) => one.outcome === 'accepted').length;
        const ambiguous = all.filter(
          (one) => one.outcome === 'unknown' || one.detail === 'not_sent',
        ).length;
        expect(accepted).toBeLessThanOrEqual(1 + ambiguous);
      }),
      { numRuns: 15 },
    );
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { messageDeps, ScriptedSms } from '../../../test/support/scripted-sms.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { duePaymentWork } from '../purchases/advance.ts';
import { settlePayment } from '../purchases/settle-payment.ts';
import { startPurchase } from '../purchases/start-purchase.ts';
import { sessionReadModel } from '../sessions/read-model.ts';
import type { SettingRegistry } from '../settings/registry.ts';
import { messageReadModel } from './read-model.ts';
import { dueMessageWork } from './send-due.ts';
import { createNoteLimits, type NoteDeps, noteForm, previewNote, writeNote } from './write-note.ts';

describeOnEachDatabase('a message to whoever is online', (open) => {
  let shop: Workshop;
  let sms: ScriptedSms;
  let deps: NoteDeps & { settings: SettingRegistry };
  let hasPhone: (session: string) => Promise<boolean | undefined>;

  beforeEach(async () => {
    const { database, reader } = await open();
    shop = workshop(database);
    sms = new ScriptedSms('first');
    const readModel = messageReadModel(reader);
    deps = { ...(await messageDeps(shop, [sms])), readModel, noteLimits: createNoteLimits() };
    hasPhone = async (id) => (await sessionReadModel(reader).session(id))?.session.hasPhone;
    await session('printed', await shop.voucher(await shop.plan()));
    await session('paid', await buy('0712345678', 'sw'));
  });

  const idOf = async (code: string) => {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    return (await shop.database.read.vouchers.findByHash(hash))?.id ?? '';
  };

  async function buy(phone: string, language: string): Promise<string> {
    const purchases = shop.purchases(new ScriptedGateway());
    const [plan] = await shop.database.read.plans.list();
    const id = randomUUID();
    const order = { id, planId: plan?.id ?? '', phone, language: language as 'sw' };
    await startPurchase(purchases, { ...order, clientAddress: '10.0.0.9' });
    for (const task of await duePaymentWork(purchases)) await task.run();
    const promptId = (await shop.database.read.purchases.find(id))?.promptId ?? '';
    await shop.database.transaction((stores) =>
      settlePayment(purchases, stores, {
        ...{ purchaseId: id, promptId, receipt: 'SKJ4H7K2LM', amountCents: 2_000, source: 'test' },
      }),
    );
    const voucher = await shop.database.read.vouchers.findByPurchase(id);
    return voucher ? shop.mint.reveal(voucher) : '';
  }

  async function session(id: string, code: string): Promise<void> {
    const routers = await shop.database.read.routers.list();
    const routerId = routers[0]?.id ?? (await shop.router()).id;
    const voucherId = await idOf(code);
    await shop.database.transaction(({ sessions }) =>
      sessions.upsert([
        {
          ...{ id, routerId, identity: id, voucherId, acctSessionId: 'S', userName: 'code' },
          ...{ mac: null, ip: null, nasPortId: null, seconds: 1, bytesUp: 1, bytesDown: 1 },
          ...{ startedAtMs: 1, updatedAtMs: 1, stoppedAtMs: null, terminateCause: null },
          ...{ speedMark: null, periodStartAtMs: null, baseSeconds: 0, baseBytes: 0 },
        },
      ]),
    );
  }

  const send = async () => {
    for (const task of await dueMessageWork(deps)) await task.run();
    return sms.sent.splice(0);
  };
  const write = (text: string, id: string = randomUUID(), actor = 'operator:juma') =>
    writeNote(deps, actor, 'paid', { id, text });

  it('goes to the phone that paid, in the words that were shown, at any hour', async () => {
    await send();
    expect(await noteForm(deps, 'paid')).toMatchObject({
      ...{ phone: '0712 ••• 678', language: 'sw', refusal: null },
    });
    const preview = await previewNote(deps, 'paid', 'njoo kaunta');
    expect(preview).toMatchObject({ text: 'Duka: njoo kaunta', parts: 1, costCents: 80 });
    // Half past midnight in Nairobi.
    shop.clock.advance(9.5 * 3_600_000);
    await write('njoo kaunta');
    expect(await send()).toEqual([{ to: '+254712345678', text: preview.text }]);
    const entries = await shop.database.read.audit.listBySubject(
      (await shop.database.read.messages.listInState('sent')).find(({ kind }) => kind === 'note')
        ?.id ?? '',
    );
    expect(entries).toMatchObject([{ actor: 'operator:juma', action: 'message.write' }]);
    expect(JSON.stringify(entries)).not.toMatch(/712345678|njoo/);
  });

  it('goes once, however often the tablet sends it', async () => {
    await send();
    const id = randomUUID();
    await Promise.all([write('hello', id), write('hello', id)]);
    await write('hello', id);
    expect(await send()).toHaveLength(1);
  });

  it('cannot be written where no phone is known, and the list says so', async () => {
    expect(await noteForm(deps, 'printed')).toMatchObject({ phone: null, refusal: 'no_phone' });
    expect([await hasPhone('printed'), await hasPhone('paid')]).toEqual([false, true]);
    const written = writeNote(deps, 'a', 'printed', { id: randomUUID(), text: 'hello' });
    await expect(written).rejects.toMatchObject({ code: 'note_no_phone' });
    const nobody = writeNote(deps, 'a', 'nobody', { id: randomUUID(), text: 'hello' });
    await expect(nobody).rejects.toMatchObject({ code: 'session_unknown' });
  });

  it('does not reach who said STOP', async () => {
    await send();
    await write('hello');
    await shop.database.transaction((stores) => stores.messages.optOut('254712345678', 1));
    expect(await send()).toEqual([]);
    await expect(write('again')).rejects.toMatchObject({ code: 'note_opted_out' });
  });

  it.each(['', ' \n ', '🙂', 'x'.repeat(380)])('is not sent as %j', async (text) => {
    await expect(write(text)).rejects.toMatchObject({ code: 'note_invalid' });
  });

  it('is not sent more than three times an hour to one phone', async () => {
    await send();
    for (const text of ['one', 'two', 'three']) await write(text);
    await expect(write('four')).rejects.toMatchObject({ code: 'too_many_notes' });
    shop.clock.advance(2 * 3_600_000);
    await write('four');
    expect((await send()).map(({ text }) => text)).toEqual([
      ...['Duka: one', 'Duka: two', 'Duka: three', 'Duka: four'],
    ]);
  });

  it('may be one of the owner’s own sentences', async () => {
    expect((await noteForm(deps, 'paid')).phrases).toHaveLength(4);
    const stored = 'Karibu tena.\n\nTutaonana!';
    deps.settings.check('messages.phrases.sw', stored);
    await shop.database.transaction(({ settings }) =>
      settings.set('messages.phrases.sw', stored, 1),
    );
    await deps.settings.load(shop.database.read.settings);
    expect((await noteForm(deps, 'paid')).phrases).toEqual(['Karibu tena.', 'Tutaonana!']);
    const long = 'x'.repeat(201);
    expect(() => deps.settings.check('messages.phrases.sw', long)).toThrow('200 characters');
  });
});

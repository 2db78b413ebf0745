import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { messageStore } from '../../../features/messages/store.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';

describeOnEachDatabase('the migration of messages', (open) => {
  it('keeps every message of the version before, and knows who sent it', async () => {
    const { writer, dialect } = await open();
    await writer.schema.dropTable('ussd_sessions');
    for (const table of ['message_attempts', 'messages', 'delivery_reports']) {
      await writer.schema.dropTable(table);
    }
    for (const table of ['inbound_messages', 'opt_outs', 'alarms']) {
      await writer.schema.dropTable(table);
    }
    await writer.raw('DROP INDEX vouchers_active');
    await writer.raw('ALTER TABLE plans DROP COLUMN reminds');
    await writer('schema_migrations').where({ version: 6 }).delete();
    const before = MIGRATIONS.find(({ version }) => version === 1)?.statements ?? [];
    const own = before.filter((statement) => /\bmessages(_\w+)? ?(ON|\()/.test(statement));
    expect(own).toHaveLength(3);
    await migrate(writer, dialect, 0, [{ version: 99, name: 'as it was', statements: own }]);
    await writer('schema_migrations').where({ version: 99 }).delete();
    const old = {
      ...{ kind: 'voucher', phone: '254712345678', language: 'sw', attempts: 1, created_at: 10 },
      ...{ parts: 1, cost_cents: 80, error: null, purchase_id: null, voucher_id: null },
    };
    const voucher = await someVoucher(writer);
    await writer('messages').insert([
      {
        ...old,
        id: 'd',
        state: 'delivered',
        provider_id: 'ATXid_1',
        sent_at: 20,
        voucher_id: voucher,
      },
      { ...old, id: 'q', state: 'queued', attempts: 0, next_attempt_at: 30, voucher_id: voucher },
    ]);
    expect(await migrate(writer, dialect, 0)).toEqual([6]);
    const store = messageStore(writer);
    expect(await store.find('d')).toMatchObject({
      state: 'delivered',
      deliveredAtMs: 20,
      round: 1,
    });
    expect(await store.find('q')).toMatchObject({ state: 'queued', nextAttemptAtMs: 30 });
    expect(await store.findAttempt('africastalking', 'ATXid_1')).toMatchObject({
      ...{ messageId: 'd', outcome: 'accepted', costCents: 80 },
    });
  });
});

async function someVoucher(writer: Parameters<typeof messageStore>[0]): Promise<string> {
  await writer('plans').insert({
    ...{ id: 'p', name: 'hour', price_cents: 100, devices: 1, visible: 1, position: 0 },
    created_at: 0,
  });
  await writer('vouchers').insert({
    ...{ id: 'v', code_hash: Buffer.from('h'), code_cipher: Buffer.from('c'), code_last: 'XYZ' },
    ...{ plan_id: 'p', plan_name: 'hour', price_cents: 100, devices: 1, status: 'unused' },
    ...{ used_seconds: 0, used_bytes: 0, created_at: 0 },
  });
  return 'v';
}

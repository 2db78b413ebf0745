import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { sessionStore } from '../../../features/sessions/store.ts';
import { voucherStore } from '../../../features/vouchers/store.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';

describeOnEachDatabase('the migration of limits', (open) => {
  it('leaves what was sold as it was, and tells its uploads from its sessions', async () => {
    const { writer, dialect } = await open();
    await emptied(writer, dialect);
    const before = MIGRATIONS.filter(({ version }) => version < 3);
    await migrate(writer, dialect, 0, before);
    await writer('plans').insert({
      ...{ id: 'p', name: 'hour', price_cents: 100, devices: 1, visible: 1, position: 0 },
      created_at: 0,
    });
    await writer('vouchers').insert({
      ...{ id: 'v', code_hash: Buffer.from('h'), code_cipher: Buffer.from('c'), code_last: 'XYZ' },
      ...{ plan_id: 'p', plan_name: 'hour', price_cents: 100, devices: 1, status: 'active' },
      ...{ used_seconds: 90, used_bytes: 30, activated_at: 5, expires_at: 9, created_at: 1 },
    });
    await writer('routers').insert({
      ...{
        id: 'r',
        name: 'R',
        address: '10.0.0.1',
        secret_cipher: Buffer.from('s'),
        kind: 'chilli',
      },
      ...{ mac_password_cipher: Buffer.from('m'), message_authenticator: 'auto', coa_port: 3799 },
      ...{ message_authenticator_seen: 0, upload_is_input: 1, login_hosts: '[]', created_at: 0 },
    });
    for (const [id, up, down] of [
      ['a', 7, 13],
      ['b', 2, 8],
    ] as const) {
      await writer('sessions').insert({
        ...{ id, router_id: 'r', identity: id, voucher_id: 'v', acct_session_id: id },
        ...{ user_name: 'code', seconds: 45, bytes_up: up, bytes_down: down },
        ...{ started_at: 0, updated_at: 4 },
      });
    }
    expect(await migrate(writer, dialect, 0)).toContain(3);
    expect(await voucherStore(writer).find('v')).toMatchObject({
      ...{ usedSeconds: 90, usedBytes: 30, usedUpBytes: 9, expiresAtMs: 9, endsAtMs: null },
      ...{ dataUpBytes: null, fairUse: null, openHours: null, periodBytes: 0, speedOverride: null },
    });
    expect(await sessionStore(writer).find('a')).toMatchObject({ speedMark: null, baseBytes: 0 });
  });
});

/** Takes the newest schema away, so that the versions can be played from the first. */
async function emptied(writer: Knex, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'postgres') {
    await writer.raw('DROP SCHEMA public CASCADE');
    await writer.raw('CREATE SCHEMA public');
    return;
  }
  await writer.raw('PRAGMA foreign_keys = OFF');
  const tables: { name: string }[] = await writer('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%')
    .select('name');
  for (const { name } of tables) await writer.raw(`DROP TABLE ${name}`);
  await writer.raw('PRAGMA foreign_keys = ON');
}

import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../../test/support/databases.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';

describeOnEachDatabase('the migration of the site of the first use', (open) => {
  it('finds where printed vouchers were first used, as far as their sessions tell', async () => {
    const before = MIGRATIONS.filter(({ version }) => version < 36);
    const { writer, dialect } = await open(before);
    const site = { place: '', phone: '', created_at: 0 };
    await writer('sites').insert(['town', 'beach'].map((id) => ({ ...site, id, name: id })));
    await writer('plans').insert({
      ...{ id: 'p', name: 'hour', price_cents: 100, devices: 1, visible: 1, position: 0 },
      created_at: 0,
    });
    const batch = { plan_id: 'p', label: '', count: 3, created_at: 0, created_by: 'x' };
    await writer('batches').insert([
      { ...batch, id: 'anywhere', site_id: null },
      { ...batch, id: 'here', site_id: 'beach' },
    ]);
    const router = {
      ...{ secret_cipher: Buffer.from('s'), mac_password_cipher: Buffer.from('m'), kind: 'x' },
      ...{ message_authenticator: 'auto', coa_port: 3799, message_authenticator_seen: 0 },
      ...{ upload_is_input: 1, login_hosts: '[]', created_at: 0 },
    };
    await writer('routers').insert([
      { ...router, id: 't', name: 'T', address: '10.0.0.1', site_id: 'town' },
      { ...router, id: 'b', name: 'B', address: '10.0.0.2', site_id: 'beach' },
    ]);
    const vouchers = [
      ['used', 'anywhere', 5],
      ['unused', 'anywhere', null],
      ['bound', 'here', 5],
    ] as const;
    for (const [id, batch_id, activated_at] of vouchers) {
      await writer('vouchers').insert({
        ...{ id, code_hash: Buffer.from(id), code_cipher: Buffer.from('c'), code_last: 'XYZ' },
        ...{ plan_id: 'p', plan_name: 'hour', price_cents: 100, devices: 1, batch_id },
        ...{ status: activated_at ? 'active' : 'unused', used_seconds: 0, used_bytes: 0 },
        ...{ activated_at, created_at: 1 },
      });
    }
    for (const [id, router_id, started_at] of [
      ['later', 'b', 9],
      ['first', 't', 5],
    ] as const) {
      await writer('sessions').insert({
        ...{ id, router_id, identity: id, voucher_id: 'used', acct_session_id: id },
        ...{ user_name: 'code', seconds: 1, bytes_up: 1, bytes_down: 1, started_at },
        updated_at: started_at,
      });
    }
    await migrate(writer, dialect, 0);
    const rows = await writer('vouchers').orderBy('id').select('id', 'activated_site_id');
    expect(rows.map((row) => [row.id, row.activated_site_id])).toEqual([
      ['bound', null],
      ['unused', null],
      ['used', 'town'],
    ]);
  });
});

import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ledgerReadModel } from '../../features/ledger/read-model.ts';
import { DatabaseTooNewError, MIGRATIONS, type Migration, migrate } from './migrate.ts';

const PLAN = {
  ...{ id: 'p', name: 'hour', price_cents: 2_000, devices: 1, visible: 1, position: 0 },
  created_at: 0,
};
const PURCHASE = {
  ...{ plan_id: 'p', plan_name: 'hour', price_cents: 2_000, devices: 1, phone: '254712345678' },
  ...{ client_address: '', router_parameters: '{}', language: 'en', state: 'paid' },
  ...{ created_at: 1, paid_at: 7 },
};

describeOnEachDatabase('migrations', (open) => {
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  const next = (statements: string[]): Migration => ({
    version: newest + 1,
    name: 'next',
    statements,
  });

  it('bring an empty database to the newest version, and a second run does nothing', async () => {
    const { writer, dialect } = await open();
    const rows = await writer('schema_migrations').select('version').orderBy('version');
    expect(rows.map(({ version }) => version)).toEqual(MIGRATIONS.map(({ version }) => version));
    expect(await migrate(writer, dialect, 0)).toEqual([]);
  });

  it('leave nothing of a step that fails half-way', async () => {
    const { writer, dialect } = await open();
    const broken = next(['CREATE TABLE half (id INT NOT NULL) @STRICT', 'CREATE NONSENSE']);
    await expect(migrate(writer, dialect, 0, [...MIGRATIONS, broken])).rejects.toThrow();
    expect(await writer.schema.hasTable('half')).toBe(false);
    const mended = next(['CREATE TABLE half (id INT NOT NULL) @STRICT']);
    expect(await migrate(writer, dialect, 0, [...MIGRATIONS, mended])).toEqual([newest + 1]);
  });

  it('refuse a database that a newer program wrote', async () => {
    const { writer, dialect } = await open();
    await writer('schema_migrations').insert({
      version: newest + 5,
      name: 'future',
      applied_at: 0,
    });
    await expect(migrate(writer, dialect, 0)).rejects.toBeInstanceOf(DatabaseTooNewError);
  });

  it('refuse what the code promises never to write', async () => {
    const { writer } = await open();
    const plan = {
      id: 'p',
      name: 'free',
      price_cents: 0,
      devices: 1,
      visible: 1,
      position: 0,
      created_at: 0,
    };
    await expect(writer('plans').insert(plan)).rejects.toThrow();
    await expect(
      writer('plans').insert({ ...plan, price_cents: 100, devices: 0 }),
    ).rejects.toThrow();
    await expect(writer('plans').insert({ ...plan, price_cents: 100 })).resolves.toBeDefined();
  });

  it('make the audit log append-only for everybody', async () => {
    const { writer, database } = await open();
    await database.transaction((stores) =>
      stores.audit.append({ actor: 'a', action: 'b', subject: 'c', detail: {} }, 1),
    );
    await expect(writer('audit').update({ actor: 'x' })).rejects.toThrow('append-only');
    await expect(writer('audit').delete()).rejects.toThrow('append-only');
    expect(await database.read.audit.firstBroken()).toBeNull();
  });

  it('enter the money of earlier versions into the books', async () => {
    const earlier = MIGRATIONS.filter(({ version }) => version < 5);
    const { writer, dialect, database, reader } = await open(earlier);
    await writer('plans').insert(PLAN);
    await writer('purchases').insert({ ...PURCHASE, id: 'p1', reference: 'R1' });
    const payment = { provider: 'daraja', note: '', received_at: 7, phone: '254712345678' };
    await writer('payments').insert([
      { ...payment, id: 'm1', purchase_id: 'p1', amount_cents: 2_500, state: 'allocated' },
      { ...payment, id: 'm2', purchase_id: 'p1', amount_cents: 2_000, state: 'suspense' },
      { ...payment, id: 'm3', purchase_id: null, amount_cents: 300, state: 'resolved' },
    ]);
    expect(await migrate(writer, dialect, 0)).toContain(5);
    const owed = (account: string) => database.read.ledger.owedCents(account);
    expect(await owed('clearing/daraja')).toBe(-4_800);
    expect(await owed('sales')).toBe(2_000);
    expect(await owed('credit/254712345678')).toBe(500);
    expect(await owed('suspense')).toBe(2_000);
    expect(await ledgerReadModel(reader).discrepancies()).toEqual([]);
  });

  it('give readers a connection that cannot write', async () => {
    const { reader } = await open();
    const row = { key: 'a', value: 'b', updated_at: 0 };
    await expect(reader('settings').insert(row)).rejects.toThrow(/read-?only/i);
  });

  it('roll a failed transaction back whole', async () => {
    const { database } = await open();
    const failing = database.transaction(async (stores) => {
      await stores.settings.set('a', 'b', 0);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await database.read.settings.get('a')).toBeNull();
  });
});

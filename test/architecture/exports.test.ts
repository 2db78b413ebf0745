import { expect, it } from 'vitest';
import { EVERYTHING } from '../../server/features/exports/read-model.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

/** Tables without a business in them: a new one belongs here or into EVERYTHING. */
const LEFT_OUT = [
  ...[
    'api_tokens',
    'inbound_events',
    'login_failures',
    'operator_sessions',
    'prompts',
    'recovery_codes',
  ],
  ...['router_contacts', 'schema_migrations', 'settings', 'splash_looks', 'splash_pictures'],
  ...['usage_days_done', 'ussd_sessions'],
];

describeOnEachDatabase('the export of everything', (open) => {
  it('names every table, or it is left out on purpose', async () => {
    const { reader, dialect } = await open();
    const rows: { name: string }[] =
      dialect === 'sqlite'
        ? await reader.raw("SELECT name FROM sqlite_master WHERE type = 'table'")
        : (await reader.raw("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"))
            .rows;
    const names = rows.map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
    expect(names.sort()).toEqual([...Object.keys(EVERYTHING), ...LEFT_OUT].sort());
  });
});

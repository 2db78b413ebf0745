import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import type { Migration } from '../../server/adapters/database/migrate.ts';
import { type Connections, openDatabase } from '../../server/adapters/database/open.ts';
import { createDatabase } from '../../server/adapters/database/unit-of-work.ts';
import type { Database } from '../../server/ports/stores.ts';
import { bindStores } from '../../server/stores.ts';
import { MIGRATED } from './private-postgres.ts';
import { runs } from './tools.ts';

export interface TestDatabase extends Connections {
  database: Database;
}

/**
 * A new database without a row on the private PostgreSQL.
 * @param template `migrated` has every table; `template0` has none
 */
export async function newPostgresUrl(template = MIGRATED): Promise<string> {
  const server = inject('postgresUrl');
  if (!server) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  await client.end();
  return `${server}/${name}`;
}

/** The same tests on SQLite in memory and on PostgreSQL, each test on an empty database. */
export function describeOnEachDatabase(
  name: string,
  tests: (open: (migrations?: readonly Migration[]) => Promise<TestDatabase>) => void,
): void {
  const kinds = [
    { kind: 'SQLite', url: () => Promise.resolve(':memory:'), present: true },
    { kind: 'PostgreSQL', url: newPostgresUrl, present: runs('postgres') },
  ];
  for (const { kind, url, present } of kinds) {
    describe.skipIf(!present)(`${name} on ${kind}`, () => {
      const opened: Connections[] = [];
      afterEach(async () => {
        await Promise.all(opened.splice(0).map((connections) => connections.close()));
      });
      tests(async (migrations) => {
        const from = migrations ? 'template0' : MIGRATED;
        const connections = await openDatabase(await url(from), 0, migrations);
        opened.push(connections);
        return { ...connections, database: createDatabase(connections, bindStores).database };
      });
    });
  }
}

import { existsSync, statSync } from 'node:fs';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import { type Dialect, MIGRATIONS, type Migration, migrate } from './migrate.ts';
import { SqliteClient } from './sqlite-client.ts';

/** Two connections to one database: the only writer, and readers that cannot write. */
export interface Connections {
  dialect: Dialect;
  writer: Knex;
  reader: Knex;
  close(): Promise<void>;
}

/** The database cannot be used as it is; the message says what to do. */
export class DatabaseUnusableError extends Error {
  override name = 'DatabaseUnusableError';
}

/** What every SQLite connection is set to, and must read back. */
const PRAGMAS: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 5000,
  foreign_keys: 1,
  // 16 MB per connection: the upper pages of every index of a million vouchers.
  cache_size: -16_384,
  journal_size_limit: 16_777_216,
  temp_store: 2,
  mmap_size: 0,
  trusted_schema: 0,
};

/**
 * Opens and migrates the database.
 * @param url `file:/path/to.db`, `:memory:` (a private shared-cache database), or `postgres://…`
 * @param migrations fewer, for tests on the database of an earlier version
 * @throws DatabaseUnusableError | DatabaseTooNewError
 */
export async function openDatabase(
  url: string,
  nowMs: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Connections> {
  const connections = /^postgres(ql)?:/.test(url) ? openPostgres(url) : await openSqlite(url);
  try {
    await migrate(connections.writer, connections.dialect, nowMs, migrations);
    return connections;
  } catch (error) {
    await connections.close();
    throw error;
  }
}

/** A lone connection to a database file, for copying and checking it. */
export function openPlain(filename: string): Knex {
  return knexFactory({
    client: SqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
}

/**
 * A file up to this size is checked before anything else, within about half a second. A larger one
 * is checked beside the running box: customers must not wait for that after a power cut.
 */
const CHECKED_AT_OPEN_BYTES_MAX = 64 * 1024 * 1024;

let memoryCounter = 0;

async function openSqlite(url: string): Promise<Connections> {
  const memory = url === ':memory:';
  const filename = memory
    ? `file:mlango-memory-${++memoryCounter}?mode=memory&cache=shared`
    : url.replace(/^file:/, '');
  const fresh = memory || !existsSync(filename);
  const flags = memory ? { flags: ['OPEN_URI', 'OPEN_SHAREDCACHE'] } : {};
  const connect = (pragmas: Record<string, string | number>): Knex =>
    knexFactory({
      client: SqliteClient as unknown as typeof Knex.Client,
      connection: { filename, ...flags },
      useNullAsDefault: true,
      pool: {
        min: 1,
        max: 1,
        idleTimeoutMillis: 2 ** 31 - 1,
        afterCreate: (connection: SqliteConnection, done: (error: Error | null) => void) => {
          const script = Object.entries(pragmas).map(([name, value]) => `PRAGMA ${name}=${value};`);
          connection.exec(script.join('\n'), done);
        },
      },
    });
  const expected = memory ? { ...PRAGMAS, journal_mode: 'memory' } : PRAGMAS;
  const writer = connect(fresh ? { auto_vacuum: 2, ...expected } : expected);
  const reader = connect({
    ...expected,
    query_only: 1,
    ...(memory ? { read_uncommitted: 1 } : {}),
  });
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
  };
  try {
    await verifySqlite(writer, expected);
    await verifySqlite(reader, { ...expected, query_only: 1 });
    if (fresh || statSync(filename).size <= CHECKED_AT_OPEN_BYTES_MAX) {
      if (!(await isWhole(writer))) throw new Error('SQLITE_CORRUPT: quick_check failed');
    }
  } catch (error) {
    await close();
    throw explainSqlite(error, filename);
  }
  return { dialect: 'sqlite', writer, reader, close };
}

/** Whether a second look at a large file finds it whole, beside the running connections. */
export async function inspectSqlite(filename: string): Promise<boolean> {
  const knex = openPlain(filename);
  try {
    return await isWhole(knex);
  } catch (error) {
    if (/SQLITE_(CORRUPT|NOTADB)/.test(String(error))) return false;
    throw error;
  } finally {
    await knex.destroy();
  }
}

async function isWhole(knex: Knex): Promise<boolean> {
  const check: { quick_check: string }[] = await knex.raw('PRAGMA quick_check(1)');
  return check[0]?.quick_check === 'ok';
}

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

async function verifySqlite(knex: Knex, expected: Record<string, string | number>): Promise<void> {
  for (const [name, value] of Object.entries(expected)) {
    const rows: Record<string, unknown>[] = await knex.raw(`PRAGMA ${name}`);
    const actual = Object.values(rows[0] ?? {})[0];
    // mmap_size answers nothing where memory mapping is compiled out or the database has no file.
    if (actual === undefined && name === 'mmap_size') continue;
    if (actual !== value) {
      throw new DatabaseUnusableError(
        `SQLite setting ${name} is ${String(actual)} instead of ${value}: this file system may not support it. Put the data directory on a local disk.`,
      );
    }
  }
}

function explainSqlite(error: unknown, filename: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  if (/SQLITE_(CORRUPT|NOTADB)/.test(text)) {
    return new DatabaseUnusableError(
      `The database ${filename} is damaged. Nothing was changed. Restore the newest backup: npx mlango restore FILE`,
    );
  }
  if (/SQLITE_(CANTOPEN|READONLY)/.test(text)) {
    return new DatabaseUnusableError(
      `The database ${filename} cannot be opened for writing. Check the folder's owner and permissions.`,
    );
  }
  if (/SQLITE_FULL/.test(text)) {
    return new DatabaseUnusableError(
      `The disk that holds ${filename} is full. Free some space and start again.`,
    );
  }
  return error instanceof Error ? error : new Error(text);
}

/** Moments, bytes and counts fit in 53 bits, so 64-bit integers come back as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
/** SUM() of 64-bit integers is NUMERIC in PostgreSQL. */
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

function openPostgres(url: string): Connections {
  const connect = (max: number, options: string): Knex =>
    knexFactory({
      client: 'pg',
      connection: { connectionString: url, options },
      pool: { min: 0, max },
    });
  const writer = connect(1, '');
  const reader = connect(4, '-c default_transaction_read_only=on');
  return {
    dialect: 'postgres',
    writer,
    reader,
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

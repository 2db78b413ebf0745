import type { Knex } from 'knex';
import { first } from './migrations/0001-first.ts';
import { disobedience } from './migrations/0002-disobedience.ts';
import { limits } from './migrations/0003-limits.ts';
import { growth } from './migrations/0004-growth.ts';
import { money } from './migrations/0005-money.ts';
import { messages } from './migrations/0006-messages.ts';
import { splash } from './migrations/0007-splash.ts';
import { routerLogin } from './migrations/0008-router-login.ts';
import { staff } from './migrations/0009-staff.ts';
import { idle } from './migrations/0010-idle.ts';
import { reports } from './migrations/0015-reports.ts';
import { planPlaces } from './migrations/0016-plan-places.ts';
import { offers } from './migrations/0020-offers.ts';
import { customers } from './migrations/0021-customers.ts';
import { counter } from './migrations/0022-counter.ts';
import { stock } from './migrations/0023-stock.ts';
import { sites } from './migrations/0025-sites.ts';
import { permissions } from './migrations/0026-permissions.ts';
import { deviceHistory } from './migrations/0033-device-history.ts';
import { routerRestarts } from './migrations/0034-router-restarts.ts';
import { routerConfigs } from './migrations/0035-router-configs.ts';
import { firstSite } from './migrations/0036-first-site.ts';
import { cheapLists } from './migrations/0037-cheap-lists.ts';
import { routerSplash } from './migrations/0038-router-splash.ts';
import { routerSessions } from './migrations/0039-router-sessions.ts';
import { appendOnly, noOverdraft } from './triggers.ts';

export type Dialect = 'sqlite' | 'postgres';

export interface Migration {
  version: number;
  name: string;
  /** In the common dialect that `translate` knows. */
  statements: string[];
}

/** Forward only: a landed migration is never edited, the next change is a new file. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  disobedience,
  limits,
  growth,
  money,
  messages,
  splash,
  routerLogin,
  staff,
  idle,
  reports,
  planPlaces,
  offers,
  customers,
  counter,
  stock,
  sites,
  permissions,
  deviceHistory,
  routerRestarts,
  routerConfigs,
  firstSite,
  cheapLists,
  routerSplash,
  routerSessions,
];

/** Raised when the database was written by a newer program than this one. */
export class DatabaseTooNewError extends Error {
  override name = 'DatabaseTooNewError';
}

/** Turns one statement of the common dialect into the dialect's own SQL (several, for triggers). */
export function translate(statement: string, dialect: Dialect): string[] {
  const guard = /^@(APPEND_ONLY|NO_OVERDRAFT) (\w+)(?: (\S+))?$/.exec(statement);
  if (guard) {
    const [, kind, table = '', prefix = ''] = guard;
    return kind === 'APPEND_ONLY'
      ? appendOnly(table, dialect)
      : noOverdraft(table, prefix, dialect);
  }
  if (dialect === 'sqlite') {
    return [
      statement
        .replace(/\bINT\b/g, 'INTEGER')
        .replace(/\bBYTES\b/g, 'BLOB')
        .replace('@STRICT', 'STRICT'),
    ];
  }
  return [
    statement
      .replace(/\bINT\b/g, 'BIGINT')
      .replace(/\bBYTES\b/g, 'BYTEA')
      .replace('@STRICT', ''),
  ];
}

/**
 * Brings the schema to the newest version, each step in its own transaction together with the
 * row that records it, so a power cut leaves either the old version or the new one.
 * @throws DatabaseTooNewError when the database is ahead of this program.
 */
export async function migrate(
  knex: Knex,
  dialect: Dialect,
  nowMs: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number[]> {
  await knex.raw(
    translate(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
        version INT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INT NOT NULL) @STRICT`,
      dialect,
    )[0] ?? '',
  );
  const rows: { version: number }[] = await knex('schema_migrations').select('version');
  const applied = new Set(rows.map((row) => row.version));
  const newest = migrations.at(-1)?.version ?? 0;
  const ahead = Math.max(0, ...applied);
  if (ahead > newest) {
    throw new DatabaseTooNewError(
      `The database has version ${ahead}, this program knows ${newest}. Install the newer Mlango again, or restore a backup made before the update.`,
    );
  }
  const done: number[] = [];
  for (const migration of migrations) {
    if (applied.has(migration.version)) continue;
    await knex.transaction(async (trx) => {
      for (const statement of migration.statements) {
        for (const sql of translate(statement, dialect)) await trx.raw(sql);
      }
      await trx('schema_migrations').insert({
        version: migration.version,
        name: migration.name,
        applied_at: nowMs,
      });
    });
    done.push(migration.version);
  }
  return done;
}

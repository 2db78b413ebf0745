import type { Knex } from 'knex';
import { applyStagedRestore, stageRestore } from '../adapters/backup/staged-restore.ts';
import { backupTo, checkBackup } from '../adapters/database/backup.ts';
import { type Connections, inspectSqlite, openDatabase } from '../adapters/database/open.ts';
import { createDatabase } from '../adapters/database/unit-of-work.ts';
import { WalSource } from '../adapters/standby/change-source.ts';
import type { Config } from '../config.ts';
import type { RestoreNote } from '../ports/backups.ts';
import { AppError } from '../ports/errors.ts';
import type { ChangeSource } from '../ports/standby.ts';
import type { Database } from '../ports/stores.ts';
import { bindStores } from '../stores.ts';

export interface Storage {
  database: Database;
  /** For read models; cannot write. */
  reader: Knex;
  backup(file: string): Promise<void>;
  /**
   * Swaps the database for a backup; transactions wait meanwhile.
   * @param key of the box that made it, when it is another one
   */
  restore(file: string, key: Buffer | null): Promise<void>;
  /** Lays a checked backup down to be swapped in at the next start. */
  stage(file: string, key: Buffer | null, note: RestoreNote): Promise<void>;
  /** Looks through the whole file (SQLite) beside the running box. */
  inspect(): Promise<void>;
  /** What the last look found; true before the first one of a small file, which opening looks at. */
  isWhole(): boolean;
  /** From now on every transaction is refused with these words; null lifts it again. */
  fence(reason: string | null): void;
  /** Waits until no transaction runs any more. */
  settled(): Promise<void>;
  /** What a standby copies; null on PostgreSQL and in memory. */
  source: ChangeSource | null;
  close(): Promise<void>;
}

/** Opens the database of the configuration and keeps it replaceable while the box runs. */
export async function openStorage(config: Config, now: () => number): Promise<Storage> {
  let connections: Connections = await openDatabase(config.databaseUrl, now());
  const current = (): Connections => connections;
  const writer = following(() => current().writer);
  const reader = following(() => current().reader);
  const { database: open, exclusively } = createDatabase({ writer, reader }, bindStores);
  let fencedBy: string | null = null;
  const database: Database = {
    read: open.read,
    transaction: (work, urgency) =>
      fencedBy === null
        ? open.transaction(work, urgency)
        : Promise.reject(new AppError(503, 'box_fenced', fencedBy)),
  };
  const source = sourceOf(config, { writer, exclusively, clock: { now } });
  const file = () => {
    if (current().dialect === 'sqlite') return databaseFile(config);
    throw new AppError(
      409,
      'postgres_backup',
      'The data is in PostgreSQL: use pg_dump and pg_restore, and keep mlango.key beside the dump.',
    );
  };
  let whole = true;
  return {
    database,
    reader,
    async inspect() {
      if (current().dialect === 'sqlite') whole = await inspectSqlite(file());
    },
    isWhole: () => whole,
    backup: (target) => backupTo(file(), target),
    async stage(backup, key, note) {
      await checkBackup(backup);
      stageRestore(config.dataDir, file(), backup, key, note);
    },
    async restore(backup, key) {
      const target = file();
      await checkBackup(backup);
      await exclusively(async () => {
        await connections.close();
        try {
          stageRestore(config.dataDir, target, backup, key, { snapshot: backup, actor: 'cli' });
          applyStagedRestore(config.dataDir, target);
        } finally {
          connections = await openDatabase(config.databaseUrl, now());
          source?.reset();
        }
      });
    },
    fence(reason) {
      fencedBy = reason;
    },
    settled: () => exclusively(async () => undefined),
    source,
    close: () => connections.close(),
  };
}

function sourceOf(
  config: Config,
  parts: Omit<ConstructorParameters<typeof WalSource>[0], 'databaseFile'>,
): WalSource | null {
  const isFile = config.databaseUrl.startsWith('file:');
  return isFile ? new WalSource({ ...parts, databaseFile: databaseFile(config) }) : null;
}

/** Where an SQLite database is. */
export const databaseFile = (config: Config) => config.databaseUrl.replace(/^file:/, '');

/** A knex that is whatever `target` is at the moment of each call. */
function following(target: () => Knex): Knex {
  return new Proxy((() => undefined) as unknown as Knex, {
    apply: (_proxy, _this, args: [string]) => target()(...args),
    get: (_proxy, name) => Reflect.get(target(), name, target()),
  });
}

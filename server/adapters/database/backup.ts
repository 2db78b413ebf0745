import { existsSync, rmSync } from 'node:fs';
import type { Knex } from 'knex';
import { AppError } from '../../ports/errors.ts';
import { renameDurably } from '../system/durable-files.ts';
import { MIGRATIONS } from './migrate.ts';
import { openPlain } from './open.ts';

/**
 * A consistent copy of the running database in one file: written aside, checked, synced to the
 * disk, then renamed, so a file with the wanted name is always whole.
 * @throws AppError backup_failed
 */
export async function backupTo(databaseFile: string, target: string): Promise<void> {
  const temporary = `${target}.partial`;
  rmSync(temporary, { force: true });
  const source = openPlain(databaseFile);
  try {
    await source.raw('VACUUM INTO ?', [temporary]);
    await checkDatabase(temporary);
    renameDurably(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(500, 'backup_failed', `The backup was not written: ${reason}`);
  } finally {
    await source.destroy();
  }
}

/**
 * @throws AppError backup_unusable when the file is no whole Mlango database, or a newer one.
 */
export async function checkBackup(file: string): Promise<void> {
  if (!existsSync(file)) throw new AppError(404, 'backup_missing', `There is no file ${file}.`);
  try {
    await checkDatabase(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(422, 'backup_unusable', `${file} cannot be restored: ${reason}`);
  }
}

/** @throws Error when the file is damaged, no Mlango database, or a newer one's. */
export async function checkDatabase(file: string): Promise<void> {
  const knex = openPlain(file);
  try {
    const rows: { integrity_check: string }[] = await knex.raw('PRAGMA integrity_check(1)');
    if (rows[0]?.integrity_check !== 'ok') throw new Error('the file is damaged');
    await checkVersion(knex);
  } finally {
    await knex.destroy();
  }
}

async function checkVersion(knex: Knex): Promise<void> {
  const [row]: { version: number | null }[] = await knex('schema_migrations').max({
    version: 'version',
  });
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if ((row?.version ?? 0) > newest) throw new Error('it was made by a newer Mlango');
}

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isArchive, openArchive, sealArchive } from '../adapters/backup/archive.ts';
import { snapshotFolder, snapshotName } from '../adapters/backup/folder.ts';
import { inspectDatabase } from '../adapters/backup/inspect.ts';
import { masterKey, replaceMasterKey } from '../adapters/system/data-dir.ts';
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from '../core/recovery-key.ts';
import {
  type BackupDeps,
  drillNewest,
  LAST_DRILL,
  takeSnapshot,
} from '../features/backups/take-snapshot.ts';
import { every } from '../jobs/every.ts';
import { AppError } from '../ports/errors.ts';
import type { House } from './house.ts';

const LOOK_INTERVAL_MS = 60_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

export interface Backups extends BackupDeps {
  recoveryKey(): string;
  /** Hourly snapshots and weekly drills. @returns what stops them. */
  start(): Promise<() => Promise<void>>;
}

/** Encrypted snapshots of an SQLite database; PostgreSQL has tools of its own. */
export function buildBackups(house: House): Backups {
  const { config, storage, settings } = house;
  const folder = join(config.dataDir, 'backups');
  const aside = join(config.dataDir, 'backup-work.db');
  const key = () => readRecoveryKey(settings.value('backup.recoveryKey')) ?? new Uint8Array();
  const deps: BackupDeps = {
    ...house,
    own: snapshotFolder(folder, true),
    second() {
      const path = settings.value('backup.folder');
      return path === '' ? null : snapshotFolder(path, false);
    },
    nameOf: snapshotName,
    maker: {
      make: (target) =>
        withoutTrace(aside, async () => {
          await storage.backup(aside);
          await sealArchive(aside, masterKey(config.dataDir), key(), target);
        }),
      inspect: (file) =>
        withoutTrace(aside, async () => {
          await openArchive(file, key(), aside);
          return inspectDatabase(aside);
        }),
    },
  };
  return {
    ...deps,
    recoveryKey: () => settings.value('backup.recoveryKey'),
    async start() {
      await ensureRecoveryKey(house);
      return every(house, 'take snapshots', LOOK_INTERVAL_MS, () => lookAfter(house, deps));
    },
  };
}

/** Work with a database file that must not stay, nor what SQLite lays beside it. */
async function withoutTrace<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  }
}

/** Made once; the owner writes it down. */
async function ensureRecoveryKey(house: House): Promise<void> {
  const { settings, random, database, clock } = house;
  if (settings.value('backup.recoveryKey') !== '') return;
  const written = writeRecoveryKey(random.bytes(RECOVERY_KEY_BYTES));
  const checked = settings.check('backup.recoveryKey', written);
  if (!checked) return;
  await database.transaction((stores) =>
    stores.settings.set('backup.recoveryKey', checked.stored, clock.now()),
  );
  await settings.load(database.read.settings);
}

/** A snapshot when the newest is an hour old, a drill when the last was a week ago. */
async function lookAfter(house: House, deps: BackupDeps): Promise<void> {
  if (house.config.databaseUrl.startsWith('postgres')) return;
  if (house.settings.value('backup.hourly') !== 'on') return;
  const nowMs = house.clock.now();
  const [newest] = deps.own.list();
  if (!newest || nowMs - newest.takenAtMs >= HOUR_MS) await takeSnapshot(deps);
  const last = await house.database.read.settings.get(LAST_DRILL);
  const lastMs = last === null ? 0 : Date.parse((JSON.parse(last) as { at: string }).at);
  if (nowMs - lastMs >= WEEK_MS) await drillNewest(deps);
}

/**
 * Puts a backup in the place of the database: a plain copy, or an encrypted one with its recovery
 * key. That of another box brings its key with it, which a running server cannot change under itself.
 * @param running whether this process serves
 * @throws AppError backup_missing | backup_unusable | recovery_key_invalid | restore_offline
 */
export async function restoreBackup(
  house: House,
  file: string,
  typedKey: string | undefined,
  running: boolean,
): Promise<void> {
  const { dataDir } = house.config;
  if (!existsSync(file) || !isArchive(file)) return house.storage.restore(file);
  const key = readRecoveryKey(typedKey ?? house.settings.value('backup.recoveryKey'));
  if (!key) {
    const words = 'The recovery key has eight groups of four signs: --recovery-key XXXX-XXXX-…';
    throw new AppError(422, 'recovery_key_invalid', words);
  }
  const aside = join(dataDir, 'restore-work.db');
  await withoutTrace(aside, async () => {
    const theirs = await openArchive(file, key, aside);
    const same = theirs.equals(masterKey(dataDir));
    if (!same && running) {
      const words =
        'This backup is of another box: stop this one first, then run the same command again.';
      throw new AppError(409, 'restore_offline', words);
    }
    await house.storage.restore(aside);
    if (!same) replaceMasterKey(dataDir, theirs);
  });
}

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isArchive, openArchive, sealArchive } from '../adapters/backup/archive.ts';
import { snapshotFolder } from '../adapters/backup/folder.ts';
import { inspectDatabase } from '../adapters/backup/inspect.ts';
import { snapshotName } from '../adapters/backup/snapshot-name.ts';
import { masterKey } from '../adapters/system/data-dir.ts';
import { growingFile } from '../adapters/system/growing-file.ts';
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from '../core/recovery-key.ts';
import type { FarRouteDeps } from '../features/backups/far-routes.ts';
import { KEY_PROVEN } from '../features/backups/prove-key.ts';
import type { RestoreDeps } from '../features/backups/restore.ts';
import { BackupRunner } from '../features/backups/runner.ts';
import { type FarDeps, FarSender } from '../features/backups/send-far.ts';
import { drillNewest, LAST_BACKUP, LAST_DRILL } from '../features/backups/take-snapshot.ts';
import { farView, type ViewDeps } from '../features/backups/view.ts';
import type { CopiesReport } from '../features/health/copies.ts';
import { every } from '../jobs/every.ts';
import type { Inspection, RestoreNote, SnapshotMaker } from '../ports/backups.ts';
import { AppError } from '../ports/errors.ts';
import { ensureSshKey, farPlaceOf, sshPublicKeyOf } from './far-place.ts';
import type { House } from './house.ts';
import { keepSetting } from './own-setting.ts';

const LOOK_INTERVAL_MS = 60_000;
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

export interface Backups extends ViewDeps, FarRouteDeps, RestoreDeps {
  recoveryKey(): string;
  /** Hourly snapshots, copies and weekly drills. @returns what stops them. */
  start(): Promise<() => Promise<void>>;
}

/**
 * Encrypted snapshots of an SQLite database; PostgreSQL has tools of its own.
 * @param restart starts the box anew; null where nothing serves
 */
export function buildBackups(house: House, restart: (() => void) | null): Backups {
  const { config, settings } = house;
  const fetched = join(config.dataDir, 'fetched.backup');
  const second = () => {
    const path = settings.value('backup.folder');
    return path === '' ? null : snapshotFolder(path, false);
  };
  const deps: FarDeps = {
    ...house,
    own: snapshotFolder(join(config.dataDir, 'backups'), true),
    second,
    nameOf: snapshotName,
    maker: makerOf(house),
    far: () => farPlaceOf(house),
    farHours: () => Number(settings.value('backup.farHours')),
  };
  const runner = new BackupRunner(deps);
  const sender = new FarSender(deps);
  return {
    ...deps,
    ...{ runner, sender, fetched, restart },
    farKind() {
      const kind = settings.value('backup.far');
      return kind === 's3' || kind === 'ssh' ? kind : null;
    },
    sshPublicKey: () => sshPublicKeyOf(house),
    ensureSshKey: () => ensureSshKey(house),
    upload: growingFile(join(config.dataDir, 'uploaded.backup')),
    dropFetched: () => rmSync(fetched, { force: true }),
    stage: (file, recoveryKey, note) => stageSnapshot(house, file, recoveryKey, note),
    recoveryKey: () => settings.value('backup.recoveryKey'),
    async start() {
      await ensureRecoveryKey(house);
      const stopTaking = every(house, 'take snapshots', LOOK_INTERVAL_MS, () =>
        lookAfter(house, deps, runner),
      );
      const stopSending = every(house, 'send far copies', LOOK_INTERVAL_MS, () => sender.look());
      return async () => {
        await Promise.all([stopTaking(), stopSending()]);
      };
    },
  };
}

function makerOf({ config, storage, settings }: House): SnapshotMaker {
  const aside = join(config.dataDir, 'backup-work.db');
  const key = () => readRecoveryKey(settings.value('backup.recoveryKey')) ?? new Uint8Array();
  return {
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
  if (house.settings.value('backup.recoveryKey') !== '') return;
  const written = writeRecoveryKey(house.random.bytes(RECOVERY_KEY_BYTES));
  await keepSetting(house, 'backup.recoveryKey', written);
}

/** A snapshot when the newest is an hour old, a drill when the last was a week ago. */
async function lookAfter(house: House, deps: FarDeps, runner: BackupRunner): Promise<void> {
  if (house.config.databaseUrl.startsWith('postgres')) return;
  if (house.settings.value('backup.hourly') !== 'on') return;
  const nowMs = house.clock.now();
  const [newest] = deps.own.list();
  if (!newest || nowMs - newest.takenAtMs >= HOUR_MS) await runner.take();
  const last = await house.database.read.settings.get(LAST_DRILL);
  const lastMs = last === null ? 0 : Date.parse((JSON.parse(last) as { at: string }).at);
  if (nowMs - lastMs >= WEEK_MS) await drillNewest(deps);
}

/** What the health page says of the copies; null on PostgreSQL. */
export async function copiesReport(house: House, backups: Backups): Promise<CopiesReport | null> {
  if (house.config.databaseUrl.startsWith('postgres')) return null;
  const { settings } = house.database.read;
  const last = await settings.get(LAST_BACKUP);
  return {
    lastAtMs: last === null ? null : Date.parse(last),
    hourly: house.settings.value('backup.hourly') === 'on',
    far: await farView(backups),
    keyProven: (await settings.get(KEY_PROVEN)) !== null,
  };
}

/** The recovery key as typed, else the box's own. @throws AppError recovery_key_invalid */
function keyFrom({ settings }: House, typedKey: string | undefined): Uint8Array {
  const key = readRecoveryKey(typedKey || settings.value('backup.recoveryKey'));
  if (key) return key;
  const words = 'The recovery key has eight groups of four signs: XXXX-XXXX-…';
  throw new AppError(422, 'recovery_key_invalid', words, { recoveryKey: words });
}

/**
 * Lays an encrypted snapshot down, checked, to be swapped in at the next start; that of another
 * box brings its key with it.
 * @throws AppError backup_unusable | recovery_key_invalid
 */
async function stageSnapshot(
  house: House,
  file: string,
  typedKey: string | undefined,
  note: RestoreNote,
): Promise<Inspection> {
  const key = keyFrom(house, typedKey);
  const aside = join(house.config.dataDir, 'restore-work.db');
  return withoutTrace(aside, async () => {
    const theirs = await openArchive(file, key, aside);
    const found = await inspectDatabase(aside);
    await house.storage.stage(aside, theirs, note);
    return found;
  });
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
  if (!existsSync(file) || !isArchive(file)) return house.storage.restore(file, null);
  const key = keyFrom(house, typedKey);
  const aside = join(dataDir, 'restore-work.db');
  await withoutTrace(aside, async () => {
    const theirs = await openArchive(file, key, aside);
    const same = theirs.equals(masterKey(dataDir));
    if (!same && running) {
      const words =
        'This backup is of another box: stop this one first, then run the same command again.';
      throw new AppError(409, 'restore_offline', words);
    }
    await house.storage.restore(aside, same ? null : theirs);
  });
}

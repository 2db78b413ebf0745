import { expendable } from '../../core/snapshot-retention.ts';
import type { Inspection, Snapshot, SnapshotFolder, SnapshotMaker } from '../../ports/backups.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

type AlarmDeps = Pick<BackupDeps, 'database' | 'clock' | 'random'>;

export interface BackupDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  maker: SnapshotMaker;
  /** On the box itself. */
  own: SnapshotFolder;
  /** The owner's second medium; null when none is set. */
  second(): SnapshotFolder | null;
  nameOf(takenAtMs: number): string;
}

/** What a backup that was asked for is doing. */
export type BackupStep = 'snapshot' | 'second';

/** Not settings that anybody changes: what happened last. */
export const LAST_BACKUP = 'box.lastBackupAt';
export const LAST_COPY = 'box.lastBackupCopyAt';
export const LAST_DRILL = 'box.lastDrill';

export interface Drill {
  /** ISO 8601. */
  at: string;
  snapshot: string;
  found: Inspection | null;
  problem: string | null;
}

/**
 * A snapshot on the box and, where the owner has set one, on the second medium; what is too much goes.
 * A failure is an alarm until the next one succeeds.
 */
export async function takeSnapshot(
  deps: BackupDeps,
  onStep: (step: BackupStep) => void = () => undefined,
): Promise<Snapshot> {
  const { clock, own } = deps;
  onStep('snapshot');
  const name = deps.nameOf(clock.now());
  await watchedBackup(deps, async () => {
    if (!own.isThere()) throw Object.assign(new Error('no folder'), { code: 'ENOENT' });
    await deps.maker.make(own.pathOf(name));
    prune(own);
  });
  const second = deps.second();
  if (second) onStep('second');
  if (second) await copyTo(deps, second, name);
  const made = own.list().find((snapshot) => snapshot.name === name);
  if (!made) throw new Error('The snapshot is not where it was written');
  return made;
}

/** Writes a backup; the owner hears of a failure, and the next good one ends the alarm. */
export async function watchedBackup(deps: AlarmDeps, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    await raise(deps, '', error);
    throw error;
  }
  await note(deps, LAST_BACKUP, '');
}

/** A stick that is not there is no fault of the snapshot; the owner hears of it all the same. */
async function copyTo(deps: BackupDeps, second: SnapshotFolder, name: string): Promise<void> {
  try {
    if (!second.isThere()) throw Object.assign(new Error('not there'), { code: 'not there' });
    second.take(deps.own.pathOf(name), name);
    prune(second);
    await note(deps, LAST_COPY, 'second medium');
  } catch (error) {
    deps.log.warn({ error }, 'The second copy of the backup was not written');
    await raise(deps, 'second medium', error);
  }
}

function prune(folder: SnapshotFolder): void {
  for (const { name } of expendable(folder.list())) folder.remove(name);
}

async function note(deps: AlarmDeps, key: string, subject: string): Promise<void> {
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    await stores.alarms.clear('backup_failed', subject, nowMs);
    await stores.settings.set(key, new Date(nowMs).toISOString(), nowMs);
  });
}

async function raise(deps: AlarmDeps, subject: string, error: unknown): Promise<void> {
  const detail = (error as NodeJS.ErrnoException).code ?? 'the copy could not be written';
  await raiseBackupAlarm(deps, 'backup_failed', subject, detail);
}

export async function raiseBackupAlarm(
  deps: AlarmDeps,
  kind: 'backup_failed' | 'backup_old',
  subject: string,
  detail: string,
): Promise<void> {
  const alarm = { id: deps.random.uuid(), kind, subject, detail };
  await deps.database.transaction((stores) => stores.alarms.raise(alarm, deps.clock.now()));
}

/** Really restores the newest snapshot, aside, and says what is in it. Null when there is none. */
export async function drillNewest(deps: BackupDeps): Promise<Drill | null> {
  const [newest] = deps.own.list();
  if (!newest) return null;
  const at = new Date(deps.clock.now()).toISOString();
  const drill: Drill = { at, snapshot: newest.name, found: null, problem: null };
  try {
    drill.found = await deps.maker.inspect(deps.own.pathOf(newest.name));
  } catch (error) {
    drill.problem = error instanceof Error ? error.message : String(error);
    await raise(deps, 'drill', error);
  }
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    await stores.settings.set(LAST_DRILL, JSON.stringify(drill), nowMs);
    if (drill.problem === null) await stores.alarms.clear('backup_failed', 'drill', nowMs);
  });
  return drill;
}

import type { SnapshotSource } from '../../contract/backups.ts';
import type { Inspection, RestoreNote, SnapshotFolder } from '../../ports/backups.ts';
import { AppError } from '../../ports/errors.ts';
import type { FarPlace } from '../../ports/far-place.ts';
import type { GrowingFile } from '../../ports/growing-file.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger } from '../../ports/system.ts';
import { asRefusal } from './far-refusal.ts';

export interface RestoreDeps {
  database: Database;
  clock: Clock;
  log: Logger;
  own: SnapshotFolder;
  second(): SnapshotFolder | null;
  far(): FarPlace | null;
  /** What the tablet has sent. */
  upload: GrowingFile;
  /** Where a far snapshot lands on the box before it is looked at. */
  fetched: string;
  dropFetched(): void;
  /**
   * Opens a snapshot, looks through it, and lays it down for the next start.
   * @throws AppError backup_unusable | recovery_key_invalid
   */
  stage(file: string, recoveryKey: string | undefined, note: RestoreNote): Promise<Inspection>;
  /** Starts the box anew, in a moment; null where nothing serves. */
  restart: (() => void) | null;
}

export interface RestoreRequest {
  from: SnapshotSource | 'upload';
  /** Of the snapshot; empty for an upload. */
  name: string;
  /** Needed for a snapshot of another box. */
  recoveryKey: string | undefined;
  actor: string;
}

/**
 * Puts a snapshot in the place of everything the box knows. It is checked first; then the box
 * starts anew with it, and until that moment nothing has changed.
 * @returns what is in it
 */
export async function restoreSnapshot(
  deps: RestoreDeps,
  request: RestoreRequest,
): Promise<Inspection> {
  const { actor, from, name } = request;
  if (!deps.restart) {
    throw new AppError(409, 'restore_offline', 'On the command line: npx mlango restore FILE');
  }
  const snapshot = from === 'upload' ? 'upload' : name;
  try {
    const file = await fileOf(deps, request);
    const found = await deps.stage(file, request.recoveryKey, { actor, snapshot });
    const entry = { actor, action: 'backup.restore', subject: snapshot, detail: { from } };
    await deps.database.transaction((stores) => stores.audit.append(entry, deps.clock.now()));
    deps.log.warn({ snapshot, from }, 'A snapshot is restored: the box starts anew');
    deps.upload.clear();
    deps.restart();
    return found;
  } finally {
    deps.dropFetched();
  }
}

/** Where a snapshot can be read on this box, fetched from afar when need be. @throws AppError backup_missing */
export async function fileOf(
  deps: Pick<RestoreDeps, 'own' | 'second' | 'far' | 'upload' | 'fetched'>,
  { from, name }: Pick<RestoreRequest, 'from' | 'name'>,
): Promise<string> {
  if (from === 'upload') {
    if (deps.upload.size() > 0) return deps.upload.path;
    throw new AppError(404, 'backup_missing', 'No file has arrived yet.');
  }
  if (from === 'far') {
    const place = deps.far();
    if (!place) throw new AppError(404, 'backup_missing', 'No far place is set up.');
    try {
      await place.fetch(name, deps.fetched);
    } catch (error) {
      throw asRefusal(error);
    }
    return deps.fetched;
  }
  const folder = from === 'own' ? deps.own : deps.second();
  if (!folder?.list().some((snapshot) => snapshot.name === name)) {
    throw new AppError(404, 'backup_missing', 'There is no such snapshot (any more).');
  }
  return folder.pathOf(name);
}

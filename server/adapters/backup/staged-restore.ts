import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RestoreNote } from '../../ports/backups.ts';
import { masterKeyPath, writeDurably } from '../system/data-dir.ts';
import { renameDurably } from '../system/durable-files.ts';

/**
 * A restore in two steps, so that a power cut at any moment leaves the old box or the new one and
 * never the database of one with the key of the other: database and key are laid down beside the
 * old ones, then the marker is written; from that moment on the restore is decided, and applying
 * it can be begun again as often as it is interrupted. What was there is kept as `….before-restore`.
 */
const markerPath = (dataDir: string) => join(dataDir, 'restore.json');
const keyPath = (dataDir: string) => join(dataDir, 'restore.key');
const incomingPath = (databaseFile: string) => `${databaseFile}.incoming`;

/** @param key of the box that made it, when it is another one */
export function stageRestore(
  dataDir: string,
  databaseFile: string,
  backup: string,
  key: Buffer | null,
  note: RestoreNote,
): void {
  forget(dataDir, databaseFile);
  // A log that an earlier restore has kept would be taken for that of the database kept now.
  rmSync(`${databaseFile}.before-restore-wal`, { force: true });
  const partial = `${incomingPath(databaseFile)}.partial`;
  copyFileSync(backup, partial);
  renameDurably(partial, incomingPath(databaseFile));
  if (key) writeDurably(keyPath(dataDir), `${key.toString('hex')}\n`);
  writeDurably(markerPath(dataDir), JSON.stringify(note));
}

/**
 * Finishes what was decided; to be called before anything is opened.
 * @returns the note of what was restored; null when there was nothing to do
 */
export function applyStagedRestore(dataDir: string, databaseFile: string): RestoreNote | null {
  if (!existsSync(markerPath(dataDir))) {
    forget(dataDir, databaseFile);
    return null;
  }
  const note = JSON.parse(readFileSync(markerPath(dataDir), 'utf8')) as RestoreNote;
  if (existsSync(incomingPath(databaseFile))) {
    // What the log of the old database holds belongs to the old database.
    for (const suffix of ['-wal', '']) keepAside(databaseFile, suffix);
    rmSync(`${databaseFile}-shm`, { force: true });
    renameDurably(incomingPath(databaseFile), databaseFile);
  }
  if (existsSync(keyPath(dataDir))) {
    const path = masterKeyPath(dataDir);
    if (existsSync(path)) renameSync(path, `${path}.before-restore`);
    renameDurably(keyPath(dataDir), path);
  }
  rmSync(markerPath(dataDir));
  return note;
}

/** Nothing is decided without the marker: what lies there is of a staging that was interrupted. */
function forget(dataDir: string, databaseFile: string): void {
  rmSync(markerPath(dataDir), { force: true });
  rmSync(keyPath(dataDir), { force: true });
  rmSync(incomingPath(databaseFile), { force: true });
  rmSync(`${incomingPath(databaseFile)}.partial`, { force: true });
}

function keepAside(databaseFile: string, suffix: string): void {
  const kept = `${databaseFile}.before-restore${suffix}`;
  if (existsSync(databaseFile + suffix)) renameSync(databaseFile + suffix, kept);
}

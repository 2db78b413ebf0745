import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { renameDurably } from './durable-files.ts';

/** The data directory cannot be used; the message says what to do. */
export class DataDirError extends Error {
  override name = 'DataDirError';
}

/** What the running server tells the command line: where it is and how to prove oneself. */
export interface Control {
  pid: number;
  url: string;
  token: string;
}

const KEY_BYTES = 32;

/** @throws DataDirError when it cannot be made or written. */
export function openDataDir(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(path, '.write-test');
    writeDurably(probe, 'ok');
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const advice =
      code === 'ENOSPC'
        ? 'The disk is full: free some space.'
        : `Give this user the right to write there, or set MLANGO_DATA_DIR. (${code})`;
    throw new DataDirError(`The data directory ${path} cannot be written. ${advice}`);
  }
}

export const masterKeyPath = (dataDir: string) => join(dataDir, 'mlango.key');

/**
 * The key that opens codes and secrets. Made at first start; it lives beside the database, never
 * in it. Without it the codes in a backup cannot be read.
 * @throws DataDirError when there is a key file that is not one.
 */
export function masterKey(dataDir: string): Buffer {
  const path = masterKeyPath(dataDir);
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const key = randomBytes(KEY_BYTES);
    writeDurably(path, `${key.toString('hex')}\n`);
    return key;
  }
  throw new DataDirError(`The key file ${path} is damaged. Put the saved copy of it back.`);
}

/** Not `recursive: true`: that never returns where a file system answers ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

const controlPath = (dataDir: string) => join(dataDir, 'control.json');

export function writeControl(dataDir: string, control: Control): void {
  writeDurably(controlPath(dataDir), JSON.stringify(control));
}

export function readControl(dataDir: string): Control | null {
  try {
    return JSON.parse(readFileSync(controlPath(dataDir), 'utf8')) as Control;
  } catch {
    return null;
  }
}

/**
 * Says that this process opens the box: whoever gives a command meanwhile waits for it, and does not open the
 * database beside it. Leaves the word of another process that lives.
 */
export function claimControl(dataDir: string): void {
  const control = readControl(dataDir);
  if (control && control.pid !== process.pid && isAlive(control.pid)) return;
  writeControl(dataDir, { pid: process.pid, url: '', token: '' });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function removeControl(dataDir: string): void {
  rmSync(controlPath(dataDir), { force: true });
}

export function diskSpace(path: string): { freeBytes: number; totalBytes: number } {
  const { bavail, blocks, bsize } = statfsSync(path);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Whole or not at all, even in a power cut; readable by its owner only. */
export function writeDurably(path: string, content: string): void {
  const temporary = `${path}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, content, { mode: 0o600 });
  renameDurably(temporary, path);
}

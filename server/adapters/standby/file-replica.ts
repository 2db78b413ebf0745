import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { BasePiece, Position, Replica } from '../../ports/standby.ts';
import { checkDatabase } from '../database/backup.ts';
import { openPlain } from '../database/open.ts';
import { writeDurably } from '../system/data-dir.ts';
import { renameDurably } from '../system/durable-files.ts';
import { committedEnd } from './wal.ts';

interface State {
  epoch: string;
  generation: number;
  key: string;
  /** Set while the log is being folded into the file: it can be begun again. */
  foldingTo: number | null;
}

/**
 * The first box's database on the standby's disk: the same file and the same log, so that SQLite
 * itself makes the newest whole transaction of them, whenever this box is switched off.
 */
export class FileReplica implements Replica {
  readonly #folder: string;
  #arriving: (Position & { totalBytes: number }) | null = null;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'standby');
  }

  position(): Position | null {
    const state = this.#state();
    if (!state || state.foldingTo !== null) return null;
    const { epoch, generation } = state;
    return { epoch, generation, offset: sizeOf(this.#wal) };
  }

  /** A log with half a transaction at its end is cut to whole ones; a fold is finished. */
  async recover(): Promise<void> {
    const state = this.#state();
    if (!state) return;
    if (state.foldingTo !== null) return this.#foldInto(state, state.foldingTo);
    if (existsSync(this.#wal)) truncate(this.#wal, committedEnd(this.#wal, 0));
  }

  baseProgress(): Position | null {
    return this.#arriving;
  }

  async takeBase({ at, totalBytes, bytes }: BasePiece, key: Buffer): Promise<boolean> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const partial = join(this.#folder, 'base.partial');
    if (at.offset === 0) rmSync(partial, { force: true });
    writeAt(partial, at.offset, bytes);
    const offset = at.offset + bytes.length;
    if (offset < totalBytes) {
      this.#arriving = { ...at, offset, totalBytes };
      return false;
    }
    this.#arriving = null;
    rmSync(this.#statePath, { force: true });
    for (const suffix of ['-wal', '-shm']) rmSync(this.#file + suffix, { force: true });
    renameDurably(partial, this.#file);
    const { epoch, generation } = at;
    this.#write({ epoch, generation, key: key.toString('hex'), foldingTo: null });
    return true;
  }

  async append(offset: number, bytes: Uint8Array): Promise<void> {
    if (offset !== sizeOf(this.#wal)) throw new Error('The log of the replica has a gap.');
    writeAt(this.#wal, offset, bytes);
  }

  async fold(nextGeneration: number): Promise<void> {
    const state = this.#state();
    if (!state) throw new Error('There is no replica.');
    this.#write({ ...state, foldingTo: nextGeneration });
    await this.#foldInto(state, nextGeneration);
  }

  async finish(): Promise<{ file: string; key: Buffer }> {
    const state = this.#state();
    if (!state) throw new Error('There is no whole replica.');
    if (existsSync(this.#wal)) truncate(this.#wal, committedEnd(this.#wal, 0));
    // From here on it is a database of this box: the first one's stream does not fit it any more.
    this.#write({ ...state, epoch: 'finished', foldingTo: null });
    await checkpoint(this.#file);
    await checkDatabase(this.#file);
    return { file: this.#file, key: Buffer.from(state.key, 'hex') };
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#arriving = null;
  }

  async #foldInto(state: State, generation: number): Promise<void> {
    await checkpoint(this.#file);
    this.#write({ ...state, generation, foldingTo: null });
  }

  get #file(): string {
    return join(this.#folder, 'replica.db');
  }
  get #wal(): string {
    return `${this.#file}-wal`;
  }
  get #statePath(): string {
    return join(this.#folder, 'replica.json');
  }

  #state(): State | null {
    if (!existsSync(this.#statePath)) return null;
    return JSON.parse(readFileSync(this.#statePath, 'utf8')) as State;
  }

  #write(state: State): void {
    writeDurably(this.#statePath, JSON.stringify(state));
  }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** SQLite reads the log, frame by frame with its checksums, and puts it into the file. */
async function checkpoint(file: string): Promise<void> {
  const knex: Knex = openPlain(file);
  try {
    const [row]: { busy: number }[] = await knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    if (row?.busy !== 0) throw new Error('The log of the replica could not be folded.');
  } finally {
    await knex.destroy();
  }
}

function writeAt(path: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600);
  try {
    writeSync(file, bytes, 0, bytes.length, offset);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

function truncate(path: string, length: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, length);
  } finally {
    closeSync(file);
  }
}

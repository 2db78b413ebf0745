import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Knex } from 'knex';
import type { BasePiece, ChangePiece, ChangeSource, Position } from '../../ports/standby.ts';
import type { Clock } from '../../ports/system.ts';
import { committedEnd, readBytes } from './wal.ts';

interface Options {
  databaseFile: string;
  clock: Pick<Clock, 'now'>;
  /** The only connection that writes. */
  writer: Knex;
  /** Runs `work` while no transaction does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

const PIECE_BYTES = 1024 * 1024;
/** The log is folded into the database when it is as long as this and the standby has nearly all of it. */
const FOLD_AT_BYTES = 4 * 1024 * 1024;
/** Nobody follows any more: the log is folded, and whoever comes back begins anew. */
const FORGOTTEN_AFTER_MS = 60_000;
const FOLD_ALONE_AT_BYTES = 16 * 1024 * 1024;

/**
 * The database file and its log, as a standby wants them. From the first question on SQLite no
 * longer folds its log by itself: between two folds the file does not change, so it can be copied
 * beside the running box, and the log only grows, so a place in it is a number.
 */
export class WalSource implements ChangeSource {
  readonly #options: Options;
  readonly #wal: string;
  #epoch = randomBytes(8).toString('hex');
  #generation = 0;
  #scannedEnd = 0;
  /** The end of the log before this one, for a standby that had not all of it when it was folded. */
  #tail: { from: number; bytes: Buffer } | null = null;
  #begun = false;
  #askedAtMs = 0;
  #baseAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: Options) {
    this.#options = options;
    this.#wal = `${options.databaseFile}-wal`;
  }

  /** Other connections were opened: what was said of the old ones holds no longer. */
  reset(): void {
    this.#epoch = randomBytes(8).toString('hex');
    this.#begun = false;
    this.#tail = null;
    this.#scannedEnd = 0;
  }

  async base(epoch: string, generation: number, offset: number): Promise<BasePiece> {
    await this.#begin();
    this.#baseAtMs = this.#options.clock.now();
    const same = epoch === this.#epoch && generation === this.#generation;
    const from = same ? offset : 0;
    const { databaseFile } = this.#options;
    const totalBytes = statSync(databaseFile).size;
    const bytes = readBytes(databaseFile, from, Math.min(PIECE_BYTES, totalBytes - from));
    const at = { epoch: this.#epoch, generation: this.#generation, offset: from };
    return { at, totalBytes, bytes };
  }

  async changes(at: Position): Promise<ChangePiece | null> {
    await this.#begin();
    if (at.epoch !== this.#epoch) return null;
    if (at.generation === this.#generation - 1) return this.#ofTail(at.offset);
    if (at.generation !== this.#generation) return null;
    const { offset: endOffset } = await this.end();
    if (at.offset > endOffset) return null;
    const missing = endOffset - at.offset;
    if (endOffset >= FOLD_AT_BYTES && missing <= PIECE_BYTES && (await this.#fold(at.offset))) {
      return this.#ofTail(at.offset);
    }
    const bytes = readBytes(this.#wal, at.offset, Math.min(PIECE_BYTES, missing));
    return { endOffset, next: null, bytes };
  }

  /** What is left of the log that was folded; then, how the next one is numbered. */
  #ofTail(offset: number): ChangePiece | null {
    if (!this.#tail) return null;
    const { from, bytes } = this.#tail;
    const endOffset = from + bytes.length;
    if (offset < from || offset > endOffset) return null;
    const next = offset === endOffset ? this.#generation : null;
    return { endOffset, next, bytes: bytes.subarray(offset - from) };
  }

  async end(): Promise<Position> {
    await this.#begin();
    const offset = await this.#options.exclusively(async () => {
      this.#scannedEnd = committedEnd(this.#wal, this.#scannedEnd);
      return this.#scannedEnd;
    });
    return { epoch: this.#epoch, generation: this.#generation, offset };
  }

  async tidy(): Promise<void> {
    if (!this.#begun) return;
    if (this.#options.clock.now() - this.#askedAtMs < FORGOTTEN_AFTER_MS) return;
    const { offset } = await this.end();
    this.#askedAtMs = 0;
    if (offset >= FOLD_ALONE_AT_BYTES && (await this.#fold(offset))) this.#tail = null;
  }

  async #begin(): Promise<void> {
    this.#askedAtMs = this.#options.clock.now();
    if (this.#begun) return;
    this.#begun = true;
    const { writer, exclusively } = this.#options;
    await exclusively(async () => {
      await writer.raw('PRAGMA wal_autocheckpoint = 0');
      await writer.raw('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#generation += 1;
      this.#scannedEnd = committedEnd(this.#wal, 0);
    });
  }

  /**
   * @param keptFrom what the standby has not seen of this log is kept in memory
   * @returns false when a reader is in the way, or a copy of the file is being fetched
   */
  #fold(keptFrom: number): Promise<boolean> {
    const { writer, exclusively, clock } = this.#options;
    if (clock.now() - this.#baseAtMs < FORGOTTEN_AFTER_MS) return Promise.resolve(false);
    return exclusively(async () => {
      const end = committedEnd(this.#wal, this.#scannedEnd);
      const bytes = readBytes(this.#wal, keptFrom, end - keptFrom);
      const [row]: { busy: number }[] = await writer.raw('PRAGMA wal_checkpoint(TRUNCATE)');
      if (row?.busy !== 0) return false;
      this.#tail = { from: keptFrom, bytes };
      this.#generation += 1;
      this.#scannedEnd = 0;
      return true;
    });
  }
}

import { AppError } from './errors.ts';

/** A file that arrives in pieces. */
export interface GrowingFile {
  path: string;
  /** Bytes that have arrived so far. */
  size(): number;
  /** Adds a piece; at offset 0 a new file begins. */
  append(offset: number, piece: Uint8Array): Promise<void>;
  clear(): void;
}

/**
 * Takes the next piece. An upload that broke off goes on where it was: the answer to a wrong offset
 * says where that is.
 * @returns bytes that have arrived
 * @throws AppError wrong_offset | upload_too_large
 */
export async function takePiece(
  file: Pick<GrowingFile, 'size' | 'append'> & { clear(): void | Promise<void> },
  mostBytes: number,
  offset: number,
  piece: Uint8Array,
): Promise<number> {
  if (offset !== 0 && offset !== file.size()) {
    const arrived = String(file.size());
    throw new AppError(409, 'wrong_offset', 'Go on where the upload broke off.', {
      offset: arrived,
    });
  }
  if (offset + piece.length > mostBytes) {
    await file.clear();
    throw new AppError(413, 'upload_too_large', 'This file is too large to be the right one.');
  }
  await file.append(offset, piece);
  return file.size();
}

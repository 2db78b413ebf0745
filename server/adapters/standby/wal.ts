import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * The write-ahead log of SQLite: 32 bytes of header, then frames of 24 bytes and a page each. A
 * frame belongs to the log when it bears the header's salts; one whose second word is not zero
 * ends a transaction. Source: sqlite.org/fileformat2.html, section 4.
 */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/**
 * Where the last whole transaction ends.
 * @param from an end that was found before, or 0
 */
export function committedEnd(path: string, from: number): number {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return 0;
    if ((header.readUInt32BE(0) & 0xfffffffe) >>> 0 !== MAGIC) return 0;
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    const { size } = fstatSync(file);
    const frame = Buffer.alloc(FRAME_HEADER_BYTES);
    let end = from;
    for (let at = Math.max(from, HEADER_BYTES); at + frameBytes <= size; at += frameBytes) {
      readSync(file, frame, 0, FRAME_HEADER_BYTES, at);
      if (!frame.subarray(8, 16).equals(salts)) break;
      if (frame.readUInt32BE(4) !== 0) end = at + frameBytes;
    }
    return end;
  } finally {
    closeSync(file);
  }
}

/** @returns as many bytes as there are, at most `length` */
export function readBytes(path: string, offset: number, length: number): Buffer {
  if (length <= 0) return Buffer.alloc(0);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  } finally {
    closeSync(file);
  }
}

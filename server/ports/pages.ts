import { AppError } from './errors.ts';

export const PAGE_ROWS = 100;

/** An opaque cursor over (moment, id), both descending. */
export interface Cursor {
  atMs: number;
  id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.atMs} ${cursor.id}`).toString('base64url');
}

/** @throws AppError cursor_invalid for anything `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  const match = /^(\d{1,16}) ([\w-]{1,60})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!match) throw new AppError(400, 'cursor_invalid', 'Start again from the first page.');
  return { atMs: Number(match[1]), id: match[2] ?? '' };
}

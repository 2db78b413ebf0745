import type { Page } from '../contract/admin.ts';
import { AppError } from './errors.ts';

/** Rows on a page. */
const PAGE_ROWS = 100;
/** What a query fetches: one row more than a page, to know whether there is another page. */
export const FETCHED_ROWS = PAGE_ROWS + 1;

/** An opaque cursor over (moment, id), both descending. */
interface Cursor {
  atMs: number;
  id: string;
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.atMs} ${cursor.id}`).toString('base64url');
}

/** @throws AppError cursor_invalid for anything `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  const match = /^(\d{1,16}) ([\w-]{1,60})$/.exec(Buffer.from(text, 'base64url').toString());
  if (!match) throw new AppError(400, 'cursor_invalid', 'Start again from the first page.');
  return { atMs: Number(match[1]), id: match[2] ?? '' };
}

/**
 * The page of what a query fetched (`FETCHED_ROWS` at most, in the order of the cursor).
 * @param cursorOf where a row stands in that order.
 */
export function pageOf<Row, View>(
  rows: readonly Row[],
  cursorOf: (row: Row) => Cursor,
  view: (row: Row) => View,
): Page<View> {
  const shown = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? shown.at(-1) : undefined;
  return { items: shown.map(view), nextCursor: last ? encodeCursor(cursorOf(last)) : null };
}

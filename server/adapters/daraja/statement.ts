import type { StatementLine } from '../../ports/gateways.ts';
import { asCode, asObject } from '../outbound/untrusted.ts';
import { readAmountCents, readPhone, readReceipt } from './fields.ts';
import { nairobiTimestamp, parseNairobi } from './nairobi.ts';

/** Rows of one page, as Daraja delivers them; a shorter page is the last. */
export const STATEMENT_PAGE_ROWS = 1_000;

/** The body of a Pull Transactions query; dates are Nairobi's, offsets count rows. */
export function statementPayload(
  shortcode: string,
  fromMs: number,
  toMs: number,
  offset: number,
): object {
  return {
    ShortCode: shortcode,
    StartDate: dateText(fromMs),
    EndDate: dateText(toMs),
    OffSetValue: String(offset),
  };
}

/** `2026-03-01 15:04:05`. */
function dateText(ms: number): string {
  const digits = nairobiTimestamp(ms);
  const part = (from: number, length = 2) => digits.slice(from, from + length);
  return `${part(0, 4)}-${part(4)}-${part(6)} ${part(8)}:${part(10)}:${part(12)}`;
}

/**
 * The rows of an answer `{ResponseCode: "1000", Response: [[…]]}`; 1001 means none. Null when it is
 * something else. A row that is not whole (no receipt, no amount) is left out.
 */
export function readStatement(
  body: Record<string, unknown> | null,
): { rows: number; lines: StatementLine[] } | null {
  const code = asCode(body?.ResponseCode);
  if (code === '1001') return { rows: 0, lines: [] };
  if (code !== '1000' || !Array.isArray(body?.Response)) return null;
  // Documented as nested once, delivered nested twice.
  const rows: unknown[] = body.Response.flat(2);
  return { rows: rows.length, lines: rows.flatMap((row) => readLine(asObject(row)) ?? []) };
}

function readLine(row: Record<string, unknown> | null): StatementLine | null {
  const receipt = readReceipt(row?.transactionId);
  const amountCents = readAmountCents(row?.amount);
  const atMs = parseNairobi(String(row?.trxDate ?? ''));
  if (!row || !receipt || amountCents === null || atMs === null) return null;
  const msisdn = String(row.msisdn ?? '');
  const reference = typeof row.billreference === 'string' ? row.billreference : '';
  return {
    ...{ receipt, amountCents, atMs },
    phone: readPhone(msisdn),
    phoneSuffix: suffixOf(msisdn),
    reference: reference.slice(0, 60),
  };
}

/** The ending of a whole or masked number; a hashed one has none. */
export function suffixOf(msisdn: string): string | null {
  return /^[+\d\s*•]{6,20}$/.test(msisdn) ? (/(\d{3})$/.exec(msisdn)?.[1] ?? null) : null;
}

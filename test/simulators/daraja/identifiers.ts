import type { Random } from '../../../server/ports/system.ts';

const NAIROBI_OFFSET_MS = 3 * 3600 * 1000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SYMBOLS = `${LETTERS}0123456789`;

/** `YYYYMMDDHHmmss` in Nairobi. */
export function nairobiDigits(nowMs: number): string {
  return new Date(nowMs + NAIROBI_OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Milliseconds since the epoch of 14 Nairobi digits; null when they are no date. */
export function parseNairobiDigits(digits: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const ms = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second) - NAIROBI_OFFSET_MS;
  return nairobiDigits(ms) === digits ? ms : null;
}

/** `2026-03-01 15:04:05` in Nairobi, as pull transactions write it. */
export function nairobiText(nowMs: number): string {
  return new Date(nowMs + NAIROBI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** A receipt: year (A = 2006), month (A = January), day (1–9, A = 10 …), seven random symbols. */
export function newReceipt(nowMs: number, random: Random): string {
  const date = new Date(nowMs + NAIROBI_OFFSET_MS);
  const day = date.getUTCDate();
  const prefix =
    LETTERS.charAt((date.getUTCFullYear() - 2006) % 26) +
    LETTERS.charAt(date.getUTCMonth()) +
    (day < 10 ? String(day) : LETTERS.charAt(day - 10));
  return prefix + symbols(7, SYMBOLS, random);
}

/** `ws_CO_` and the time, as Safaricom makes them. */
export function newCheckoutId(nowMs: number, random: Random): string {
  const date = nairobiDigits(nowMs);
  const day = date.slice(6, 8) + date.slice(4, 6) + date.slice(0, 4);
  return `ws_CO_${day}${date.slice(8)}${symbols(12, '0123456789', random)}`;
}

export function newMerchantId(random: Random): string {
  return `${symbols(4, '0123456789', random)}-${symbols(8, '0123456789', random)}-1`;
}

export function newToken(random: Random): string {
  return symbols(28, SYMBOLS + LETTERS.toLowerCase(), random);
}

function symbols(length: number, alphabet: string, random: Random): string {
  let text = '';
  while (text.length < length) text += alphabet.charAt(random.integer(alphabet.length));
  return text;
}

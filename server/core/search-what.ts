import { parseMac } from './mac.ts';
import { parsePhone } from './phone.ts';
import { readVoucherCode } from './voucher-code.ts';

/** What somebody may mean who types into one search box, the likeliest first. */
export type Meant =
  | { kind: 'code'; code: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'mac'; mac: string }
  | { kind: 'batch'; words: string };

const LEAST_WORDS = 2;

/**
 * Ten digits can be a phone number and an imported code, and both are meant until one is found;
 * anything can be the label of a batch. Empty when it is too short to look for.
 */
export function meantBy(typed: string): Meant[] {
  const words = typed.trim();
  const phone = parsePhone(words);
  const mac = parseMac(words);
  if (mac && !phone) return [{ kind: 'mac', mac }];
  const code = readVoucherCode(words);
  const meant: Meant[] = [];
  if (code) meant.push({ kind: 'code', code });
  if (phone) meant.push({ kind: 'phone', phone });
  if (words.length >= LEAST_WORDS) meant.push({ kind: 'batch', words });
  return meant;
}

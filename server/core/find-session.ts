import { parseMac } from './mac.ts';
import { readVoucherCode } from './voucher-code.ts';

/** What somebody may mean who looks for a session. */
export type SessionMeant =
  /** A device, or all whose address begins with what was typed. */
  | { kind: 'device'; fromMac: string; toMac: string }
  | { kind: 'code'; code: string }
  /** The end of a code, as lists show it. */
  | { kind: 'ending'; codeLast: string };

/** Fewer digits are the beginning of too many makers' devices. */
const LEAST_MAC_DIGITS = 4;
const MAC_DIGITS = 12;
const MASK = /^[•*]+-?[•*]*/;

/**
 * All that may be meant: six letters of A to F begin an address, and are an imported code, too.
 * Empty when it is too short to look for.
 */
export function sessionMeant(typed: string): SessionMeant[] {
  const words = typed.trim();
  const meant: SessionMeant[] = [];
  const digits = words.replace(/[:\-. ]/g, '').toUpperCase();
  if (/^[0-9A-F]+$/.test(digits) && digits.length >= LEAST_MAC_DIGITS) {
    const fromMac = parseMac(digits.padEnd(MAC_DIGITS, '0'));
    const toMac = parseMac(digits.padEnd(MAC_DIGITS, 'F'));
    if (fromMac && toMac) meant.push({ kind: 'device', fromMac, toMac });
  }
  const code = readVoucherCode(words);
  if (code) meant.push({ kind: 'code', code });
  const codeLast = words.replace(MASK, '').toUpperCase();
  if (/^[0-9A-Z]{3}$/.test(codeLast)) meant.push({ kind: 'ending', codeLast });
  return meant;
}

/**
 * Voucher codes: nine random symbols of Crockford's base32 and one check symbol,
 * shown as `XXXXX-XXXXX`. 32^9 ≈ 3.5e13 codes; a single wrong symbol, and any swap of two
 * neighbours among the nine, is caught by the check symbol before the database is asked.
 */

export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_RANDOM_SYMBOLS = 9;
const CODE_LENGTH = CODE_RANDOM_SYMBOLS + 1;
const CODE_SHAPE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);
/** Smallest prime above 32: weights below it stay invertible, so swaps and single errors show. */
const CHECK_PRIME = 37;

/**
 * The weighted sum modulo 37 of the nine symbols, or null when it has no symbol
 * in the alphabet (the maker then draws another code).
 */
function checkSymbol(payload: string): string | null {
  let sum = 0;
  for (let i = 0; i < payload.length; i++) {
    sum += (i + 2) * CODE_ALPHABET.indexOf(payload.charAt(i));
  }
  return CODE_ALPHABET.charAt(sum % CHECK_PRIME) || null;
}

/** Builds a code from random symbols; `randomInteger(n)` is uniform in 0 ≤ x < n. */
export function makeVoucherCode(randomInteger: (below: number) => number): string {
  for (;;) {
    let payload = '';
    for (let i = 0; i < CODE_RANDOM_SYMBOLS; i++) {
      payload += CODE_ALPHABET.charAt(randomInteger(CODE_ALPHABET.length));
    }
    const check = checkSymbol(payload);
    if (check) return payload + check;
  }
}

/** What people put between symbols. */
export const SEPARATORS = /[\s\-_–—.]/g;

/** Symbols as somebody typed them: case does not matter, O is read as 0, I and L as 1. */
export const readSymbols = (text: string): string =>
  text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');

/**
 * What a person typed to the canonical ten symbols, without dashes and spaces. Null when it cannot be
 * a code.
 */
export function parseVoucherCode(text: string): string | null {
  if (text.length > 40) return null;
  const code = CODE_SHAPE.test(text) ? text : readSymbols(text.replace(SEPARATORS, ''));
  if (!CODE_SHAPE.test(code)) return null;
  const check = checkSymbol(code.slice(0, CODE_RANDOM_SYMBOLS));
  return check === code.charAt(CODE_RANDOM_SYMBOLS) ? code : null;
}

/** Fewer are guessed too soon; more are read wrong. */
export const FOREIGN_LEAST = 6;
export const FOREIGN_MOST = 20;

/**
 * The same for a code that may have been printed by another system and imported: six to twenty
 * letters and digits. Ten with a wrong check symbol are a slip of one of ours, unless they are all
 * digits (which ours never are, but for one in a hundred thousand); twelve hexadecimal digits are
 * a MAC address.
 */
export function readVoucherCode(text: string): string | null {
  const own = parseVoucherCode(text);
  if (own || text.length > 2 * FOREIGN_MOST) return own;
  const code = readSymbols(text.replace(SEPARATORS, ''));
  if (!/^[0-9A-Z]+$/.test(code)) return null;
  if (code.length < FOREIGN_LEAST || code.length > FOREIGN_MOST) return null;
  if (code.length === CODE_LENGTH && !/^\d+$/.test(code)) return null;
  return /^[0-9A-F]{12}$/.test(code) ? null : code;
}

/** `ABCDE12345` → `ABCDE-12345`; an imported code stays as it was printed. */
export function formatVoucherCode(code: string): string {
  return parseVoucherCode(code) === null ? code : `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** `•••••-••345`: what staff sees after printing. */
export function maskVoucherCode(lastSymbols: string): string {
  return `•••••-••${lastSymbols}`;
}

import { GUESSES_PER_YEAR, guessOneIn } from './guess-odds.ts';
import { CODE_ALPHABET, CODE_RANDOM_SYMBOLS, parseVoucherCode } from './voucher-code.ts';

/** What codes of one kind are worth against somebody who has seen a few of them and guesses the rest. */
export interface ForeignOdds {
  /** Codes of the kind that is guessed soonest. */
  codes: number;
  length: number;
  /** A year of guessing without a pause finds one of them with a chance of one in so many. */
  oneIn: number;
  /** After so many days one of them is found, on average. */
  days: number;
}

/** Of fewer codes nothing follows from a symbol that all of them share. */
const ENOUGH_TO_TELL = 20;
const DAYS_PER_YEAR = 365;

/**
 * The odds of codes that another system has made, as far as their looks tell: codes of one length
 * form a kind, and each place of it holds as many symbols as were seen there: one, digits, letters
 * or both. Letters that look like digits are read as those, so there are 23 letters. A kind that counts up
 * shows by the places that never change. The weakest kind decides, since it is the one to guess.
 * @param codes canonical, as `readVoucherCode` gives them
 * @returns null without codes
 */
export function foreignOdds(codes: readonly string[]): ForeignOdds | null {
  const kinds = new Map<string, string[]>();
  for (const code of codes) {
    const name = isOurs(code) ? 'ours' : String(code.length);
    const kind = kinds.get(name) ?? [];
    kinds.set(name, kind);
    kind.push(code);
  }
  const odds = [...kinds].map(([name, kind]) => oddsOf(kind, name === 'ours'));
  return odds.sort((a, b) => a.days - b.days)[0] ?? null;
}

const isOurs = (code: string) => parseVoucherCode(code) !== null && !/^\d+$/.test(code);

function oddsOf(kind: readonly string[], isOurs: boolean): ForeignOdds {
  const length = kind[0]?.length ?? 0;
  const space = isOurs ? CODE_ALPHABET.length ** CODE_RANDOM_SYMBOLS : spaceOf(kind, length);
  const codes = kind.length;
  const guesses = space / codes;
  const oneIn = isOurs
    ? (guessOneIn(codes) ?? 1)
    : Math.max(1, Math.round(guesses / GUESSES_PER_YEAR));
  return { codes, length, oneIn, days: (guesses / GUESSES_PER_YEAR) * DAYS_PER_YEAR };
}

function spaceOf(kind: readonly string[], length: number): number {
  let space = 1;
  for (let place = 0; place < length; place += 1) {
    space *= symbolsAt(new Set(kind.map((code) => code.charAt(place))), kind.length);
  }
  // No more guesses than there are codes of this looks, and no fewer than those that are there.
  return Math.max(space, kind.length);
}

function symbolsAt(seen: ReadonlySet<string>, codes: number): number {
  if (seen.size === 1 && codes >= ENOUGH_TO_TELL) return 1;
  const all = [...seen].join('');
  if (/^\d+$/.test(all)) return 10;
  // O, I and L were printed perhaps, and are 0 and 1 by now.
  return /^[A-Z01]+$/.test(all) ? 25 : 33;
}

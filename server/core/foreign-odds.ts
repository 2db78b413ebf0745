import { GUESSES_PER_YEAR, guessOneIn } from './guess-odds.ts';
import { CODE_ALPHABET, CODE_RANDOM_SYMBOLS, parseVoucherCode } from './voucher-code.ts';

/** What codes of one kind are worth against somebody who has seen a few of them and guesses the rest. */
export interface ForeignOdds {
  /** Codes of the kind that is guessed soonest. */
  codes: number;
  /** So many of them are on the box already. */
  kept: number;
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
 * @param kept other codes that open: who guesses for one of these may find one of them, if it looks alike
 * @returns null without codes
 */
export function foreignOdds(
  codes: readonly string[],
  kept: readonly string[] = [],
): ForeignOdds | null {
  const kinds = byKind(codes);
  const others = byKind(kept);
  const odds = [...kinds].map(([name, kind]) =>
    oddsOf(kind, others.get(name) ?? [], name === OURS),
  );
  return odds.sort((a, b) => a.days - b.days)[0] ?? null;
}

const OURS = 'ours';

function byKind(codes: readonly string[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const code of codes) {
    const name = isOurs(code) ? OURS : String(code.length);
    const kind = kinds.get(name) ?? [];
    kinds.set(name, kind);
    kind.push(code);
  }
  return kinds;
}

const isOurs = (code: string) => parseVoucherCode(code) !== null && !/^\d+$/.test(code);

function oddsOf(kind: readonly string[], others: readonly string[], isOurs: boolean): ForeignOdds {
  const length = kind[0]?.length ?? 0;
  const places = Array.from({ length }, (_, place) =>
    symbolsAt(new Set(kind.map((code) => code.charAt(place))), kind.length),
  );
  const alike = isOurs
    ? others
    : others.filter((code) => places.every(({ has }, place) => has(code.charAt(place))));
  const codes = kind.length + alike.length;
  // No more guesses than there are codes of this looks, and no fewer than those that are there.
  const looks = Math.max(
    places.reduce((space, { count }) => space * count, 1),
    codes,
  );
  const guesses = (isOurs ? CODE_ALPHABET.length ** CODE_RANDOM_SYMBOLS : looks) / codes;
  const oneIn = isOurs
    ? (guessOneIn(codes) ?? 1)
    : Math.max(1, Math.round(guesses / GUESSES_PER_YEAR));
  const days = (guesses / GUESSES_PER_YEAR) * DAYS_PER_YEAR;
  return { codes, kept: alike.length, length, oneIn, days };
}

interface Place {
  /** Different symbols that may stand there. */
  count: number;
  has(symbol: string): boolean;
}

function symbolsAt(seen: ReadonlySet<string>, codes: number): Place {
  if (seen.size === 1 && codes >= ENOUGH_TO_TELL) {
    return { count: 1, has: (symbol) => seen.has(symbol) };
  }
  const all = [...seen].join('');
  if (/^\d+$/.test(all)) return { count: 10, has: (symbol) => /\d/.test(symbol) };
  // O, I and L were printed perhaps, and are 0 and 1 by now.
  if (/^[A-Z01]+$/.test(all)) return { count: 25, has: (symbol) => /[A-Z01]/.test(symbol) };
  return { count: 33, has: () => true };
}

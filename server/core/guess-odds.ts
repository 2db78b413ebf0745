import { CODE_ALPHABET, CODE_RANDOM_SYMBOLS } from './voucher-code.ts';

/** What somebody reaches who guesses without a pause: the global limit of `GuessGuard`. */
export const GUESSES_PER_YEAR = 30 * 60 * 24 * 365;

/**
 * How likely one year of guessing hits one of the codes, as "one in so many"; null without codes.
 * The check symbol follows from the others, so it protects against slips and not against guesses.
 * @param liveCodes codes that would open the Wi-Fi
 */
export function guessOneIn(liveCodes: number): number | null {
  if (liveCodes <= 0) return null;
  const space = CODE_ALPHABET.length ** CODE_RANDOM_SYMBOLS;
  return Math.max(1, Math.round(space / (liveCodes * GUESSES_PER_YEAR)));
}

import { GLOBAL_GUESSES } from './guess-guard.ts';
import { CODE_ALPHABET, CODE_RANDOM_SYMBOLS } from './voucher-code.ts';

const YEAR_MS = 365 * 86_400_000;

/** What somebody reaches who guesses without a pause. */
export const GUESSES_PER_YEAR = (GLOBAL_GUESSES.limit * YEAR_MS) / GLOBAL_GUESSES.windowMs;

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

import { expect, it } from 'vitest';
import { GuessGuard } from './guess-guard.ts';
import { GUESSES_PER_YEAR, guessOneIn } from './guess-odds.ts';

it('says how likely a year of guessing hits a code', () => {
  // 32^9 codes, 15,768,000 guesses: 35,184,372,088,832 ÷ (1,000 × 15,768,000)
  expect(guessOneIn(1_000)).toBe(2_231);
  expect(guessOneIn(25_000)).toBe(89);
  expect(guessOneIn(1e9)).toBe(1);
  expect(guessOneIn(0)).toBeNull();
});

it('reckons with as many guesses as the guard lets through', () => {
  const guard = new GuessGuard();
  let evaluated = 0;
  for (let n = 0; n < 1_000; n++) {
    const guesser = { device: `phone ${n}`, router: null, known: false };
    if (!guard.allows(guesser, 0)) continue;
    guard.failed(guesser, 0);
    evaluated += 1;
  }
  expect(evaluated * 60 * 24 * 365).toBe(GUESSES_PER_YEAR);
});

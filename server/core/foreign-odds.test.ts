import { describe, expect, it } from 'vitest';
import { foreignOdds } from './foreign-odds.ts';
import { guessOneIn } from './guess-odds.ts';
import { makeVoucherCode } from './voucher-code.ts';

/** As many different codes, all places in use. */
function codes(count: number, alphabet: string, length: number, head = ''): string[] {
  let state = 7;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet.charAt(state % alphabet.length);
  };
  const made = new Set<string>();
  while (made.size < count) made.add(head + Array.from({ length }, next).join(''));
  return [...made];
}
const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';

describe('the odds of codes from another system', () => {
  it('are those of everything that looks alike, and nothing else makes them better', () => {
    const all = codes(1_000, DIGITS, 8);
    const [file, kept] = [all.slice(0, 500), all.slice(500)];
    const others = [...codes(900, LETTERS, 8), ...codes(900, DIGITS, 9)];
    expect(foreignOdds(file, [...kept, ...others])).toEqual({ ...foreignOdds(all), kept: 500 });
    expect(foreignOdds([], kept)).toBeNull();
  });

  it('are those of their own symbols and length', () => {
    // 10^8 ÷ 100 codes = 1,000,000 guesses; 30 a minute are 43,200 a day.
    expect(foreignOdds(codes(100, DIGITS, 8))).toMatchObject({ codes: 100, length: 8, oneIn: 1 });
    expect(foreignOdds(codes(100, DIGITS, 8))?.days).toBeCloseTo(1_000_000 / 43_200, 6);
    // 10^12 ÷ 100 ÷ 15,768,000
    expect(foreignOdds(codes(100, DIGITS, 12))?.oneIn).toBe(634);
    // 33^8 ÷ 100 ÷ 15,768,000
    expect(foreignOdds(codes(100, DIGITS + LETTERS, 8))?.oneIn).toBe(892);
    // 25^8, since O, I and L count as 0 and 1
    expect(foreignOdds(codes(100, LETTERS, 8))?.oneIn).toBe(97);
  });

  it('count for nothing what all of them share, as a name or a number that counts up has it', () => {
    const named = foreignOdds(codes(100, DIGITS, 6, 'WF'));
    expect(named?.days).toBeCloseTo(foreignOdds(codes(100, DIGITS, 6))?.days ?? 0, 6);
    const counting = Array.from({ length: 900 }, (_, n) => String(4_000_000_100 + n));
    // Three places change: nearly every guess is a code.
    expect(foreignOdds(counting)?.days).toBeLessThan(0.001);
    // Two cards may share a symbol by chance.
    expect(foreignOdds(['40000001', '40000002'])?.days).toBeCloseTo(10 ** 8 / 2 / 43_200, 3);
  });

  it('are those of the weakest kind', () => {
    const mixed = [...codes(50, DIGITS + LETTERS, 14), ...codes(50, DIGITS, 6)];
    expect(foreignOdds(mixed)).toMatchObject({ codes: 50, length: 6, oneIn: 1 });
    expect(foreignOdds([])).toBeNull();
  });

  it('are ours where the codes are', () => {
    let seed = 1;
    const own = Array.from({ length: 1_000 }, () =>
      makeVoucherCode((below) => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % below;
      }),
    );
    const odds = foreignOdds(own);
    expect(odds?.oneIn).toBeGreaterThanOrEqual(guessOneIn(1_000) ?? 0);
  });
});

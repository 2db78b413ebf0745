import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CODE_ALPHABET,
  CODE_RANDOM_SYMBOLS,
  formatVoucherCode,
  makeVoucherCode,
  parseVoucherCode,
} from './voucher-code.ts';

/** Codes made from fast-check's own integers, so that a failure can be replayed. */
const anyCode = fc
  .infiniteStream(fc.nat(CODE_ALPHABET.length - 1))
  .map((numbers) => makeVoucherCode(() => numbers.next().value));

describe('voucher codes', () => {
  it('have nine random symbols and a check symbol, without I, L, O and U', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toHaveLength(CODE_RANDOM_SYMBOLS + 1);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/);
        expect(formatVoucherCode(code)).toMatch(/^.{5}-.{5}$/);
      }),
    );
  });

  it('are read in any case, with or without dashes and spaces', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (const typed of [code, code.toLowerCase(), formatVoucherCode(code)]) {
          expect(parseVoucherCode(typed)).toBe(code);
        }
        expect(parseVoucherCode(` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(code);
      }),
    );
  });

  it('forgive O for 0, and I or L for 1', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(parseVoucherCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
        expect(parseVoucherCode(code.replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(code);
      }),
    );
  });

  it('show every single wrong symbol by the check symbol', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(8), fc.nat(30), (code, at, shift) => {
        const wrong = (CODE_ALPHABET.indexOf(code.charAt(at)) + 1 + shift) % CODE_ALPHABET.length;
        const typed = code.slice(0, at) + CODE_ALPHABET.charAt(wrong) + code.slice(at + 1);
        expect(parseVoucherCode(typed)).toBeNull();
      }),
    );
  });

  it('show every swap of two different neighbours among the nine', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(7), (code, at) => {
        const [a, b] = [code.charAt(at), code.charAt(at + 1)];
        fc.pre(a !== b);
        expect(parseVoucherCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBeNull();
      }),
    );
  });

  it('never throw on hostile text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseVoucherCode(text);
        expect(parsed === null || parsed.length === 10).toBe(true);
      }),
    );
  });
});

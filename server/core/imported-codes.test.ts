import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWeak, readImportedCodes } from './imported-codes.ts';
import { formatVoucherCode, makeVoucherCode, readVoucherCode } from './voucher-code.ts';

const own = makeVoucherCode((below) => below - 3);
const read = (...codes: string[]) =>
  readImportedCodes(codes.map((code, n) => ({ line: n + 2, code })));
const kinds = (...codes: string[]) => read(...codes).problems.map(({ kind }) => kind);

describe('codes of another system', () => {
  it('are taken as they were printed, and found however they are typed', () => {
    const { codes, problems } = read('wifi-7k3p', 'Q4Z9TT1', formatVoucherCode(own), '4829173650');
    expect(problems).toEqual([]);
    expect(codes.map(({ shown }) => shown)).toEqual(['WIFI7K3P', 'Q4Z9TT1', own, '4829173650']);
    expect(readVoucherCode(' wifi 7K3P ')).toBe(codes[0]?.symbols);
    expect(readVoucherCode('W1F17K3P')).toBe(codes[0]?.symbols);
    expect(formatVoucherCode('WIFI7K3P')).toBe('WIFI7K3P');
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['AB-C12', 'short'],
    ['A'.repeat(12).concat('BCDEFGHJK'), 'long'],
    ['pass word!', 'symbols'],
    ['=cmd|x', 'symbols'],
    ['<b>AB12', 'symbols'],
    ['КОД12345', 'symbols'],
    ['AB\u0000CD1234', 'symbols'],
    ['AA:BB:CC', 'symbols'],
    ['AABBCCDDEEFF', 'mac'],
    ['123456789012', 'mac'],
    ['ABCDEFGHJ9', 'mistyped'],
    ['48291736', 'digits'],
    ['AAAAAAAA', 'same'],
    ['ABABABAB', 'same'],
    ['3456789A', null],
    ['ABCDEFG', 'run'],
    ['987654321', 'run'],
  ])('%j is %s', (code, kind) => {
    expect(kinds(code)).toEqual(kind === null ? [] : [kind]);
  });

  it('says which line has the same code, whatever case and dashes say', () => {
    expect(read('WIFI7K3P', 'Q4Z9TT1', 'wifi-7k3p').problems).toEqual([
      { line: 4, kind: 'twice', other: 2 },
    ]);
  });

  it('sees numbers that count up, and not two that happen to be neighbours', () => {
    expect(kinds('SHOP0041X', 'SHOP731', 'SHOP732')).toEqual([]);
    expect(read('SHOP731', 'SHOP732', 'SHOP733').problems).toEqual([
      { line: 4, kind: 'counts_up', other: 3 },
    ]);
    expect(kinds('SHOP99999999999999997', 'SHOP7310000', 'SHOP7310001', 'SHOP7310002')).toEqual([
      'long',
      'counts_up',
    ]);
  });

  it('reads anything at all without falling over, each line as a code or a problem', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }),
        (all) => {
          const { codes, problems } = read(...all);
          const hard = problems.filter((problem) => !isWeak(problem));
          expect(codes.length + hard.length).toBe(all.length);
          for (const { shown, symbols } of codes) expect(readVoucherCode(shown)).toBe(symbols);
        },
      ),
    );
  });
});

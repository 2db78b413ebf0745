import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPlainSms, countSms } from './gsm7.ts';

describe('SMS parts', () => {
  it.each([
    ['', 'gsm7', 1, 160],
    ['a'.repeat(160), 'gsm7', 1, 0],
    ['a'.repeat(161), 'gsm7', 2, 145],
    ['a'.repeat(306), 'gsm7', 2, 0],
    ['a'.repeat(307), 'gsm7', 3, 152],
    ['€'.repeat(80), 'gsm7', 1, 0],
    ['€'.repeat(81), 'gsm7', 2, 143],
    ['ж'.repeat(70), 'ucs2', 1, 0],
    ['ж'.repeat(71), 'ucs2', 2, 63],
    ['ж'.repeat(135), 'ucs2', 3, 66],
  ])('counts %# as billed', (text, encoding, parts, unitsLeft) => {
    expect(countSms(text)).toMatchObject({ encoding, parts, unitsLeft });
  });

  it('cuts no escaped character and no surrogate pair in two', () => {
    // 152 septets, then one that needs two: it moves to the second part whole.
    expect(countSms(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toMatchObject({
      parts: 2,
      units: 305,
    });
    expect(countSms(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({
      parts: 3,
      units: 306,
    });
    expect(countSms(`${'ж'.repeat(66)}😀${'ж'.repeat(66)}`)).toMatchObject({
      parts: 3,
      units: 134,
    });
  });

  it('never has fewer parts than the units need, and room for exactly what is left', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '€', 'ж', '😀', '{', 'é'),
      maxLength: 500,
    });
    fc.assert(
      fc.property(text, (body) => {
        const { encoding, units, parts, unitsLeft } = countSms(body);
        const each = encoding === 'gsm7' ? 153 : 67;
        if (parts > 1) expect(parts).toBeGreaterThanOrEqual(Math.ceil(units / each));
        const filler = encoding === 'gsm7' ? 'a' : 'ж';
        expect(countSms(body + filler.repeat(unitsLeft)).parts).toBe(parts);
        expect(countSms(body + filler.repeat(unitsLeft + 1)).parts).toBe(parts + 1);
      }),
    );
  });

  it('makes any name plain: one septet per character', () => {
    expect(asPlainSms('Café {Mamá} “Ñ” ^_^')).toBe('Cafe Mama N _');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const plain = asPlainSms(name);
        expect(countSms(plain)).toMatchObject({ encoding: 'gsm7', units: plain.length });
      }),
    );
  });
});

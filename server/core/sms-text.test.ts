import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSms } from './gsm7.ts';
import { MESSAGE_KINDS, SMS_TEMPLATES, type TemplateDefinition } from './sms-templates.ts';
import { composeSms, countNote, MOST_CHARACTERS, previewTemplate } from './sms-text.ts';

const languages = ['en', 'sw'] as const;

describe('the suggested words', () => {
  const all = MESSAGE_KINDS.flatMap((kind) =>
    languages.map((language) => [kind, language, SMS_TEMPLATES[kind].words[language]] as const),
  );

  it.each(all)('of %s in %s fit one part with room for a footer', (kind, _language, words) => {
    const preview = previewTemplate(kind, words);
    expect(preview).toMatchObject({ problems: [], long: false, encoding: 'gsm7', parts: 1 });
  });

  it.each(all)('of %s in %s are whole and short whatever the names', (kind, _language, words) => {
    const name = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(name, name, (business, plan) => {
        const definition: TemplateDefinition = SMS_TEMPLATES[kind];
        const text = composeSms(words, { ...definition.sample, business, plan, what: plan });
        expect(countSms(text)).toMatchObject({ encoding: 'gsm7', parts: 1 });
        expect(countSms(text).units).toBeLessThanOrEqual(MOST_CHARACTERS);
        for (const must of ['code', 'amount', 'until', 'left']) {
          const value = definition.sample[must];
          if (value && words.includes(`{${must}}`)) expect(text).toContain(value);
        }
        expect(text).not.toMatch(/[{}]/);
      }),
    );
  });
});

describe('words of an attendant', () => {
  const business = 'Mama Amina Wi-Fi';
  const note = (text: string) => countNote('{business}: {text}', { business, text });

  it('stay whole, with the name of the business before them', () => {
    const text = `${'word '.repeat(25)}end`;
    expect(note(text)).toMatchObject({ text: `${business}: ${text}`, parts: 1, tooLong: false });
    expect(note('x'.repeat(200))).toMatchObject({ parts: 2, tooLong: false });
    expect(note('x'.repeat(300))).toMatchObject({ parts: 3, tooLong: true });
  });

  it('become what every phone shows: lines are joined, and no name stands for something else', () => {
    expect(note('njoo\nkaunta 🙂 {code}').text).toBe(`${business}: njoo kaunta  code`);
    expect(note('🙂').isEmpty).toBe(true);
    expect(note(' \n').isEmpty).toBe(true);
  });
});

describe('a template of the owner', () => {
  it.each([
    ['Your code', ['placeholder_missing code']],
    ['{code} {price}', ['placeholder_unknown price']],
    ['   ', ['empty ', 'placeholder_missing code']],
    [`{code}${'x'.repeat(400)}`, ['too_long ']],
    ['{code} Karibu!', []],
  ])('%j is checked', (template, problems) => {
    const found = previewTemplate('voucher', template).problems;
    expect(found.map(({ code, name }) => `${code} ${name}`)).toEqual(problems);
  });

  it('is told that it will cost more', () => {
    expect(previewTemplate('voucher', `{code} ${'x'.repeat(130)}`)).toMatchObject({
      long: true,
      problems: [],
    });
    expect(previewTemplate('voucher', '{code} شكرا')).toMatchObject({ encoding: 'ucs2', parts: 1 });
  });

  it('cannot be filled from within a value', () => {
    expect(composeSms('{plan} {code}', { plan: '{code}', code: 'X' })).toBe('code X');
  });

  it('leaves no orphaned colon where a name has no letter that SMS knows', () => {
    expect(composeSms('{business}: hello', { business: 'متجر' })).toBe('hello');
  });
});

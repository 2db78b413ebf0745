import { describe, expect, it } from 'vitest';
import { allLanguages, chooseLanguage, directionOf } from './language.ts';
import { texts } from './text/index.ts';

describe('chooseLanguage', () => {
  it.each([
    [undefined, '', 'en'],
    [undefined, 'sw-KE,sw;q=0.9,en;q=0.8', 'sw'],
    [undefined, 'de-DE,de;q=0.9', 'en'],
    [undefined, 'en;q=0.4, SW;q=0.7', 'sw'],
    [undefined, 'sw;q=0, en;q=0.1', 'en'],
    [undefined, 'sw;q=nonsense', 'en'],
    ['sw', 'en', 'sw'],
    ['ar', 'en', 'ar'],
    ['__proto__', 'sw', 'sw'],
    ['xx', 'fr-FR', 'fr'],
  ])('asked %j with Accept-Language %j gives %s', (asked, header, language) => {
    expect(chooseLanguage(asked, header)).toBe(language);
  });
});

describe('the texts', () => {
  const leaves = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(Object(value)).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  const english = new Map(leaves(texts.en, ''));

  it.each(allLanguages())(
    'in %s have every word of the English and fill in the same values',
    (language) => {
      const words = leaves(texts[language], '');
      expect(words.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
      for (const [path, text] of words) {
        expect(text.trim(), path).not.toBe('');
        expect(places(text), path).toBe(places(english.get(path) ?? ''));
      }
    },
  );

  it('write Arabic from right to left', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('am')).toBe('ltr');
  });
});

import { describe, expect, it } from 'vitest';
import { allLanguages, chooseLanguage, directionOf } from './language.ts';
import { languageOffer, splashSettings } from './settings.ts';
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

describe('the languages that the owner offers', () => {
  const offer = { offered: ['sw', 'fr'], usual: 'fr' } as const;

  it.each([
    [undefined, '', 'fr'],
    [undefined, 'en-KE,en;q=0.9', 'fr'],
    [undefined, 'en-KE,en;q=0.9,sw;q=0.1', 'sw'],
    ['en', 'sw', 'sw'],
    ['fr', 'sw', 'fr'],
  ])('are the only ones: asked %j with %j gives %s', (asked, header, language) => {
    expect(chooseLanguage(asked, header, offer)).toBe(language);
  });

  const settings = (stored: Record<string, string>) => {
    const definitions = new Map(splashSettings.map((one) => [one.key, one]));
    return { value: (key: string) => stored[key] ?? definitions.get(key)?.fallback ?? '' };
  };
  const check = (key: string, text: string) =>
    splashSettings.find((one) => one.key === key)?.schema.safeParse(text).success;

  it('are all of them at first, and never none', () => {
    expect(languageOffer(settings({}))).toEqual({ offered: allLanguages(), usual: 'en' });
    expect(languageOffer(settings({ 'splash.languages': '' }))).toMatchObject({ usual: 'en' });
    expect(languageOffer(settings({ 'splash.languages': 'xx' })).offered).toEqual(allLanguages());
    for (const text of ['', 'xx', 'en,', 'en,en', ' ']) {
      expect(check('splash.languages', text), text).toBe(false);
    }
    expect(check('splash.languages', 'ar,en')).toBe(true);
  });

  it('hold the usual one, whatever was stored', () => {
    const some = { 'splash.languages': 'ar,sw' };
    expect(languageOffer(settings(some))).toEqual({ offered: ['sw', 'ar'], usual: 'sw' });
    const arabic = { ...some, 'splash.language': 'ar' };
    expect(languageOffer(settings(arabic)).usual).toBe('ar');
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

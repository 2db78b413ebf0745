import type { Language } from '../../server/contract/portal.ts';
import { en, type Text } from './en.ts';
import { sw } from './sw.ts';

export type { Text };

export const texts: Record<Language, Text> = { en, sw };

export const LANGUAGES = Object.keys(texts) as Language[];

const KEY = 'mlango.language';

/** The language chosen on this device, else the browser's, else English. */
export function storedLanguage(): Language {
  const known = (code: string | null | undefined) =>
    LANGUAGES.find((language) => language === code);
  try {
    const stored = known(localStorage.getItem(KEY));
    if (stored) return stored;
  } catch {
    // Storage is off on this device: the language is then chosen each time.
  }
  return known(navigator.language.slice(0, 2)) ?? 'en';
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above.
  }
}

import type { SplashLanguage } from '../../../contract/splash.ts';
import type { SplashStore } from '../../../ports/splash-store.ts';
import { allLanguages } from '../language.ts';
import { texts } from '../text/index.ts';
import type { SplashText } from '../text/types.ts';
import { reword } from './rewording.ts';

/** Every language's words in memory, the owner's among them. Loaded again after every change. */
export class WordingBook {
  #texts: Record<SplashLanguage, SplashText> = texts;
  #words = new Map<string, ReadonlyMap<string, string>>();

  async load(store: SplashStore): Promise<void> {
    const rows = await store.wording();
    const ofLanguage = (language: SplashLanguage) =>
      new Map(rows.filter((row) => row.language === language).map((row) => [row.key, row.words]));
    const reworded = { ...texts };
    for (const language of allLanguages()) {
      const words = ofLanguage(language);
      this.#words.set(language, words);
      reworded[language] = reword(texts[language], words);
    }
    this.#texts = reworded;
  }

  text(language: SplashLanguage): SplashText {
    return this.#texts[language];
  }

  /** The owner's words by key. */
  words(language: SplashLanguage): ReadonlyMap<string, string> {
    return this.#words.get(language) ?? new Map();
  }
}

import type { Language } from '../../contract/portal.ts';
import type { SplashLanguage } from '../../contract/splash.ts';

/** Each language's own name, in the order of the switch. */
export const languageNames: Record<SplashLanguage, string> = {
  en: 'English',
  sw: 'Kiswahili',
  fr: 'Français',
  am: 'አማርኛ',
  so: 'Soomaali',
  ar: 'العربية',
};

function isSplashLanguage(value: string): value is SplashLanguage {
  return Object.hasOwn(languageNames, value);
}

export function allLanguages(): SplashLanguage[] {
  return Object.keys(languageNames).filter(isSplashLanguage);
}

export function directionOf(language: SplashLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The interface behind the splash speaks English and Swahili; its words are only a last resort here. */
export function serviceLanguage(language: SplashLanguage): Language {
  return language === 'sw' ? 'sw' : 'en';
}

export interface LanguageOffer {
  /** At least one, in the order of the switch. */
  offered: readonly SplashLanguage[];
  /** Of those: for whoever speaks none of them. */
  usual: SplashLanguage;
}

/** While the owner has decided nothing. */
export const EVERY_LANGUAGE: LanguageOffer = { offered: allLanguages(), usual: 'en' };

/**
 * The language of a request: the one in the URL, else the best of `Accept-Language`
 * (RFC 9110 section 12.5.4, matched by primary subtag), else the usual one; only what is offered.
 */
export function chooseLanguage(
  asked: string | undefined,
  acceptLanguage: string,
  { offered, usual }: LanguageOffer = EVERY_LANGUAGE,
): SplashLanguage {
  const named = (name: string | undefined) => offered.find((language) => language === name);
  const wish = named(asked);
  if (wish) return wish;
  let best = usual;
  let bestQuality = 0;
  for (const range of acceptLanguage.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const primary = named(tag.split('-')[0]);
    const quality = qualityOf(parameters);
    if (primary && quality > bestQuality) {
      best = primary;
      bestQuality = quality;
    }
  }
  return best;
}

function qualityOf(parameters: string[]): number {
  const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
  if (weight === undefined) return 1;
  const quality = Number(weight.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}

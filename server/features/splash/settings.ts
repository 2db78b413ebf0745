import { z } from 'zod';
import type { SplashLanguage } from '../../contract/splash.ts';
import type { SettingDefinition, SettingReader } from '../../ports/settings.ts';
import { allLanguages, type LanguageOffer } from './language.ts';

const OFFERED = 'splash.languages';
const USUAL = 'splash.language';

const languagesIn = (text: string): SplashLanguage[] => {
  const named = text.split(',').map((name) => name.trim());
  return allLanguages().filter((language) => named.includes(language));
};

const isListOfLanguages = (text: string) =>
  languagesIn(text).length === text.split(',').length && languagesIn(text).length > 0;

/** Which languages customers are offered, and the one for whoever speaks none of them. */
export const splashSettings: readonly SettingDefinition[] = [
  {
    key: OFFERED,
    fallback: allLanguages().join(','),
    schema: z
      .string()
      .trim()
      .refine(isListOfLanguages, `At least one of ${allLanguages().join(', ')}, with commas.`),
  },
  {
    key: USUAL,
    fallback: 'en',
    schema: z.enum(allLanguages(), `One of ${allLanguages().join(', ')}.`),
  },
];

/** The offer as it is now. Never empty; the usual language is always among those that are offered. */
export function languageOffer(settings: SettingReader): LanguageOffer {
  const offered = languagesIn(settings.value(OFFERED));
  const [first] = offered;
  if (first === undefined) return { offered: allLanguages(), usual: 'en' };
  const usual = offered.find((language) => language === settings.value(USUAL));
  return { offered, usual: usual ?? first };
}

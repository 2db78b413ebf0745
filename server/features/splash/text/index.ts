import type { SplashLanguage } from '../../../contract/splash.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { sw } from './sw.ts';
import type { SplashText } from './types.ts';

/** Every language's words; a language without an entry, or an entry without a key, does not compile. */
export const texts: Record<SplashLanguage, SplashText> = { en, sw, fr, am: en, so: en, ar };

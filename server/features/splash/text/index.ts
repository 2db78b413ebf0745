import type { SplashLanguage } from '../../../contract/splash.ts';
import { am } from './am.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { so } from './so.ts';
import { sw } from './sw.ts';
import type { SplashText } from './types.ts';

/** Every language's words; a language without an entry, or an entry without a key, does not compile. */
export const texts: Record<SplashLanguage, SplashText> = { en, sw, fr, am, so, ar };

import type { SplashLook } from '../../../server/contract/admin.ts';
import type { SplashLanguage } from '../../../server/contract/splash.ts';

/** The languages of the splash by their own names. */
export const SPLASH_LANGUAGES: readonly (readonly [SplashLanguage, string])[] = [
  ['en', 'English'],
  ['sw', 'Kiswahili'],
  ['fr', 'Français'],
  ['am', 'አማርኛ'],
  ['so', 'Soomaali'],
  ['ar', 'العربية'],
];

/** The colours of the house, shown while the owner has chosen none. */
export const HOUSE_COLOURS = { accent: '#0a6b4c', ground: '#f3f6f2' };

export const PLAIN_LOOK: SplashLook = {
  name: null,
  accent: null,
  ground: null,
  logo: null,
  announcement: {},
  terms: {},
  banner: null,
};

export interface Preview {
  page: 'plans' | 'phone';
  language: SplashLanguage;
}

/** The address of the real page in this look; the box answers it to whoever may change looks. */
export function previewUrl(router: string, look: SplashLook, preview: Preview): string {
  const shown = look.banner?.picture === '' ? { ...look, banner: null } : look;
  const query = { router, look: JSON.stringify(shown), ...preview };
  return `/api/v1/splash/preview?${new URLSearchParams(query)}`;
}

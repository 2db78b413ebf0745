/** How the splash looks to the customers of one router, or of all: what the owner may choose. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LookWords, SplashLook } from '../../../contract/admin.ts';
import { isColour } from '../../../core/contrast.ts';
import { DEFAULT_ACCENT, DEFAULT_GROUND, type ThemeChoice } from '../../../core/theme.ts';
import { allLanguages } from '../language.ts';

/** Longest terms in characters: two screens; whoever needs more links to them from the banner. */
const MOST_TERMS = 4_000;

const colour = z.string().toLowerCase().refine(isColour, 'A colour like #0a6b4c.').nullable();
const picture = z.string().regex(/^[0-9a-f]{32}$/, 'Upload the picture first.');

/** Words in some of the languages; empty ones are none. */
const words = (mostCharacters: number) =>
  z
    .partialRecord(z.enum(allLanguages()), z.string().trim().max(mostCharacters))
    .transform(
      (all): LookWords => Object.fromEntries(Object.entries(all).filter(([, text]) => text)),
    );

/** Only what a browser opens as a page; the host goes into the router's walled garden. */
const webLink = z
  .string()
  .trim()
  .max(300)
  .refine((link) => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol), {
    message: 'A link like https://example.com/offer.',
  })
  .transform((link) => new URL(link).href);

export const lookBody = z.strictObject({
  name: z.string().trim().max(60).nullable().default(null),
  accent: colour.default(null),
  ground: colour.default(null),
  logo: picture.nullable().default(null),
  announcement: words(300).default({}),
  terms: words(MOST_TERMS).default({}),
  banner: z
    .strictObject({
      picture,
      link: webLink.nullable(),
      /** What the picture says, for those who cannot see it. */
      text: z.string().trim().min(1, 'Say in words what the picture shows.').max(120),
    })
    .nullable()
    .default(null),
});

const PLAIN: SplashLook = {
  name: null,
  accent: null,
  ground: null,
  logo: null,
  announcement: {},
  terms: {},
  banner: null,
};

/** A stored look; what cannot be read any more is the plain one, never a fault on the splash. */
export function parseLook(stored: string | undefined): SplashLook {
  if (stored === undefined) return PLAIN;
  const parsed = lookBody.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : PLAIN;
}

/** A router's own look over that of all: what it leaves empty is taken from there. */
export function lookOver(own: SplashLook, all: SplashLook): SplashLook {
  const given = (some: LookWords) => Object.keys(some).length > 0;
  return {
    name: own.name ?? all.name,
    accent: own.accent ?? all.accent,
    ground: own.ground ?? all.ground,
    logo: own.logo ?? all.logo,
    announcement: given(own.announcement) ? own.announcement : all.announcement,
    terms: given(own.terms) ? own.terms : all.terms,
    banner: own.banner ?? all.banner,
  };
}

export function themeOf(look: SplashLook): ThemeChoice {
  return { accent: look.accent ?? DEFAULT_ACCENT, ground: look.ground ?? DEFAULT_GROUND };
}

/** Which terms these are: another word is another version. Null when there are none. */
export function termsVersion(terms: LookWords): string | null {
  const text = JSON.stringify(Object.entries(terms).sort());
  if (text === '[]') return null;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

export function picturesOf(look: SplashLook): string[] {
  return [look.logo, look.banner?.picture].filter((id) => id !== null && id !== undefined);
}

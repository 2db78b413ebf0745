/**
 * The colours of the splash from the two an owner chooses. Every pair that is read together keeps
 * WCAG 2.2 AA, in light and in dark; what does not is refused with the nearest colour that does.
 */
import {
  type Against,
  EDGE_CONTRAST,
  mixColours,
  nearestReadable,
  passes,
  TEXT_CONTRAST,
} from './contrast.ts';

/** The fixed colours of portal/style/frame.css which the owner's are read beside. */
const LIGHT = { card: '#ffffff', ink: '#14211b', soft: '#4b5b53', edge: '#7b8b83', bad: '#a3201a' };
const DARK = { ground: '#0d1411', card: '#16201b', onAccent: '#05130d' };

export const DEFAULT_ACCENT = '#0a6b4c';
export const DEFAULT_GROUND = '#f3f6f2';

export interface ThemeChoice {
  /** Buttons, prices and links. */
  accent: string;
  /** Behind everything, in light; dark keeps its own. */
  ground: string;
}

const text = (colour: string): Against => ({ colour, ratio: TEXT_CONTRAST });
const edge = (colour: string): Against => ({ colour, ratio: EDGE_CONTRAST });

const besideGround = [text(LIGHT.ink), text(LIGHT.soft), text(LIGHT.bad), edge(LIGHT.edge)];
const besideAccent = (ground: string) => [text(ground), text(LIGHT.card)];

/** What cannot be read, by field, with the nearest colour that can; empty when all is well. */
export function themeProblems(choice: ThemeChoice): Partial<Record<keyof ThemeChoice, string>> {
  const problems: Partial<Record<keyof ThemeChoice, string>> = {};
  const ground = nearestReadable(choice.ground, besideGround) ?? DEFAULT_GROUND;
  if (ground !== choice.ground) problems.ground = ground;
  if (!passes(choice.accent, besideAccent(ground))) {
    problems.accent = nearestReadable(choice.accent, besideAccent(ground)) ?? DEFAULT_ACCENT;
  }
  return problems;
}

interface Tokens {
  ground: string;
  accent: string;
  'accent-deep': string;
  'on-accent': string;
  tint: string;
}

/** The tokens of both schemes. @param choice has no problems. */
export function themeTokens({ accent, ground }: ThemeChoice): { light: Tokens; dark: Tokens } {
  const tint = mixColours(LIGHT.card, accent, 0.12);
  const deep = mixColours(accent, '#000000', 0.25);
  const bright = nearestReadable(accent, [text(DARK.ground), text(DARK.card)]) ?? DEFAULT_ACCENT;
  const dim = mixColours(DARK.card, bright, 0.14);
  const brighter = mixColours(bright, '#ffffff', 0.3);
  return {
    light: {
      ground,
      accent,
      'accent-deep': nearestReadable(deep, [...besideAccent(ground), text(tint)]) ?? LIGHT.ink,
      'on-accent': LIGHT.card,
      tint,
    },
    dark: {
      ground: DARK.ground,
      accent: bright,
      'accent-deep':
        nearestReadable(brighter, [text(dim), text(DARK.card), text(DARK.onAccent)]) ?? '#ffffff',
      'on-accent': DARK.onAccent,
      tint: dim,
    },
  };
}

/** The tokens as a style sheet to follow the splash's own; empty for the house's colours. */
export function themeCss(choice: ThemeChoice): string {
  if (choice.accent === DEFAULT_ACCENT && choice.ground === DEFAULT_GROUND) return '';
  const { light, dark } = themeTokens(choice);
  const rule = (tokens: Tokens) =>
    `:root{${Object.entries(tokens)
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';')}}`;
  return `${rule(light)}@media (prefers-color-scheme:dark){${rule(dark)}}`;
}

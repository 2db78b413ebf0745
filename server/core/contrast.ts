/** Colours as `#rrggbb` and how well they are told apart (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */

type Rgb = readonly [red: number, green: number, blue: number];

/** Text of any size. */
export const TEXT_CONTRAST = 4.5;
/** The edges of what can be touched. */
export const EDGE_CONTRAST = 3;

/** Whether the text is a colour this module can work with. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

function rgbOf(colour: string): Rgb {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** `share` of `other` in `colour`, from 0 to 1, in sRGB. */
export function mixColours(colour: string, other: string, share: number): string {
  const into = rgbOf(other);
  const mixed = rgbOf(colour).map((channel, index) =>
    Math.round(channel + ((into[index] ?? 0) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, "relative luminance": 0 for black, 1 for white. */
function luminance(colour: string): number {
  const [red, green, blue] = rgbOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG 2.2, "contrast ratio": from 1 (the same) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** A colour this one has to be told apart from, and how well. */
export interface Against {
  colour: string;
  ratio: number;
}

export function passes(colour: string, against: readonly Against[]): boolean {
  return against.every((other) => contrastRatio(colour, other.colour) >= other.ratio);
}

/**
 * The colour itself when it can be told apart from all of `against`, else the nearest darker or
 * lighter one of the same hue that can; null when neither black nor white would do.
 */
export function nearestReadable(colour: string, against: readonly Against[]): string | null {
  for (let step = 0; step <= 255; step++) {
    for (const end of ['#000000', '#ffffff']) {
      const candidate = mixColours(colour, end, step / 255);
      if (passes(candidate, against)) return candidate;
    }
  }
  return null;
}

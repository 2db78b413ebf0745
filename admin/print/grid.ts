/** How many cards an A4 sheet takes. */
export const GRIDS = {
  large: { cards: 10 },
  medium: { cards: 24 },
  small: { cards: 40 },
} as const;

export type Grid = keyof typeof GRIDS;

/** Sheets drawn at once: more make a cheap tablet stop answering. */
const SHEETS_PER_PART = 20;

export interface Part {
  /** Index of the first code, and one past the last. */
  from: number;
  to: number;
  sheets: number;
}

export function partsOf(codes: number, cardsPerSheet: number): Part[] {
  const size = SHEETS_PER_PART * cardsPerSheet;
  const parts: Part[] = [];
  for (let from = 0; from < codes; from += size) {
    const to = Math.min(codes, from + size);
    parts.push({ from, to, sheets: Math.ceil((to - from) / cardsPerSheet) });
  }
  return parts;
}

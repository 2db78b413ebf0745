/** How many cards a sheet takes: A4 to cut, or a small paper for each card. */
export const GRIDS = {
  large: { cards: 10 },
  medium: { cards: 24 },
  small: { cards: 40 },
  single: { cards: 1 },
  roll80: { cards: 1 },
  roll58: { cards: 1 },
} as const;

export type Grid = keyof typeof GRIDS;

/** Every paper with its name, to choose from. */
export function papersOf(names: Record<Grid, string>): [Grid, string][] {
  return (Object.keys(GRIDS) as Grid[]).map((grid) => [grid, names[grid]]);
}

/** Sheets drawn at once: more make a cheap tablet stop answering. */
const SHEETS_PER_PART = 20;
/** So that a roll is not cut into parts of twenty slips. */
const LEAST_PER_PART = 200;

export interface Part {
  /** Index of the first code, and one past the last. */
  from: number;
  to: number;
  sheets: number;
}

export function partsOf(codes: number, cardsPerSheet: number): Part[] {
  const size = Math.max(LEAST_PER_PART, SHEETS_PER_PART * cardsPerSheet);
  const parts: Part[] = [];
  for (let from = 0; from < codes; from += size) {
    const to = Math.min(codes, from + size);
    parts.push({ from, to, sheets: Math.ceil((to - from) / cardsPerSheet) });
  }
  return parts;
}

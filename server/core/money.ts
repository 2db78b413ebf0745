/** Money is integer cents with a currency; floats never touch it. */

/** Largest amount one M-Pesa prompt can carry: KES 250,000. */
export const MAX_PRICE_CENTS = 25_000_000;

/**
 * Parses a price in whole currency units ("20", "20.50") to integer cents.
 * Returns null for anything else, including zero, negatives and more than two decimals.
 */
export function parsePriceCents(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents > 0 && cents <= MAX_PRICE_CENTS ? cents : null;
}

/** M-Pesa moves whole shillings only. */
export function isWholeUnits(priceCents: number): boolean {
  return Number.isSafeInteger(priceCents) && priceCents % 100 === 0;
}

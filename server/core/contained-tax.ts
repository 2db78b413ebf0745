/**
 * The tax contained in a price, in cents, rounded to the nearest: prices in a shop are what is paid.
 * @param percent as the owner wrote it, e.g. `16` or `7.5`; `0` for none
 */
export function containedTaxCents(priceCents: number, percent: string): number {
  // In hundredths of a percent, so that 7.5 is a whole number.
  const rate = Math.round(Number(percent) * 100);
  return Math.round((priceCents * rate) / (10_000 + rate));
}

/** Numbers with units as people say them, to and from seconds, bytes and bits per second. */

export const TIME_UNITS = { minute: 60, hour: 3_600, day: 86_400 } as const;
export const DATA_UNITS = { megabyte: 1e6, gigabyte: 1e9 } as const;
export const SPEED_UNITS = { kilobit: 1e3, megabit: 1e6 } as const;

/** What stands in a number field and in the unit beside it. */
export interface Quantity<U extends string> {
  amount: string;
  unit: U;
}

/** An empty amount means "no limit". */
export type Parsed = { kind: 'none' } | { kind: 'value'; value: number } | { kind: 'wrong' };

/** "1.5" or "1,5" → 1.5; null for anything else, zero and negatives included. */
export function parseAmount(text: string): number | null {
  const clean = text.trim().replace(',', '.');
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(clean)) return null;
  const value = Number(clean);
  return value > 0 ? value : null;
}

/** A quantity as a whole number of base units. */
export function parseQuantity<U extends string>(
  quantity: Quantity<U>,
  units: Record<U, number>,
): Parsed {
  if (quantity.amount.trim() === '') return { kind: 'none' };
  const amount = parseAmount(quantity.amount);
  if (amount === null) return { kind: 'wrong' };
  const value = Math.round(amount * units[quantity.unit]);
  return Number.isSafeInteger(value) && value > 0 ? { kind: 'value', value } : { kind: 'wrong' };
}

/**
 * A base value in the largest unit that divides it, else in the smallest with decimals.
 * @param fallback the unit shown beside an empty field.
 */
export function toQuantity<U extends string>(
  value: number | null,
  units: Record<U, number>,
  fallback: U,
): Quantity<U> {
  if (value === null) return { amount: '', unit: fallback };
  const descending = (Object.entries(units) as [U, number][]).sort((a, b) => b[1] - a[1]);
  const whole = descending.find(([, size]) => value >= size && value % size === 0);
  const close = descending.find(([, size]) => value >= size && (value * 100) % size === 0);
  const [unit, size] = whole ?? close ?? descending.at(-1) ?? [fallback, 1];
  return { amount: String(Number((value / size).toFixed(6))), unit };
}

/** "20" or "1,020" whole currency units → cents; null for fractions, signs, zero and words. */
export function parsePriceCents(text: string): number | null {
  const clean = text
    .trim()
    .replace(/^(\d{1,3})((?:,\d{3})+)$/, (whole) => whole.replaceAll(',', ''));
  if (!/^\d{1,9}$/.test(clean)) return null;
  const units = Number(clean);
  return units > 0 ? units * 100 : null;
}

/** "25" → 25; null for anything but a whole number of 1 or more. */
export function parseCount(text: string): number | null {
  const clean = text.trim().replaceAll(',', '');
  return /^[1-9]\d{0,8}$/.test(clean) ? Number(clean) : null;
}

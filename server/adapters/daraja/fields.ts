/** Values that callbacks, confirmations and statements share; each checked for its shape. */

export function readReceipt(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const code = value.trim().toUpperCase();
  return /^[A-Z0-9]{6,20}$/.test(code) ? code : null;
}

/** Shillings as a number or as text like "5.00", to cents; null for anything else. */
export function readAmountCents(value: unknown): number | null {
  const amount = typeof value === 'string' && /^\d{1,9}(\.\d{1,2})?$/.test(value) ? +value : value;
  if (typeof amount !== 'number' || !(amount > 0 && amount < 1e9)) return null;
  const cents = Math.round(amount * 100);
  // More than two decimals is no amount of money: better none than a rounded one.
  return Math.abs(amount * 100 - cents) < 1e-6 ? cents : null;
}

/** A whole number like 254712345678; null when it is masked or hashed. */
export function readPhone(value: unknown): string | null {
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^254[17]\d{8}$/.test(digits) ? digits : null;
}

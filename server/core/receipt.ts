/**
 * M-Pesa receipt codes: ten characters, of which the first three are the date
 * (year A = 2006, month A = January, day 1–9 then A = 10 … V = 31).
 * Finds one in a pasted SMS or a typed code; null when there is none.
 */
export function findReceipt(text: string): string | null {
  for (const word of text.toUpperCase().split(/[^A-Z0-9]+/)) {
    if (/^[A-Z][A-L][1-9A-V][A-Z0-9]{7}$/.test(word)) return word;
  }
  return null;
}

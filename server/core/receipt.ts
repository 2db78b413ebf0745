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

const FIRST_YEAR = 2006;
const symbolValue = (symbol: string) => Number.parseInt(symbol, 36);
/** `A` is ten in base 36. */
const letterIndex = (letter: string) => symbolValue(letter) - 10;

/** The day a receipt was made, as `2026-03-01` of the provider's own calendar. */
export function receiptDay(receipt: string): string {
  const [year = 'A', month = 'A', day = '1'] = receipt;
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = [letterIndex(month) + 1, symbolValue(day)].map(two);
  return [FIRST_YEAR + letterIndex(year), ...parts].join('-');
}

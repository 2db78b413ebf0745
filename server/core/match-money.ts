/**
 * Finds the purchase that a line of the provider's statement paid for. Nothing is guessed where
 * two purchases fit: money that fits nobody waits for a person.
 */

export interface MatchCandidate {
  id: string;
  reference: string;
  priceCents: number;
  /** `2547…` */
  phone: string;
  createdAtMs: number;
  paidAtMs: number | null;
  /** It is paid, and no receipt is known for the money. */
  unnamed: boolean;
}

export interface MoneyToMatch {
  amountCents: number;
  phone: string | null;
  phoneSuffix: string | null;
  reference: string;
  atMs: number;
}

export type MatchReason = 'reference' | 'near reference' | 'time and phone' | 'phone';

export interface Match {
  purchaseId: string;
  reason: MatchReason;
}

/** A payment is confirmed by query this long before or after its money is on the statement. */
const CLOSE_MS = 180_000;
/** Who was asked and pays by hand instead does it about now. */
const SAME_BUYER_MS = 900_000;

/** `ml-ab 12` → `MLAB12`: what customers type differs in case, spaces and dashes. */
export function normalReference(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** In this order, the first rule that finds exactly one purchase decides. */
export function matchMoney(
  money: MoneyToMatch,
  candidates: readonly MatchCandidate[],
): Match | null {
  const reference = normalReference(money.reference);
  const open = candidates.filter((one) => one.paidAtMs === null || one.unnamed);
  const found = (reason: MatchReason, one: MatchCandidate | null): Match | null =>
    one && { purchaseId: one.id, reason };
  const exact = candidates.filter((one) => reference !== '' && one.reference === reference);
  const near = open.filter(
    (one) =>
      one.priceCents === money.amountCents && editDistanceAtMostOne(one.reference, reference),
  );
  return (
    found('reference', only(exact)) ??
    found('near reference', only(near)) ??
    found('time and phone', nearest(money, open)) ??
    found('phone', only(open.filter((one) => sameBuyer(money, one))))
  );
}

/** A paid purchase without a receipt, of the same amount, phone ending and time. */
function nearest(money: MoneyToMatch, open: readonly MatchCandidate[]): MatchCandidate | null {
  const distance = (one: MatchCandidate) => Math.abs((one.paidAtMs ?? 0) - money.atMs);
  const close = open.filter(
    (one) =>
      one.unnamed &&
      one.priceCents === money.amountCents &&
      money.phoneSuffix !== null &&
      one.phone.endsWith(money.phoneSuffix) &&
      distance(one) <= CLOSE_MS,
  );
  return close.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** An unpaid purchase of the very phone that paid its price, soon after it was started. */
function sameBuyer(money: MoneyToMatch, one: MatchCandidate): boolean {
  const afterMs = money.atMs - one.createdAtMs;
  return (
    one.paidAtMs === null &&
    money.phone !== null &&
    one.phone === money.phone &&
    one.priceCents === money.amountCents &&
    afterMs >= 0 &&
    afterMs <= SAME_BUYER_MS
  );
}

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/** One letter changed, missing or too many; equal texts count. */
export function editDistanceAtMostOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  const rest = short.length === long.length ? i + 1 : i;
  return short.slice(rest) === long.slice(i + 1);
}

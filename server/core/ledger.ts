/**
 * The books: every movement of money is one row from an account that gives (credit) to one that
 * takes (debit), so they balance by construction.
 *
 * | account              | holds                                                                |
 * |----------------------|----------------------------------------------------------------------|
 * | `clearing/PROVIDER`  | money the provider holds for the owner                               |
 * | `cash/DRAWER`        | money in an attendant's drawer; `cash/safe` is what was handed over  |
 * | `suspense`           | money received that nobody has decided about: owed                   |
 * | `credit/PHONE`       | money a customer has left with us: owed, never overdrawn             |
 * | `sales`              | what was sold                                                        |
 * | `refunds`            | sales taken back                                                     |
 * | `resolved`           | money a person dealt with outside the box, with a note               |
 * | `variance`           | counted less (or more) than expected                                 |
 * | `expense/fees`       | what the provider keeps; `expense/sms` what messages cost            |
 * | `payable/sms`        | owed to the SMS provider                                             |
 */
export type Account =
  | 'suspense'
  | 'sales'
  | 'refunds'
  | 'resolved'
  | 'variance'
  | 'expense/fees'
  | 'expense/sms'
  | 'payable/sms'
  | `clearing/${string}`
  | `cash/${string}`
  | `credit/${string}`;

/** One kind of movement happens to one subject once: the database refuses the second. */
export type TransferKind =
  | 'received'
  | 'sold'
  | 'sold_for_credit'
  | 'credited'
  | 'resolved'
  | 'fee'
  | 'sms'
  | 'refunded'
  | 'sale_taken_back'
  | 'credit_paid_out'
  | 'float'
  | 'handed_over'
  | 'short_or_over'
  | 'printed_vouchers'
  | 'day_variance';

export interface Transfer {
  kind: TransferKind;
  /** What moved: the id of the payment, purchase, shift, message or day. */
  subject: string;
  debit: Account;
  credit: Account;
  amountCents: number;
  memo: string;
}

/** What the provider holds for the owner. */
export const clearing = (provider: string): Account => `clearing/${provider}`;
export const drawer = (name: string): Account => `cash/${name}`;
export const creditOf = (phone: string): Account => `credit/${phone}`;

/** What the provider keeps of a payment, by ascending `[up to cents, fee cents]`. */
export type FeeTable = readonly (readonly [upToCents: number, feeCents: number])[];

/** The fee for an amount; beyond the last row, and without a table, nothing. */
export function feeCents(table: FeeTable, amountCents: number): number {
  return table.find(([upToCents]) => amountCents <= upToCents)?.[1] ?? 0;
}

/**
 * Reads `100=0, 500=5, 1000=7`: up to KSh 100 nothing, up to 500 KSh 5 … Null when it is not such
 * a list with rising amounts; empty text is an empty table.
 */
export function parseFeeTable(text: string): FeeTable | null {
  if (text.trim() === '') return [];
  const rows = text.split(',').map((part) => {
    const match = /^\s*(\d{1,7})\s*=\s*(\d{1,5}(?:\.\d{1,2})?)\s*$/.exec(part);
    return match ? ([Number(match[1]) * 100, Math.round(Number(match[2]) * 100)] as const) : null;
  });
  const table = rows.filter((row) => row !== null);
  const rises = table.every((row, i) => row[0] > (table[i - 1]?.[0] ?? 0));
  return table.length === rows.length && rises ? table : null;
}

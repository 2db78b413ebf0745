/** The write models of money beside purchases: the books, refunds, shifts, coupons, grants. */
import type { Transfer } from '../core/ledger.ts';

export interface LedgerRow extends Transfer {
  postedAtMs: number;
  actor: string;
}

export interface AccountBalance {
  account: string;
  debitCents: number;
  creditCents: number;
}

export interface LedgerStore {
  /** Appends; the database refuses a kind that its subject has had, and an overdrawn credit. */
  post(transfers: readonly Transfer[], actor: string, postedAtMs: number): Promise<void>;
  /** Credits minus debits: what is owed to this account's owner. */
  owedCents(account: string): Promise<number>;
  /** Every account that ever moved. */
  balances(): Promise<AccountBalance[]>;
  listBySubject(subject: string): Promise<LedgerRow[]>;
}

/** One look into a provider's own records. */
export interface StatementPull {
  id: string;
  provider: string;
  startedAtMs: number;
  fromAtMs: number;
  toAtMs: number;
  complete: boolean;
  lineCount: number;
  newCount: number;
  detail: string;
}

export interface StatementStore {
  insertPull(pull: StatementPull): Promise<void>;
  latestPull(provider: string): Promise<StatementPull | null>;
  latestComplete(provider: string): Promise<StatementPull | null>;
  deletePullsBefore(atMs: number): Promise<void>;
}

export type RefundMethod = 'by_hand' | 'reversal' | 'cash';
export type RefundState = 'requested' | 'sending' | 'sent' | 'done' | 'failed' | 'unknown';

export interface RefundRecord {
  id: string;
  paymentId: string;
  amountCents: number;
  method: RefundMethod;
  state: RefundState;
  /** The receipt of the money that went back. */
  receipt: string | null;
  conversationId: string | null;
  resultToken: string;
  reason: string;
  detail: string;
  requestedBy: string;
  requestedAtMs: number;
  doneAtMs: number | null;
}

export interface RefundStore {
  insert(refund: RefundRecord): Promise<void>;
  update(refund: RefundRecord): Promise<void>;
  find(id: string): Promise<RefundRecord | null>;
  findByToken(resultToken: string): Promise<RefundRecord | null>;
  /** The refund of this money that did not fail. */
  findOfPayment(paymentId: string): Promise<RefundRecord | null>;
  listInState(state: RefundState): Promise<RefundRecord[]>;
}

/** From the first sale until the drawer is counted. */
export interface ShiftRecord {
  id: string;
  drawer: string;
  operatorId: string | null;
  openedAtMs: number;
  floatCents: number;
  closedAtMs: number | null;
  expectedCents: number | null;
  countedCents: number | null;
  note: string;
}

export interface DayCloseRecord {
  /** `2026-03-01` in the shop's time zone. */
  day: string;
  mobileCents: number;
  cashCents: number;
  vouchersCents: number;
  countedCents: number;
  varianceCents: number;
  note: string;
  closedBy: string;
  closedAtMs: number;
}

export interface TillStore {
  insertShift(shift: ShiftRecord): Promise<void>;
  updateShift(shift: ShiftRecord): Promise<void>;
  findShift(id: string): Promise<ShiftRecord | null>;
  findOpenShift(drawer: string): Promise<ShiftRecord | null>;
  insertDayClose(close: DayCloseRecord): Promise<void>;
  findDayClose(day: string): Promise<DayCloseRecord | null>;
}

export interface CouponRecord {
  code: string;
  percent: number | null;
  offCents: number | null;
  planId: string | null;
  maxUses: number;
  expiresAtMs: number | null;
  createdBy: string;
  createdAtMs: number;
  withdrawnAtMs: number | null;
}

/** Internet given without money: a free trial, or on trust while M-Pesa cannot be asked. */
export interface GrantRecord {
  id: string;
  kind: 'trial' | 'provisional';
  mac: string;
  phone: string;
  receipt: string | null;
  voucherId: string;
  createdAtMs: number;
}

export interface CouponFilter {
  find?: string | undefined;
  cursor?: string | undefined;
}

export interface OfferStore {
  insertCoupon(coupon: CouponRecord): Promise<void>;
  withdrawCoupon(code: string, atMs: number): Promise<void>;
  reopenCoupon(code: string): Promise<void>;
  findCoupon(code: string): Promise<CouponRecord | null>;
  /** The newest first, one more than a page. @param find how its code begins */
  listCoupons(filter?: CouponFilter): Promise<CouponRecord[]>;
  /** Whether there is one that is neither withdrawn nor over; it may be used up. */
  hasOpenCoupon(nowMs: number): Promise<boolean>;
  /** Purchases with this coupon that are paid or may still be paid. */
  countCouponUses(code: string): Promise<number>;
  insertGrant(grant: GrantRecord): Promise<void>;
  findGrants(who: { mac: string; phone: string }): Promise<GrantRecord[]>;
  /** Receipts taken on trust since then that no payment bears. */
  listUnprovenGrants(sinceMs: number): Promise<{ phone: string; receipt: string }[]>;
  findGrantByReceipt(receipt: string): Promise<GrantRecord | null>;
  flagPhone(phone: string, reason: string, atMs: number): Promise<void>;
  phoneFlag(phone: string): Promise<string | null>;
  /** The number of the receipt of this purchase, given at the first call: 1, 2, 3 … without gaps. */
  receiptNumber(purchaseId: string, atMs: number): Promise<number>;
}

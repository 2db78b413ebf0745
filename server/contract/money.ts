/** Money on the admin listener: cash sales, refunds, drawers, days and the books. */
import type { PurchaseState } from './portal.ts';

/** POST /sales {id, plan, phone?, language?} → {sale} */
export interface SaleView {
  id: string;
  planName: string;
  priceCents: number;
  currency: string;
  /** In clear, to be read out or printed now. */
  code: string;
}

/** Mobile money that a phone can be asked by; the first is the usual one. */
export interface MobileWay {
  name: string;
  /** As customers know it. */
  label: string;
}

/**
 * POST /sales/mobile {id, plan, phone, provider?, language?} → {sale}; GET /sales/mobile →
 * {sales, ways}, the caller's own of the last hours and who can be asked; GET /sales/mobile/:id and POST /sales/mobile/:id/again → {sale}.
 */
export interface CounterSaleView {
  id: string;
  planId: string;
  planName: string;
  priceCents: number;
  currency: string;
  /** Who is asked for the money, as customers know it. */
  method: string;
  phoneMasked: string;
  state: PurchaseState;
  /** Why it failed; see the words of the screens. */
  reason: string | null;
  /** Earliest moment at which this number may be asked again; posting the same id does it. */
  retryAt: string | null;
  createdAt: string;
  paidAt: string | null;
  /** In clear for half an hour after the payment. */
  code: string | null;
  codeMasked: string | null;
}

/** POST /payments/:id/refund {method, receipt?, reason, password} → {refund} */
export interface RefundView {
  id: string;
  paymentId: string;
  amountCents: number;
  method: 'by_hand' | 'reversal' | 'cash';
  state: 'requested' | 'sending' | 'sent' | 'done' | 'failed' | 'unknown';
  receipt: string | null;
  reason: string;
  detail: string;
  at: string;
}

/** GET /shift, POST /shift/open {floatCents}, POST /shift/close {countedCents, note} → {shift}; GET /shifts → {shifts} */
export interface ShiftView {
  id: string;
  /** User name of whose drawer it is. */
  seller: string;
  openedAt: string;
  floatCents: number;
  /** What should be in the drawer: now, or when it was counted. */
  expectedCents: number;
  countedCents: number | null;
  closedAt: string | null;
  note: string;
}

/** What one attendant brought on a day. */
export interface AttendantDay {
  /** User name. */
  seller: string;
  cashCents: number;
  cashCount: number;
  /** Cards of their stock first used on this day without an entry of the sale: in `vouchersCents` too. */
  usedUnsoldCents: number;
  usedUnsoldCount: number;
  /** Cards in their hands now. */
  cardsLeft: number;
}

/** GET /days/:day → {day}, POST /days/:day/close {countedCents, note} → {day} */
export interface DayView {
  /** `2026-03-01` in the shop's time zone. */
  day: string;
  currency: string;
  /** Received by mobile money. */
  mobileCents: number;
  mobileCount: number;
  /** Taken at the counter. */
  cashCents: number;
  cashCount: number;
  /** Printed vouchers that were first used on this day, at their price. */
  vouchersCents: number;
  vouchersCount: number;
  refundedCents: number;
  /** By attendant, whoever took cash or has cards. */
  attendants: AttendantDay[];
  /** Money of this day that still waits for a decision. */
  suspenseCents: number;
  closed: {
    countedCents: number;
    /** Counted less expected cash (counter and printed vouchers). */
    varianceCents: number;
    note: string;
    by: string;
    at: string;
  } | null;
}

/** GET /ledger → {accounts}: every account with what moved. */
export interface AccountView {
  account: string;
  debitCents: number;
  creditCents: number;
}

/** GET /coupons → {coupons}, POST /coupons {code, percent?|offCents?, plan?, maxUses, expiresAt?} → {coupon} */
export interface CouponView {
  code: string;
  /** Either this or `offCents` is set. */
  percent: number | null;
  offCents: number | null;
  /** Null: for every plan. */
  planName: string | null;
  /** Purchases with it that are paid or may still be. */
  uses: number;
  maxUses: number;
  expiresAt: string | null;
  withdrawnAt: string | null;
  createdBy: string;
  createdAt: string;
}

/**
 * GET /payments/:id/receipt → {receipt}; GET /payments/:id/receipt/a4|80mm|58mm → PDF;
 * POST /payments/:id/receipt/sms → {queued}. Numbers have no gaps: one is given when it is first asked for.
 */
export interface ReceiptView {
  number: number;
  business: { name: string; phone: string; address: string; taxNumber: string };
  paidAt: string;
  what: string;
  priceCents: number;
  /** Before the coupon; null where there was none. */
  listPriceCents: number | null;
  coupon: string | null;
  currency: string;
  /** Contained in the price; null where the owner charges none. */
  tax: { name: string; percent: string; cents: number } | null;
  /** How it was paid: `M-Pesa`, `cash`, `credit` … */
  method: string;
  /** The provider's own, once it is known. */
  providerReceipt: string | null;
  reference: string;
  phoneMasked: string;
  /** The money has gone back since. */
  sentBack: boolean;
  timeZone: string;
}

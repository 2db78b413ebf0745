/** The write model of purchases: what was ordered, what was asked, what money moved, what was heard. */
import type { PaymentState } from '../core/payment.ts';
import type { Limits } from '../core/plan.ts';

export interface PurchaseRecord extends Limits {
  id: string;
  planId: string;
  planName: string;
  /** What is asked for; below `listPriceCents` with a coupon. */
  priceCents: number;
  /** Null where it is the price. */
  listPriceCents: number | null;
  coupon: string | null;
  /** Which provider is asked; `cash` and `credit` need none. */
  provider: string;
  /** Who is asked to pay; empty for cash. */
  phone: string;
  /** Who gets the code by SMS when it is not the payer. */
  giftPhone: string | null;
  /** The code that the plan is bought onto; null for a code of its own. */
  topUpVoucherId: string | null;
  /** Where it was bought; null: at no site, or nobody knows. */
  siteId: string | null;
  mac: string | null;
  clientAddress: string;
  routerParameters: Record<string, string>;
  /** Who sold it at the counter, as the audit log names them; null on the splash and by USSD. */
  soldBy: string | null;
  language: string;
  reference: string;
  state: PaymentState;
  reason: string | null;
  /** The newest prompt. */
  promptId: string | null;
  nextActionAtMs: number | null;
  createdAtMs: number;
  paidAtMs: number | null;
}

export type PromptOutcomeKind =
  | 'created'
  | 'sending'
  | 'accepted'
  | 'rejected'
  | 'not_sent'
  | 'unknown';

export interface PromptRecord {
  id: string;
  purchaseId: string;
  /** 1 for the first try, 2 for the first retry … */
  number: number;
  phone: string;
  callbackToken: string;
  checkoutId: string | null;
  merchantId: string | null;
  outcome: PromptOutcomeKind;
  resends: number;
  resultCode: string | null;
  /** When its turn comes: one number is asked at most once a minute. */
  dueAtMs: number;
  sentAtMs: number | null;
}

/** Money that moved. */
export interface PaymentRecord {
  id: string;
  provider: string;
  receipt: string | null;
  promptId: string | null;
  purchaseId: string | null;
  amountCents: number;
  phone: string | null;
  state: 'allocated' | 'suspense' | 'resolved';
  note: string;
  /** Who took it, for cash. */
  operatorId: string | null;
  receivedAtMs: number;
}

/** What is needed to find the purchase behind a line of the provider's statement. */
export interface MatchRow {
  id: string;
  reference: string;
  priceCents: number;
  phone: string;
  createdAtMs: number;
  paidAtMs: number | null;
  /** It is paid, and no receipt is known for the money. */
  unnamed: boolean;
}

export interface InboundRecord {
  id: string;
  channel: string;
  token: string;
  body: string;
  sourceAddress: string;
  receivedAtMs: number;
}

/** What may be done next with a purchase that is due. */
export type DuePurchase = Pick<PurchaseRecord, 'id' | 'state' | 'provider' | 'promptId'>;

/** What the guards against asking too often look at. */
export interface Standing {
  /** Purchases by this number since `boughtSinceMs`. */
  boughtCount: number;
  /** A purchase of this device that still waits for its payment, prompted since `pendingSinceMs`. */
  pendingPurchaseId: string | null;
  /** Prompts to this number after `promptedSinceMs`. */
  promptCount: number;
  latestPromptAtMs: number | null;
}

export interface PurchaseStore {
  insert(purchase: PurchaseRecord): Promise<void>;
  update(purchase: PurchaseRecord): Promise<void>;
  find(id: string): Promise<PurchaseRecord | null>;
  /** Purchases whose next action is due, the oldest first. */
  listDue(nowMs: number, limit: number): Promise<DuePurchase[]>;
  nextDueAtMs(): Promise<number | null>;
  listInState(state: PaymentState): Promise<PurchaseRecord[]>;
  /** In one query: a customer waits for the answer. */
  standingOf(
    buyer: Pick<PurchaseRecord, 'phone' | 'mac' | 'clientAddress' | 'soldBy'>,
    since: { boughtSinceMs: number; pendingSinceMs: number; promptedSinceMs: number },
  ): Promise<Standing>;
  /** The newest first, 20 at most. */
  listByPhone(phone: string, sinceMs: number): Promise<PurchaseRecord[]>;
  /** When purchases were paid, since then. */
  listPaidMoments(sinceMs: number): Promise<number[]>;
  findByReference(reference: string): Promise<PurchaseRecord | null>;
  /** What this seller sold by asking a phone since then, the newest first, 20 at most. */
  listAskedBy(soldBy: string, sinceMs: number): Promise<PurchaseRecord[]>;
  /** Purchases of this provider made at `sinceMs` or later. */
  listMatchRows(provider: string, sinceMs: number): Promise<MatchRow[]>;

  insertPrompt(prompt: PromptRecord): Promise<void>;
  updatePrompt(prompt: PromptRecord): Promise<void>;
  findPrompt(id: string): Promise<PromptRecord | null>;
  findPromptByToken(callbackToken: string): Promise<PromptRecord | null>;
  listPrompts(purchaseId: string): Promise<PromptRecord[]>;

  insertPayment(payment: PaymentRecord): Promise<void>;
  updatePayment(payment: PaymentRecord): Promise<void>;
  findPayment(id: string): Promise<PaymentRecord | null>;
  findPaymentByReceipt(receipt: string): Promise<PaymentRecord | null>;
  findAllocated(purchaseId: string): Promise<PaymentRecord | null>;
  /** All money of this purchase, the oldest first. */
  listPayments(purchaseId: string): Promise<PaymentRecord[]>;
  listPaymentsByPhone(phone: string, sinceMs: number): Promise<PaymentRecord[]>;
  /** Money of this purchase that waits for a person's decision. */
  findInSuspense(purchaseId: string): Promise<PaymentRecord | null>;

  insertInbound(event: InboundRecord): Promise<void>;
  closeInbound(id: string, atMs: number, outcome: string): Promise<void>;
  /** Everything ever received for a token, the oldest first. */
  listInboundByToken(token: string): Promise<InboundRecord[]>;
  listOpenInbound(limit: number): Promise<InboundRecord[]>;
}

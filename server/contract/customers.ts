/** One customer, known by the phone number, as the counter sees them. */
import type { MessageView } from './messages.ts';
import type { PurchaseState, VoucherStatus } from './portal.ts';

/**
 * What to say to somebody who paid and sees nothing, most pressing first.
 * `money_waits`: received, but nobody has decided about it.
 */
export type CustomerAnswer =
  | 'blocked'
  | 'money_waits'
  | 'pending'
  | 'unknown'
  | 'failed'
  | 'sent_back'
  | 'online'
  | 'sms_failed'
  | 'not_used'
  | 'running'
  | 'over'
  | 'nothing';

/**
 * POST /customers/lookup {query} → {customer}; POST /customers/notes {query, note},
 * POST /customers/block {query, reason} and POST /customers/unblock {query} answer the same.
 * `query` is a phone number, a voucher's code, a receipt of the provider, a reference of ours or
 * the id of a payment; in the body, so that it stays out of logs.
 */
export interface CustomerView {
  /** Masked. */
  phone: string;
  answer: CustomerAnswer;
  currency: string;
  creditCents: number;
  /** Paid in all, and how often; of the purchases below. */
  paidCents: number;
  paidCount: number;
  /** The newest first, 20 at most, as are the lists below. */
  purchases: {
    id: string;
    planName: string;
    priceCents: number;
    state: PurchaseState;
    reason: string | null;
    receipt: string | null;
    at: string;
  }[];
  /** Money that was received and waits for a decision. */
  waiting: { id: string; amountCents: number; receipt: string | null; at: string }[];
  vouchers: {
    id: string;
    codeMasked: string;
    planName: string;
    status: VoucherStatus;
    usedSeconds: number;
    usedBytes: number;
    /** Null: no limit. */
    remainingSeconds: number | null;
    remainingBytes: number | null;
    expiresAt: string | null;
    macs: string[];
  }[];
  sessions: {
    id: string;
    router: string;
    mac: string | null;
    startedAt: string;
    seconds: number;
    bytes: number;
    open: boolean;
  }[];
  messages: {
    id: string;
    kind: string;
    state: MessageView['state'];
    error: string | null;
    at: string;
  }[];
  notes: { id: string; note: string; by: string; at: string }[];
  blocked: { reason: string; by: string; at: string } | null;
  /** Why the box gives this phone nothing on trust any more; null: it does. */
  flagged: string | null;
}

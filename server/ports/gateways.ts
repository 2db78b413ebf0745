/**
 * The outside world as the use cases see it. Each call ends in a value: a refusal, a time-out and
 * a success are all expected outcomes. Only a programming fault throws.
 */
import type { PaymentFailure } from '../core/payment-failure.ts';

export interface PromptRequest {
  /** `2547…` or `2541…`. */
  phone: string;
  /** Integer cents; M-Pesa takes whole shillings, so a multiple of 100. */
  amountCents: number;
  /** At most 12 characters; printed in the customer's own SMS. */
  reference: string;
  /** At most 13 characters. */
  description: string;
  /** Where the provider reports, unguessable and recognisable per purchase. */
  callbackUrl: string;
}

/** `reached` where it is missing or false: nobody at the provider has answered at all. */
export type PromptOutcome =
  | { kind: 'accepted'; checkoutId: string; merchantId: string | null }
  /** The provider said no, in words: nothing will happen on the phone. */
  | { kind: 'rejected'; code: string; detail: string }
  /** It never left this box: safe to send again. */
  | { kind: 'not_sent'; detail: string; reached?: boolean }
  /**
   * It may have left (time-out, broken answer): never send again by yourself. A provider whose
   * transaction id is made by us can be asked about it all the same.
   */
  | { kind: 'unknown'; detail: string; checkoutId?: string; reached?: boolean };

export type QueryOutcome =
  | { kind: 'paid'; receipt: string | null; amountCents: number | null }
  | { kind: 'pending' }
  | { kind: 'failed'; code: string; detail: string }
  | { kind: 'no_answer'; detail: string; reached?: boolean };

/** What a provider's unsolicited message claims. A hint is never proof by itself. */
export interface PaymentHint {
  checkoutId: string | null;
  merchantId: string | null;
  resultCode: string;
  resultText: string;
  receipt: string | null;
  amountCents: number | null;
  phone: string | null;
}

/** One row of the provider's own record of money that came in. */
export interface StatementLine {
  receipt: string;
  amountCents: number;
  /** Whole (`2547…`) when the provider tells it, else null. */
  phone: string | null;
  /** The last three digits, which even a masked number shows. */
  phoneSuffix: string | null;
  /** What the customer typed, or our own reference; as the provider wrote it. */
  reference: string;
  /** When the money moved. */
  atMs: number;
}

export type StatementOutcome =
  | { kind: 'lines'; lines: StatementLine[] }
  | { kind: 'no_answer'; detail: string; reached?: boolean };

export interface RefundRequest {
  /** The receipt of the money that goes back. */
  receipt: string;
  amountCents: number;
  /** At most 100 plain characters. */
  remarks: string;
  /** Where the provider reports how it ended. */
  resultUrl: string;
}

export type RefundOutcome =
  /** Taken on; the result comes later, under this id. */
  | { kind: 'accepted'; conversationId: string }
  | { kind: 'done'; receipt: string }
  | { kind: 'rejected'; code: string; detail: string }
  | { kind: 'not_sent'; detail: string }
  /** It may have gone through: never again by itself. */
  | { kind: 'unknown'; detail: string };

/** What a report on a refund claims. */
export interface RefundReport {
  conversationId: string;
  ok: boolean;
  receipt: string | null;
  detail: string;
}

/** What this provider can do beside asking a phone and being asked about it. */
export interface PaymentCapabilities {
  /** Its own records can be read, so money is found that nobody reported. */
  list: boolean;
  /** Money can be sent back by the box. */
  refund: boolean;
}

export type RegisterOutcome =
  | { kind: 'registered'; detail: string }
  /** Registration is one-time at some providers: the addresses of the first time stay. */
  | { kind: 'already'; detail: string }
  | { kind: 'rejected'; detail: string }
  | { kind: 'no_answer'; detail: string };

/** What the provider is told when it asks whether money is welcome. */
export type Welcome = 'accepted' | 'account_unknown' | 'amount_wrong';

/** Money that customers send by hand, without having been asked by the box. */
export interface HandPayments {
  readonly kind: 'paybill' | 'till';
  /** What the customer types: the business or till number. */
  readonly number: string;
  /** Tells the provider where to ask for a welcome and where to report. */
  register(urls: { validationUrl: string; confirmationUrl: string }): Promise<RegisterOutcome>;
  /** Parses a validation or confirmation body; null when it is none. Never throws. */
  parse(body: string): StatementLine | null;
  /** The body that answers a validation. */
  answer(welcome: Welcome): object;
}

/** A mobile-money service. Each method ends in a value; nothing here throws on what the network does. */
export interface PaymentProvider {
  /** Stable; stored with every purchase and payment. */
  readonly name: string;
  /** As customers know it. */
  readonly label: string;
  readonly simulated: boolean;
  readonly capabilities: PaymentCapabilities;
  /** Since when it has not answered; null while it does, as far as is known. */
  readonly outageSinceMs: number | null;
  /** Null when money cannot be paid in by hand. */
  readonly byHand: HandPayments | null;
  initiate(request: PromptRequest): Promise<PromptOutcome>;
  query(checkoutId: string): Promise<QueryOutcome>;
  /** Parses a prompt's callback; an empty list when it is not one. Never throws. */
  parseInbound(body: string): PaymentHint[];
  /** Whether this has the shape of a receipt of this provider. */
  knowsReceipt(text: string): boolean;
  /** What a failure code of this provider means. */
  explain(code: string): PaymentFailure;
  /** Money that came in from `fromMs` to `toMs`. `no_answer` where `capabilities.list` is false. */
  list(fromMs: number, toMs: number): Promise<StatementOutcome>;
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** Parses the report on a refund; null when it is not one. Never throws. */
  parseRefundReport(body: string): RefundReport | null;
}

/**
 * The outside world as the use cases see it. Each call ends in a value: a refusal, a time-out and
 * a success are all expected outcomes. Only a programming fault throws.
 */

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

export type PromptOutcome =
  | { kind: 'accepted'; checkoutId: string; merchantId: string | null }
  /** The provider said no, in words: nothing will happen on the phone. */
  | { kind: 'rejected'; code: string; detail: string }
  /** It never left this box: safe to send again. */
  | { kind: 'not_sent'; detail: string }
  /** It may have left (time-out, broken answer): never send again by yourself. */
  | { kind: 'unknown'; detail: string };

export type QueryOutcome =
  | { kind: 'paid'; receipt: string | null; amountCents: number | null }
  | { kind: 'pending' }
  | { kind: 'failed'; code: string; detail: string }
  | { kind: 'no_answer'; detail: string };

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

export interface PaymentGateway {
  readonly name: string;
  readonly simulated: boolean;
  initiate(request: PromptRequest): Promise<PromptOutcome>;
  query(checkoutId: string): Promise<QueryOutcome>;
  /** Parses a callback body; an empty list when it is not one. Never throws. */
  parseInbound(body: string): PaymentHint[];
}

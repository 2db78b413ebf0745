import type { VoucherStatus } from './entitlement.ts';
import type { PaymentState } from './payment.ts';

/** What is known of a customer who stands at the counter. */
export interface CustomerFacts {
  blocked: boolean;
  /** Money of this phone waits for somebody's decision. */
  waiting: boolean;
  /** Of the newest purchase; null: none. */
  newest: PaymentState | null;
  /** A device is online now with one of the vouchers. */
  online: boolean;
  /** The newest code could not be told by SMS. */
  smsFailed: boolean;
  /** Of the newest voucher; null: none. */
  voucher: VoucherStatus | null;
}

type Answer =
  | ('blocked' | 'money_waits' | 'pending' | 'unknown' | 'failed' | 'sent_back')
  | ('online' | 'sms_failed' | 'not_used' | 'running' | 'over' | 'nothing');

/** The one thing to say to "I paid and nothing happened", the most pressing first. */
export function customerAnswer(facts: CustomerFacts): Answer {
  if (facts.waiting || facts.newest === 'suspense') return 'money_waits';
  if (facts.online) return 'online';
  const purchase = answerOfPurchase(facts.newest);
  if (purchase !== null) return purchase;
  if (facts.voucher === 'unused') return facts.smsFailed ? 'sms_failed' : 'not_used';
  if (facts.voucher === 'active') return 'running';
  if (facts.voucher !== null) return 'over';
  return facts.blocked ? 'blocked' : 'nothing';
}

function answerOfPurchase(state: PaymentState | null): Answer | null {
  switch (state) {
    case 'created':
    case 'sending':
    case 'prompted':
      return 'pending';
    case 'unknown':
      return 'unknown';
    case 'failed':
    case 'stale':
      return 'failed';
    case 'reversed':
      return 'sent_back';
    default:
      return null;
  }
}

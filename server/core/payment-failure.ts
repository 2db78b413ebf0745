/** Why a payment did not happen: a stable word for screens, messages and statistics. */
export type FailureReason =
  | 'cancelled'
  | 'wrong_pin'
  | 'insufficient_funds'
  | 'limits'
  | 'busy'
  | 'session_open'
  | 'expired'
  | 'not_prompted'
  | 'unreachable'
  | 'operator_fault'
  | 'unknown';

/** What a provider's failure code means to the business, whichever provider it is. */
export interface PaymentFailure {
  reason: FailureReason;
  /** True when this attempt is over; a later proof of payment still wins. */
  terminal: boolean;
  /** True when only the operator can mend it, and every customer will meet it. */
  operatorAlarm: boolean;
}

/** A code that is in no table decides nothing: a person or a later proof does. */
export const UNKNOWN_FAILURE: PaymentFailure = {
  reason: 'unknown',
  terminal: false,
  operatorAlarm: false,
};

/** Only the operator can mend it. */
export const OPERATOR_FAULT: PaymentFailure = {
  reason: 'operator_fault',
  terminal: true,
  operatorAlarm: true,
};

/** This attempt is over, for a reason the customer can do something about. */
export const attemptOver = (reason: FailureReason): PaymentFailure => ({
  reason,
  terminal: true,
  operatorAlarm: false,
});

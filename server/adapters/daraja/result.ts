import {
  OPERATOR_FAULT,
  attemptOver as over,
  type PaymentFailure,
  UNKNOWN_FAILURE,
} from '../../core/payment-failure.ts';

/** Codes of a callback or a status query, then the codes with which a prompt is refused. */
const FAILURES: ReadonlyMap<string, PaymentFailure> = new Map([
  ['1', over('insufficient_funds')],
  ['2', over('limits')],
  ['3', over('limits')],
  ['4', over('limits')],
  ['8', over('limits')],
  ['17', over('busy')],
  ['26', over('busy')],
  ['1001', over('session_open')],
  ['1019', over('expired')],
  ['1025', over('not_prompted')],
  ['9999', over('not_prompted')],
  ['1032', over('cancelled')],
  ['1036', over('unreachable')],
  ['1037', over('unreachable')],
  ['1101', OPERATOR_FAULT],
  ['2001', over('wrong_pin')],
  ['2028', OPERATOR_FAULT],
  ['SFC_IC0003', OPERATOR_FAULT],
  ['8006', OPERATOR_FAULT],

  ['400.002.02', OPERATOR_FAULT],
  ['400.008.01', OPERATOR_FAULT],
  ['400.008.02', OPERATOR_FAULT],
  ['401.003.01', OPERATOR_FAULT],
  ['merchant_unknown', OPERATOR_FAULT],
  ['wrong_credentials', OPERATOR_FAULT],
  ['invalid_callback_url', OPERATOR_FAULT],
  ['invalid_request', OPERATOR_FAULT],
  ['invalid_amount', over('limits')],
  ['invalid_phone', over('unreachable')],
  ['subscriber_locked', over('session_open')],
]);

/**
 * Looks a failure up by its code as text. `0` (paid) and `4999` (still processing) are no failures
 * and read as unknown here; handle them first.
 */
export function darajaFailure(code: string): PaymentFailure {
  return FAILURES.get(code) ?? UNKNOWN_FAILURE;
}

import {
  attemptOver,
  OPERATOR_FAULT,
  type PaymentFailure,
  UNKNOWN_FAILURE,
} from '../../core/payment-failure.ts';

/** Response codes of Airtel's collection API, by their last three digits (Airtel Africa, Error Codes). */
const FAILURES: Readonly<Record<string, PaymentFailure>> = {
  DP00800001002: attemptOver('wrong_pin'),
  DP00800001003: attemptOver('limits'),
  DP00800001004: attemptOver('limits'),
  DP00800001005: attemptOver('cancelled'),
  DP00800001007: attemptOver('insufficient_funds'),
  DP00800001008: attemptOver('cancelled'),
  DP00800001010: OPERATOR_FAULT,
  DP00800001024: attemptOver('expired'),
  DP00800001025: attemptOver('not_prompted'),
  DP00800001026: OPERATOR_FAULT,
  DP00800001029: attemptOver('expired'),
  TF: attemptOver('unknown'),
  TE: attemptOver('expired'),
};

/** A code in no table decides nothing. */
export const airtelFailure = (code: string): PaymentFailure => FAILURES[code] ?? UNKNOWN_FAILURE;

import type {
  HandPayments,
  RegisterOutcome,
  StatementLine,
  Welcome,
} from '../../ports/gateways.ts';
import { asCode, parseObject } from '../outbound/untrusted.ts';
import type { CallResult } from '../outbound/watched-call.ts';
import { readFault } from './answer.ts';
import { readAmountCents, readPhone, readReceipt } from './fields.ts';
import { parseNairobi } from './nairobi.ts';
import { suffixOf } from './statement.ts';
import type { Merchant } from './stk-payload.ts';

const REGISTER_PATHS = ['/mpesa/c2b/v2/registerurl', '/mpesa/c2b/v1/registerurl'] as const;
/** 500.003.1001 with these words: registration is one-time in production. */
const ALREADY = /already registered/i;

const ANSWERS: Record<Welcome, object> = {
  accepted: { ResultCode: '0', ResultDesc: 'Accepted' },
  account_unknown: { ResultCode: 'C2B00012', ResultDesc: 'Rejected' },
  amount_wrong: { ResultCode: 'C2B00013', ResultDesc: 'Rejected' },
};

/** Customer-to-business payments: what customers pay to the paybill or till by hand. */
export function handPayments(
  merchant: Merchant,
  post: (path: string, payload: object) => Promise<CallResult>,
): HandPayments {
  const till = merchant.type === 'till' && merchant.till !== null;
  return {
    kind: till ? 'till' : 'paybill',
    number: till ? (merchant.till ?? '') : merchant.shortcode,
    async register({ validationUrl, confirmationUrl }) {
      let outcome: RegisterOutcome = { kind: 'no_answer', detail: '' };
      for (const path of REGISTER_PATHS) {
        outcome = readRegistration(
          await post(path, {
            ShortCode: merchant.shortcode,
            ResponseType: 'Completed',
            ConfirmationURL: confirmationUrl,
            ValidationURL: validationUrl,
          }),
        );
        // An app without the newer product is refused, and may have the older one.
        if (outcome.kind !== 'rejected') return outcome;
      }
      return outcome;
    },
    parse: parseHandPayment,
    answer: (welcome) => ANSWERS[welcome],
  };
}

function readRegistration(call: CallResult): RegisterOutcome {
  if (call.kind !== 'answer') return { kind: 'no_answer', detail: call.detail };
  const body = parseObject(call.body);
  const code = asCode(body?.ResponseCode);
  if (body && (code === '0' || code === '00000000')) return { kind: 'registered', detail: '' };
  const fault = readFault(call.status, body);
  // The words may repeat the request, and with it the secret of the address.
  return { kind: ALREADY.test(fault.message) ? 'already' : 'rejected', detail: fault.code };
}

/** Unsigned, and anybody may post one: nothing here is believed before the statement says it too. */
function parseHandPayment(body: string): StatementLine | null {
  if (body.length > 64 * 1024) return null;
  const payload = parseObject(body);
  const receipt = readReceipt(payload?.TransID);
  const amountCents = readAmountCents(payload?.TransAmount);
  const atMs = parseNairobi(String(payload?.TransTime ?? ''));
  if (!payload || !receipt || amountCents === null || atMs === null) return null;
  const msisdn = String(payload.MSISDN ?? '');
  const reference = typeof payload.BillRefNumber === 'string' ? payload.BillRefNumber : '';
  return {
    ...{ receipt, amountCents, atMs },
    phone: readPhone(msisdn),
    phoneSuffix: suffixOf(msisdn),
    reference: reference.slice(0, 60),
  };
}

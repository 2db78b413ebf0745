import type { PromptOutcome, QueryOutcome } from '../../ports/gateways.ts';
import { asCode, asIdentifier, parseObject } from '../outbound/untrusted.ts';
import type { CallResult } from '../outbound/watched-call.ts';
import { type Fault, OVERLOADED, readFault } from './answer.ts';
import type { PostResult } from './client.ts';
import { darajaFailure } from './result.ts';

type Scrub = (text: string) => string;

export interface Answer {
  status: number;
  body: string;
}

/** True when the answer says that the access token is not, or no longer, good. */
export function saysInvalidToken({ status, body }: Answer): boolean {
  const parsed = parseObject(body);
  return readFault(status, parsed).kind === 'invalid_token';
}

/** What the answer to an STK push means. Anything not understood is unknown, for it may have run. */
export function readPushAnswer({ status, body }: Answer, scrub: Scrub): PromptOutcome {
  const parsed = parseObject(body);
  const responseCode = asCode(parsed?.ResponseCode);
  if (parsed && responseCode !== null && parsed.errorCode === undefined) {
    const checkoutId = asIdentifier(parsed.CheckoutRequestID);
    if (responseCode === '0' && checkoutId) {
      return { kind: 'accepted', checkoutId, merchantId: asIdentifier(parsed.MerchantRequestID) };
    }
    if (responseCode === '0') return { kind: 'unknown', detail: 'accepted without a checkout id' };
    // Not the numbers of ResultCode: response 1 is not "insufficient funds".
    const detail = scrub(String(parsed.ResponseDescription ?? ''));
    return { kind: 'rejected', code: `response_${responseCode}`, detail };
  }
  return pushFault(readFault(status, parsed), scrub);
}

function pushFault(fault: Fault, scrub: Scrub): PromptOutcome {
  const detail = scrub(`${fault.code} ${fault.message}`);
  switch (fault.kind) {
    case 'invalid_token':
    case 'throttled':
      return { kind: 'not_sent', detail, ...lifeSign(fault) };
    case 'credentials':
    case 'refused':
    case 'subscriber_locked':
      return { kind: 'rejected', code: fault.code, detail };
    case 'being_processed':
    case 'unexplained':
      return { kind: 'unknown', detail, ...lifeSign(fault) };
  }
}

/** An error that Daraja itself has worded shows that it is there; its edge's own words do not. */
function lifeSign(fault: Fault): { reached?: true } {
  const alive = fault.kind !== 'unexplained' || fault.code === OVERLOADED;
  return alive && fault.kind !== 'throttled' ? { reached: true } : {};
}

/** What the answer to an STK query means. Only a code known to be final is a failure. */
export function readQueryAnswer(
  { status, body }: Answer,
  checkoutId: string,
  scrub: Scrub,
): QueryOutcome {
  const parsed = parseObject(body);
  const resultCode = asCode(parsed?.ResultCode);
  if (!parsed || resultCode === null || parsed.errorCode !== undefined) {
    const fault = readFault(status, parsed);
    return fault.kind === 'being_processed'
      ? { kind: 'pending' }
      : { kind: 'no_answer', detail: scrub(`${fault.code} ${fault.message}`), ...lifeSign(fault) };
  }
  const answeredId = parsed.CheckoutRequestID;
  if (answeredId !== undefined && answeredId !== checkoutId) {
    return { kind: 'no_answer', detail: 'the answer is about another checkout', reached: true };
  }
  if (resultCode === '0') return { kind: 'paid', receipt: null, amountCents: null };
  if (resultCode === '4999') return { kind: 'pending' };
  const detail = scrub(String(parsed.ResultDesc ?? ''));
  return darajaFailure(resultCode).terminal
    ? { kind: 'failed', code: resultCode, detail }
    : {
        kind: 'no_answer',
        detail: scrub(`unknown result code ${resultCode} ${detail}`),
        reached: true,
      };
}

/** One request as it went: posted, without a token to post with, or not even begun. */
export type Posted = PostResult | { kind: 'turned_away' };

/** The answer, or why there is none and whether anything can have left this box. */
export function readPosted(posted: Posted): CallResult {
  if (posted.kind === 'turned_away') {
    return { kind: 'never_sent', detail: 'too many requests are waiting' };
  }
  if (posted.kind === 'no_token') return { kind: 'never_sent', detail: posted.outcome.detail };
  return posted.call;
}

export function readPush(posted: Posted, scrub: Scrub): PromptOutcome {
  if (posted.kind === 'no_token' && posted.outcome.kind === 'refused') {
    const { code, detail } = posted.outcome;
    return { kind: 'rejected', code, detail };
  }
  const call = readPosted(posted);
  if (call.kind === 'answer') return readPushAnswer(call, scrub);
  return { kind: call.kind === 'never_sent' ? 'not_sent' : 'unknown', detail: call.detail };
}

export function readQuery(posted: Posted, checkoutId: string, scrub: Scrub): QueryOutcome {
  const call = readPosted(posted);
  if (call.kind === 'answer') return readQueryAnswer(call, checkoutId, scrub);
  return { kind: 'no_answer', detail: call.detail };
}

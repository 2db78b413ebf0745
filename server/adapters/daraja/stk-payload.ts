import type { PromptRequest } from '../../ports/gateways.ts';
import { nairobiTimestamp } from './nairobi.ts';

/** Who collects: a paybill, or a till with the store number it belongs to. */
export interface Merchant {
  /** The paybill, or for a till the store (head-office) number. */
  shortcode: string;
  passkey: string;
  till: string | null;
  type: 'paybill' | 'till';
}

type Validation = { ok: true } | { ok: false; code: string; detail: string };

const MAX_AMOUNT_CENTS = 250_000 * 100;

/** Words in a callback address that Daraja refuses. */
const FORBIDDEN_WORDS = /mpesa|safaricom|exe|cmd|sql|query/i;

/** base64 of shortcode, passkey and timestamp. */
function stkPassword(merchant: Merchant, timestamp: string): string {
  return Buffer.from(merchant.shortcode + merchant.passkey + timestamp).toString('base64');
}

/** Finds what Daraja would refuse, before a customer waits for it. */
export function validatePrompt(request: PromptRequest, httpsOnly: boolean): Validation {
  const { amountCents, reference, description } = request;
  if (!/^254[17]\d{8}$/.test(request.phone)) {
    return refuse('invalid_phone', 'the phone number must look like 2547… or 2541…');
  }
  const whole = Number.isSafeInteger(amountCents) && amountCents % 100 === 0;
  if (!whole || amountCents < 100 || amountCents > MAX_AMOUNT_CENTS) {
    return refuse('invalid_amount', 'the amount must be whole shillings, 1 to 250,000');
  }
  if (!/^[\x20-\x7e]{1,12}$/.test(reference)) {
    return refuse('invalid_request', 'the reference must have 1 to 12 plain characters');
  }
  if (!/^[\x20-\x7e]{1,13}$/.test(description)) {
    return refuse('invalid_request', 'the description must have 1 to 13 plain characters');
  }
  return validateCallbackUrl(request.callbackUrl, httpsOnly);
}

function validateCallbackUrl(callbackUrl: string, httpsOnly: boolean): Validation {
  if (!URL.canParse(callbackUrl)) return refuse('invalid_callback_url', 'it is no address');
  const { protocol } = new URL(callbackUrl);
  if (protocol !== 'https:' && (httpsOnly || protocol !== 'http:')) {
    return refuse('invalid_callback_url', 'the callback address must start with https://');
  }
  const word = FORBIDDEN_WORDS.exec(callbackUrl)?.[0];
  return word
    ? refuse('invalid_callback_url', `the callback address must not contain "${word}"`)
    : { ok: true };
}

function refuse(code: string, detail: string): Validation {
  return { ok: false, code, detail };
}

/** The body of an STK push. For a till PartyB is the till and the shortcode stays the store's. */
export function stkPushPayload(merchant: Merchant, request: PromptRequest, nowMs: number) {
  const timestamp = nairobiTimestamp(nowMs);
  const till = merchant.type === 'till';
  return {
    BusinessShortCode: merchant.shortcode,
    Password: stkPassword(merchant, timestamp),
    Timestamp: timestamp,
    TransactionType: till ? 'CustomerBuyGoodsOnline' : 'CustomerPayBillOnline',
    Amount: request.amountCents / 100,
    PartyA: request.phone,
    PartyB: till && merchant.till ? merchant.till : merchant.shortcode,
    PhoneNumber: request.phone,
    CallBackURL: request.callbackUrl,
    AccountReference: request.reference,
    TransactionDesc: request.description,
  };
}

/** The body of an STK status query. */
export function stkQueryPayload(merchant: Merchant, checkoutId: string, nowMs: number) {
  const timestamp = nairobiTimestamp(nowMs);
  return {
    BusinessShortCode: merchant.shortcode,
    Password: stkPassword(merchant, timestamp),
    Timestamp: timestamp,
    CheckoutRequestID: checkoutId,
  };
}

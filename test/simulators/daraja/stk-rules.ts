import type { SimulatedReply } from '../http.ts';
import { fault } from './faults.ts';
import { parseNairobiDigits } from './identifiers.ts';

export interface MerchantRules {
  /** Null accepts any shortcode. */
  shortcode: string | null;
  /** Null accepts any passkey. */
  passkey: string | null;
  /** True refuses callback addresses that do not start with https, as the real service does. */
  httpsCallbacksOnly: boolean;
}

export interface PushOrder {
  shortcode: string;
  partyB: string;
  type: 'CustomerPayBillOnline' | 'CustomerBuyGoodsOnline';
  phone: string;
  amount: number;
  callbackUrl: string;
  reference: string;
  description: string;
}

const MAX_CLOCK_DIFFERENCE_MS = 3600 * 1000;
const FORBIDDEN_WORDS = /mpesa|safaricom|exe|exec|cmd|sql|query/i;

/** Password and timestamp, which a push and a query share; null when they are good. */
export function checkPassword(
  body: Record<string, unknown>,
  rules: MerchantRules,
  nowMs: number,
): SimulatedReply | null {
  const shortcode = text(body.BusinessShortCode);
  if (!/^\d{5,7}$/.test(shortcode)) return invalid('BusinessShortCode');
  const timestamp = text(body.Timestamp);
  const atMs = parseNairobiDigits(timestamp);
  // A timestamp in UTC is three hours behind and is caught here.
  if (atMs === null || Math.abs(nowMs - atMs) > MAX_CLOCK_DIFFERENCE_MS) {
    return invalid('Timestamp');
  }
  if (rules.shortcode !== null && shortcode !== rules.shortcode) {
    return fault(500, '500.001.1001', 'Merchant does not exist');
  }
  const password = Buffer.from(text(body.Password), 'base64').toString('utf8');
  const matches =
    rules.passkey === null
      ? password.startsWith(shortcode) &&
        password.endsWith(timestamp) &&
        password.length > shortcode.length + timestamp.length
      : password === shortcode + rules.passkey + timestamp;
  return matches ? null : fault(500, '500.001.1001', 'Wrong credentials');
}

/** Checks every field of a push in the order in which the real service complains. */
export function readPush(
  body: Record<string, unknown>,
  rules: MerchantRules,
): PushOrder | SimulatedReply {
  const type = text(body.TransactionType);
  if (type !== 'CustomerPayBillOnline' && type !== 'CustomerBuyGoodsOnline') {
    return invalid('TransactionType');
  }
  const amount = Number(body.Amount);
  if (!Number.isInteger(amount) || amount < 1 || amount > 250_000) return invalid('Amount');
  const phone = text(body.PhoneNumber);
  if (!/^254[17]\d{8}$/.test(phone)) return invalid('PhoneNumber');
  if (text(body.PartyA) !== phone) return invalid('PartyA');
  const partyB = text(body.PartyB);
  if (!/^\d{5,7}$/.test(partyB)) return invalid('PartyB');
  const callbackUrl = text(body.CallBackURL);
  if (!goodCallback(callbackUrl, rules.httpsCallbacksOnly)) return invalid('CallBackURL');
  const reference = text(body.AccountReference);
  if (reference.length < 1 || reference.length > 12) return invalid('AccountReference');
  const description = text(body.TransactionDesc);
  if (description.length < 1 || description.length > 13) return invalid('TransactionDesc');
  const shortcode = text(body.BusinessShortCode);
  return { shortcode, partyB, type, phone, amount, callbackUrl, reference, description };
}

/** A receiver that does not fit the kind of sale is noticed only after the push was accepted. */
export function receiverFault(order: PushOrder): { code: string; text: string } | null {
  if (order.type === 'CustomerPayBillOnline') {
    return order.partyB === order.shortcode
      ? null
      : { code: '2028', text: 'The request is not permitted according to product assignment.' };
  }
  return order.partyB === order.shortcode
    ? { code: 'SFC_IC0003', text: 'The operator does not exist.' }
    : null;
}

function goodCallback(callbackUrl: string, httpsOnly: boolean): boolean {
  if (!URL.canParse(callbackUrl) || FORBIDDEN_WORDS.test(callbackUrl)) return false;
  const { protocol } = new URL(callbackUrl);
  return protocol === 'https:' || (protocol === 'http:' && !httpsOnly);
}

function invalid(field: string): SimulatedReply {
  return fault(400, '400.002.02', `Bad Request - Invalid ${field}`);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

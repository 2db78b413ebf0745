import type { PaymentHint } from '../../ports/gateways.ts';
import { asCode, asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';
import { readAmountCents, readPhone, readReceipt } from './fields.ts';

const MAX_BODY_LENGTH = 64 * 1024;
const MAX_ITEMS = 50;

/**
 * Reads an STK callback `{Body: {stkCallback: {…}}}`. It is unsigned and anybody may post one, so
 * everything in it is checked for shape and nothing is believed. Empty when it is no callback.
 */
export function parseStkCallback(body: string): PaymentHint[] {
  if (body.length > MAX_BODY_LENGTH) return [];
  const callback = asObject(asObject(parseObject(body)?.Body)?.stkCallback);
  if (!callback) return [];
  const resultCode = asCode(callback.ResultCode);
  const checkoutId = asIdentifier(callback.CheckoutRequestID);
  if (resultCode === null || checkoutId === null) return [];
  const items = resultCode === '0' ? metadata(callback.CallbackMetadata) : new Map();
  return [
    {
      checkoutId,
      merchantId: asIdentifier(callback.MerchantRequestID),
      resultCode,
      resultText: text(callback.ResultDesc),
      receipt: readReceipt(items.get('MpesaReceiptNumber')),
      amountCents: readAmountCents(items.get('Amount')),
      phone: readPhone(items.get('PhoneNumber')),
    },
  ];
}

/** Items come in any order and some lack a Value, so they are read by Name; the first one wins. */
function metadata(value: unknown): Map<string, unknown> {
  const list = asObject(value)?.Item;
  const items = new Map<string, unknown>();
  if (!Array.isArray(list)) return items;
  for (const entry of list.slice(0, MAX_ITEMS)) {
    const item = asObject(entry);
    if (typeof item?.Name === 'string' && !items.has(item.Name)) items.set(item.Name, item.Value);
  }
  return items;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 200) : '';
}

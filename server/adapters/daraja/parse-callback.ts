import type { PaymentHint } from '../../ports/gateways.ts';
import { asCode, asIdentifier, asObject, parseObject } from '../outbound/untrusted.ts';

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
      receipt: receipt(items.get('MpesaReceiptNumber')),
      amountCents: amountCents(items.get('Amount')),
      phone: phone(items.get('PhoneNumber')),
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

function receipt(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const code = value.trim().toUpperCase();
  return /^[A-Z0-9]{6,20}$/.test(code) ? code : null;
}

function amountCents(value: unknown): number | null {
  const amount = typeof value === 'string' && /^\d{1,9}(\.\d{1,2})?$/.test(value) ? +value : value;
  if (typeof amount !== 'number' || !(amount > 0 && amount < 1e9)) return null;
  const cents = Math.round(amount * 100);
  // More than two decimals is no amount of money: better none than a rounded one.
  return Math.abs(amount * 100 - cents) < 1e-6 ? cents : null;
}

function phone(value: unknown): string | null {
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^254[17]\d{8}$/.test(digits) ? digits : null;
}

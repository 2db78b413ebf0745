import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStkCallback } from './parse-callback.ts';

const ITEMS = [
  { Name: 'Amount', Value: 20.0 },
  { Name: 'MpesaReceiptNumber', Value: 'UC1ABC2DEF' },
  { Name: 'Balance' },
  { Name: 'TransactionDate', Value: 20260301120000 },
  { Name: 'PhoneNumber', Value: 254712345670 },
];

function callback(changes: object = {}): string {
  const stkCallback = {
    MerchantRequestID: '29115-34620561-1',
    CheckoutRequestID: 'ws_CO_1',
    ResultCode: 0,
    ResultDesc: 'The service request is processed successfully.',
    CallbackMetadata: { Item: ITEMS },
    ...changes,
  };
  return JSON.stringify({ Body: { stkCallback } });
}

describe('STK callback', () => {
  it('reads a success by the names of its items, in any order', () => {
    const expected = {
      checkoutId: 'ws_CO_1',
      merchantId: '29115-34620561-1',
      resultCode: '0',
      resultText: 'The service request is processed successfully.',
      receipt: 'UC1ABC2DEF',
      amountCents: 2000,
      phone: '254712345670',
    };
    expect(parseStkCallback(callback())).toEqual([expected]);
    const reversed = { CallbackMetadata: { Item: [...ITEMS].reverse() } };
    expect(parseStkCallback(callback(reversed))).toEqual([expected]);
  });

  it.each([
    [1032, '1032'],
    ['1032', '1032'],
    ['SFC_IC0003', 'SFC_IC0003'],
  ])('takes ResultCode %j as text', (code, text) => {
    const body = callback({ ResultCode: code, CallbackMetadata: undefined });
    expect(parseStkCallback(body)).toMatchObject([{ resultCode: text, receipt: null }]);
  });

  it('takes no money from the metadata of a failure', () => {
    expect(parseStkCallback(callback({ ResultCode: 1032 }))).toMatchObject([
      { receipt: null, amountCents: null, phone: null },
    ]);
  });

  it.each([
    ['5.00', 500],
    [5.5, 550],
    [0.29, 29],
    [0, null],
    [-5, null],
    [1.001, null],
    ['5,00', null],
    ['1e3', null],
    [1e12, null],
    [null, null],
  ])('reads Amount %j as %j cents', (Value, cents) => {
    const body = callback({ CallbackMetadata: { Item: [{ Name: 'Amount', Value }] } });
    expect(parseStkCallback(body)).toMatchObject([{ amountCents: cents }]);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"Body":null}',
    '{"Body":{"stkCallback":[]}}',
    callback({ ResultCode: undefined }),
    callback({ ResultCode: { $gt: 0 } }),
    callback({ CheckoutRequestID: 7 }),
    callback({ CheckoutRequestID: 'x'.repeat(101) }),
    callback({ ResultDesc: 'x'.repeat(70_000) }),
  ])('finds no callback in hostile text %#', (body) => {
    expect(parseStkCallback(body)).toEqual([]);
  });

  it('survives any JSON in any place of the callback', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (code, meta, item) => {
        parseStkCallback(callback({ ResultCode: code, CallbackMetadata: meta }));
        parseStkCallback(callback({ CallbackMetadata: { Item: [item] }, ResultDesc: code }));
        parseStkCallback(JSON.stringify({ Body: meta }));
      }),
    );
  });
});

import type { Random } from '../../../server/ports/system.ts';
import { json, type SimulatedReply } from '../http.ts';
import { behaviourOf } from './behaviours.ts';
import { fault } from './faults.ts';
import { nairobiDigits, newCheckoutId, newMerchantId, newReceipt } from './identifiers.ts';
import type { PlannedCallback, Prompt, Transaction } from './ledger.ts';
import { type PushOrder, receiverFault } from './stk-rules.ts';

/** Decides at the moment of the push everything that will become of it. */
export function planPrompt(
  order: PushOrder,
  times: { nowMs: number; delayMs: number; expiryMs: number },
  random: Random,
): Prompt {
  const { nowMs, delayMs } = times;
  const behaviour = behaviourOf(order.phone);
  const misdirected = receiverFault(order);
  const settlesAtMs =
    nowMs +
    (behaviour.settlesAfterDelays === null
      ? times.expiryMs
      : behaviour.settlesAfterDelays * delayMs);
  const { falseFailure } = behaviour;
  const callbackAtMs = falseFailure ? nowMs + falseFailure.untilDelays * delayMs : settlesAtMs;
  const state: PlannedCallback['state'] = behaviour.callback === 'lost' ? 'lost' : 'pending';
  const payments = Array.from({ length: misdirected ? 0 : behaviour.payments }, (_, index) => ({
    receipt: newReceipt(nowMs, random),
    atMs: settlesAtMs + index * delayMs,
    moved: false,
  }));
  return {
    checkoutId: newCheckoutId(nowMs, random),
    merchantId: newMerchantId(random),
    shortcode: order.shortcode,
    partyB: order.partyB,
    phone: order.phone,
    amount: order.amount,
    reference: order.reference,
    description: order.description,
    callbackUrl: order.callbackUrl,
    createdAtMs: nowMs,
    settlesAtMs,
    resultCode: misdirected?.code ?? behaviour.resultCode,
    resultText: misdirected?.text ?? behaviour.resultText,
    falseFailure:
      falseFailure && !misdirected
        ? { code: falseFailure.code, text: falseFailure.text, untilMs: callbackAtMs }
        : null,
    queries: 0,
    payments,
    callbacks:
      payments.length === 0
        ? [{ dueAtMs: callbackAtMs, receipt: null, state }]
        : payments.map(({ receipt }, index) => ({
            dueAtMs: callbackAtMs + index * delayMs,
            receipt,
            state,
          })),
  };
}

/** The answer to an accepted push. */
export function pushAnswer(prompt: Prompt): SimulatedReply {
  return json(200, {
    MerchantRequestID: prompt.merchantId,
    CheckoutRequestID: prompt.checkoutId,
    ResponseCode: '0',
    ResponseDescription: 'Success. Request accepted for processing',
    CustomerMessage: 'Success. Request accepted for processing',
  });
}

/** The answer to a status query: no receipt, no amount, and two ways of saying "not yet". */
export function queryAnswer(prompt: Prompt | undefined, nowMs: number): SimulatedReply {
  if (!prompt) return fault(500, '500.001.1001', 'The transaction does not Exist');
  if (nowMs < prompt.settlesAtMs) {
    return prompt.queries % 2 === 1
      ? queryResult(prompt, '4999', 'The transaction is still under processing')
      : fault(500, '500.001.1001', 'The transaction is being processed');
  }
  if (prompt.falseFailure && nowMs < prompt.falseFailure.untilMs) {
    return queryResult(prompt, prompt.falseFailure.code, prompt.falseFailure.text);
  }
  return queryResult(prompt, prompt.resultCode, prompt.resultText);
}

function queryResult(prompt: Prompt, code: string, text: string): SimulatedReply {
  return json(200, {
    ResponseCode: '0',
    ResponseDescription: 'The service request has been accepted successsfully',
    MerchantRequestID: prompt.merchantId,
    CheckoutRequestID: prompt.checkoutId,
    ResultCode: code,
    ResultDesc: text,
  });
}

/** The body of one callback; metadata only when money moved. */
export function callbackBody(prompt: Prompt, callback: PlannedCallback, atMs: number): object {
  const stkCallback = {
    MerchantRequestID: prompt.merchantId,
    CheckoutRequestID: prompt.checkoutId,
    ResultCode: /^\d+$/.test(prompt.resultCode) ? Number(prompt.resultCode) : prompt.resultCode,
    ResultDesc: prompt.resultText,
  };
  if (callback.receipt === null) return { Body: { stkCallback } };
  const Item = [
    { Name: 'Amount', Value: prompt.amount },
    { Name: 'MpesaReceiptNumber', Value: callback.receipt },
    { Name: 'Balance' },
    { Name: 'TransactionDate', Value: Number(nairobiDigits(atMs)) },
    { Name: 'PhoneNumber', Value: Number(prompt.phone) },
  ];
  return { Body: { stkCallback: { ...stkCallback, CallbackMetadata: { Item } } } };
}

/** The money of one payment of a prompt. */
export function transactionOf(prompt: Prompt, receipt: string, atMs: number): Transaction {
  return {
    receipt,
    checkoutId: prompt.checkoutId,
    shortcode: prompt.shortcode,
    phone: prompt.phone,
    amount: prompt.amount,
    reference: prompt.reference,
    atMs,
    reversed: false,
  };
}

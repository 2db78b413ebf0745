import { drawer, type Transfer } from '../../core/ledger.ts';
import { nextPaymentState } from '../../core/payment.ts';
import { findReceipt } from '../../core/receipt.ts';
import { AppError } from '../../ports/errors.ts';
import type { RefundOutcome } from '../../ports/gateways.ts';
import type { RefundMethod, RefundRecord } from '../../ports/money-stores.ts';
import type { InboundRecord, PaymentRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { moneyAccount } from './book-money.ts';
import { closePurchase, waitingMoney } from './decide-suspense.ts';
import type { PurchaseDeps } from './deps.ts';

export interface RefundInput {
  /** Of the payment, or of its purchase. */
  id: string;
  method: RefundMethod;
  /** The M-Pesa receipt of money that was sent back by hand. */
  receipt?: string | undefined;
  reason: string;
}

/**
 * Money goes back to the customer. A paid purchase is taken back first: its unused voucher ends, a
 * used one leaves a mark on the phone. By hand and in cash the money has gone already; a reversal
 * is sent by the box, once, and stays open until the provider has reported.
 * @throws AppError payment_unknown | payment_not_open | refund_exists | reversals_off |
 *   reversal_impossible | receipt_invalid
 */
export async function refundPayment(
  deps: PurchaseDeps,
  stores: Stores,
  actor: { name: string; operatorId: string | null },
  input: RefundInput,
): Promise<RefundRecord> {
  const payment = await owedMoney(deps, stores, actor.name, input);
  if (await stores.refunds.findOfPayment(payment.id)) {
    throw new AppError(409, 'refund_exists', 'This money is being sent back already.');
  }
  const nowMs = deps.clock.now();
  if (payment.provider === 'credit' && input.method !== 'cash') {
    const words = 'This was paid from credit: give cash, or keep it as credit again.';
    throw new AppError(409, 'reversal_impossible', words);
  }
  const byBox = input.method === 'reversal';
  if (byBox) assertReversible(deps, payment);
  const refund: RefundRecord = {
    id: deps.random.uuid(),
    paymentId: payment.id,
    amountCents: payment.amountCents,
    method: input.method,
    state: byBox ? 'requested' : 'done',
    receipt: input.method === 'by_hand' ? receiptOf(input.receipt) : null,
    conversationId: null,
    resultToken: Buffer.from(deps.random.bytes(24)).toString('hex'),
    reason: input.reason,
    detail: '',
    requestedBy: actor.name,
    requestedAtMs: nowMs,
    doneAtMs: byBox ? null : nowMs,
  };
  await stores.refunds.insert(refund);
  const { id, method, reason, receipt, amountCents } = refund;
  const detail = { refund: id, method, reason, receipt, amountCents };
  const entry = { actor: actor.name, action: 'payment.refund', subject: payment.id, detail };
  await stores.audit.append(entry, nowMs);
  if (!byBox) await paidBack(stores, payment, refund, actor, nowMs);
  return refund;
}

function receiptOf(typed: string | undefined): string {
  const receipt = findReceipt(typed ?? '');
  if (receipt) return receipt;
  throw new AppError(422, 'receipt_invalid', 'Type the M-Pesa code of the money you sent back.', {
    receipt: 'Ten letters and digits, like SKJ4H7K2LM.',
  });
}

function assertReversible(deps: PurchaseDeps, payment: PaymentRecord): void {
  if (!deps.policy().reversals) {
    const words = 'Sending money back by the box is off. Turn it on in the settings.';
    throw new AppError(409, 'reversals_off', words);
  }
  const provider = deps.providers.find(payment.provider);
  if (!provider?.capabilities.refund || payment.receipt === null) {
    const words = 'This money cannot be sent back by the box. Send it by hand and note the code.';
    throw new AppError(409, 'reversal_impossible', words);
  }
}

/** The money as owed to the customer; a sale is taken back for it. */
async function owedMoney(
  deps: PurchaseDeps,
  stores: Stores,
  actor: string,
  input: RefundInput,
): Promise<PaymentRecord> {
  const { purchases } = stores;
  const sold = (await purchases.findAllocated(input.id)) ?? (await purchases.findPayment(input.id));
  if (sold?.state !== 'allocated') return waitingMoney(stores, input.id);
  const purchase = sold.purchaseId ? await purchases.find(sold.purchaseId) : null;
  const state = purchase && nextPaymentState(purchase.state, 'reverse');
  if (!purchase || !state) throw new AppError(409, 'payment_not_open', 'It is refunded already.');
  if (sold.amountCents !== purchase.priceCents) {
    const words = 'Part of this money became credit. Pay it out by hand and settle it with a note.';
    throw new AppError(409, 'payment_split', words);
  }
  const nowMs = deps.clock.now();
  const voucher = await stores.vouchers.findByPurchase(purchase.id);
  const unused = voucher?.status === 'unused';
  if (voucher && unused) await stores.vouchers.revoke(voucher.id, nowMs);
  else if (purchase.phone !== '') {
    await stores.offers.flagPhone(purchase.phone, `refunded after use: ${input.reason}`, nowMs);
  }
  await purchases.update({ ...purchase, state, reason: null, nextActionAtMs: null });
  const owed: PaymentRecord = { ...sold, state: 'suspense', note: 'sale taken back' };
  await purchases.updatePayment(owed);
  const back: Transfer = {
    ...{ kind: 'sale_taken_back', subject: purchase.id, debit: 'refunds', credit: 'suspense' },
    ...{ amountCents: purchase.priceCents, memo: input.reason },
  };
  await stores.ledger.post([back], actor, nowMs);
  const detail = { voucher: unused ? 'revoked' : 'used', reason: input.reason };
  const entry = { actor, action: 'purchase.take_back', subject: purchase.id, detail };
  await stores.audit.append(entry, nowMs);
  return owed;
}

/** The money has gone back: the debt and the money leave the books together. */
async function paidBack(
  stores: Stores,
  payment: PaymentRecord,
  refund: RefundRecord,
  actor: { name: string; operatorId: string | null },
  nowMs: number,
): Promise<void> {
  const memo = refund.receipt ?? refund.reason;
  const credit =
    refund.method === 'cash' ? drawer(actor.operatorId ?? 'counter') : moneyAccount(payment);
  const { id: subject, amountCents } = payment;
  const back: Transfer = {
    kind: 'refunded',
    subject,
    debit: 'suspense',
    credit,
    amountCents,
    memo,
  };
  await stores.ledger.post([back], actor.name, nowMs);
  const note = `refunded: ${refund.reason}`;
  await stores.purchases.updatePayment({ ...payment, state: 'resolved', note });
  await closePurchase(stores, payment);
}

/** Refunds that the box has still to send; one that was interrupted is never sent again. */
export async function dueRefundWork(
  deps: PurchaseDeps,
): Promise<{ key: string; run(): Promise<void> }[]> {
  const due = await deps.database.read.refunds.listInState('requested');
  return due.map(({ id }) => ({ key: `refund ${id}`, run: () => sendRefund(deps, id) }));
}

async function sendRefund(deps: PurchaseDeps, id: string): Promise<void> {
  const claimed = await deps.database.transaction(async (stores) => {
    const refund = await stores.refunds.find(id);
    const payment = refund && (await stores.purchases.findPayment(refund.paymentId));
    if (refund?.state !== 'requested' || !payment?.receipt) return null;
    await stores.refunds.update({ ...refund, state: 'sending' });
    return { refund, payment, receipt: payment.receipt };
  });
  const provider = claimed && deps.providers.find(claimed.payment.provider);
  if (!claimed || !provider) return;
  const { refund, receipt } = claimed;
  const outcome = await provider.refund({
    receipt,
    amountCents: refund.amountCents,
    remarks: 'Refund',
    resultUrl: deps.refundUrl(provider.name, refund.resultToken),
  });
  await deps.database.transaction((stores) => recordOutcome(deps, stores, id, outcome));
}

async function recordOutcome(
  deps: PurchaseDeps,
  stores: Stores,
  id: string,
  outcome: RefundOutcome,
): Promise<void> {
  const refund = await stores.refunds.find(id);
  // The report may have overtaken the answer.
  if (refund?.state !== 'sending') return;
  switch (outcome.kind) {
    case 'accepted': {
      const { conversationId } = outcome;
      return stores.refunds.update({ ...refund, state: 'sent', conversationId });
    }
    case 'done':
      return finish(deps, stores, refund, outcome.receipt);
    case 'unknown':
      return stores.refunds.update({ ...refund, state: 'unknown', detail: outcome.detail });
    case 'rejected':
    case 'not_sent':
      return stores.refunds.update({ ...refund, state: 'failed', detail: outcome.detail });
  }
}

/** Works on the provider's report of how a reversal ended. */
export async function processRefundReport(
  deps: PurchaseDeps,
  event: InboundRecord,
): Promise<string> {
  return deps.database.transaction(async (stores) => {
    const refund = await stores.refunds.findByToken(event.token);
    const payment = refund && (await stores.purchases.findPayment(refund.paymentId));
    const provider = payment && deps.providers.find(payment.provider);
    const report = provider?.parseRefundReport(event.body);
    if (!refund || !report) return 'not understood';
    if (!['sending', 'sent', 'unknown'].includes(refund.state)) return `is ${refund.state} already`;
    const { conversationId, ok, detail } = report;
    if (refund.conversationId !== null && refund.conversationId !== conversationId) {
      return 'is about another refund';
    }
    if (ok) await finish(deps, stores, { ...refund, conversationId }, report.receipt);
    else await stores.refunds.update({ ...refund, conversationId, state: 'failed', detail });
    return ok ? 'refunded' : 'failed';
  });
}

async function finish(
  deps: PurchaseDeps,
  stores: Stores,
  refund: RefundRecord,
  receipt: string | null,
): Promise<void> {
  const nowMs = deps.clock.now();
  const payment = await stores.purchases.findPayment(refund.paymentId);
  const done: RefundRecord = { ...refund, state: 'done', receipt, doneAtMs: nowMs };
  await stores.refunds.update(done);
  if (!payment) return;
  await paidBack(stores, payment, done, { name: refund.requestedBy, operatorId: null }, nowMs);
}

import { nextPaymentState } from '../../core/payment.ts';
import { limitsOf } from '../../core/plan.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';

/** Money that the provider has confirmed. */
export interface Proof {
  purchaseId: string;
  promptId: string;
  receipt: string | null;
  /** Null when the provider's query does not say (STK query never does): the price was prompted. */
  amountCents: number | null;
  /** Who says so, for the audit log: `query`, `callback`, `claim`. */
  source: string;
}

export type Settlement = 'paid' | 'already_paid' | 'receipt_added' | 'second_payment' | 'short';

/**
 * Turns confirmed money into exactly one voucher: payment, voucher, SMS and audit rows in one
 * transaction. A second confirmation of the same money answers `already_paid`; other money for
 * the same purchase is kept in suspense for a person.
 */
export async function settlePayment(
  deps: PurchaseDeps,
  stores: Stores,
  proof: Proof,
): Promise<Settlement> {
  const purchase = await stores.purchases.find(proof.purchaseId);
  if (!purchase) throw new Error('A proof without a purchase');
  const known = proof.receipt ? await stores.purchases.findPaymentByReceipt(proof.receipt) : null;
  if (known) return 'already_paid';
  const allocated = await stores.purchases.findAllocated(purchase.id);
  if (allocated) return moreMoney(deps, stores, purchase, allocated, proof);

  const amountCents = proof.amountCents ?? purchase.priceCents;
  const short = amountCents < purchase.priceCents;
  const state = nextPaymentState(purchase.state, short ? 'short' : 'proof');
  if (state !== 'paid') {
    await keepInSuspense(deps, stores, purchase, proof, short ? 'below the price' : 'not expected');
    if (state) await stores.purchases.update({ ...purchase, state, nextActionAtMs: null });
    return short ? 'short' : 'second_payment';
  }
  const overCents = amountCents - purchase.priceCents;
  const note = overCents > 0 ? `${overCents} cents above the price` : '';
  const payment = paymentOf(deps, purchase, proof, 'allocated', note);
  await stores.purchases.insertPayment(payment);
  await deliver(deps, stores, purchase, payment, proof.source);
  return 'paid';
}

/** Voucher, outbox row, audit row and the purchase's new state. */
async function deliver(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  payment: PaymentRecord,
  source: string,
): Promise<void> {
  const nowMs = deps.clock.now();
  const { planId, planName, priceCents } = purchase;
  const { voucher } = deps.mint.mint({
    ...limitsOf(purchase),
    ...{ planId, planName, priceCents },
    batchId: null,
    purchaseId: purchase.id,
  });
  await stores.vouchers.insertMany([voucher]);
  const { id: purchaseId, phone, language } = purchase;
  const sms = { id: deps.random.uuid(), purchaseId, voucherId: voucher.id, phone, language };
  await stores.messages.enqueue(newMessage({ ...sms, kind: 'voucher' }, nowMs));
  const paid: PurchaseRecord = { ...purchase, state: 'paid', reason: null, nextActionAtMs: null };
  await stores.purchases.update({ ...paid, paidAtMs: nowMs });
  await stores.audit.append(
    {
      actor: 'system',
      action: 'payment.settle',
      subject: purchase.id,
      detail: { source, receipt: payment.receipt, amountCents: payment.amountCents },
    },
    nowMs,
  );
}

/** The purchase has its voucher; is this the same money once more, or other money? */
async function moreMoney(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  allocated: PaymentRecord,
  proof: Proof,
): Promise<Settlement> {
  const sameMoney = allocated.promptId === proof.promptId;
  if (sameMoney && proof.receipt === null) return 'already_paid';
  if (sameMoney && allocated.receipt === null) {
    await stores.purchases.updatePayment({ ...allocated, receipt: proof.receipt });
    return 'receipt_added';
  }
  await keepInSuspense(deps, stores, purchase, proof, 'second payment of a paid purchase');
  return 'second_payment';
}

async function keepInSuspense(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  proof: Proof,
  note: string,
): Promise<void> {
  const payment = paymentOf(deps, purchase, proof, 'suspense', note);
  await stores.purchases.insertPayment(payment);
  deps.log.warn({ payment: payment.id, purchase: purchase.id, note }, 'Money in suspense');
  await stores.audit.append(
    {
      actor: 'system',
      action: 'payment.suspense',
      subject: purchase.id,
      detail: { paymentId: payment.id, receipt: proof.receipt, note, source: proof.source },
    },
    deps.clock.now(),
  );
}

function paymentOf(
  deps: PurchaseDeps,
  purchase: PurchaseRecord,
  proof: Proof,
  state: PaymentRecord['state'],
  note: string,
): PaymentRecord {
  return {
    id: deps.random.uuid(),
    provider: deps.gateway.name,
    receipt: proof.receipt,
    promptId: proof.promptId,
    purchaseId: purchase.id,
    amountCents: proof.amountCents ?? purchase.priceCents,
    phone: purchase.phone,
    state,
    note,
    receivedAtMs: deps.clock.now(),
  };
}

import { nextPaymentState } from '../../core/payment.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { creditedTransfers, receivedTransfers, soldTransfers } from './book-money.ts';
import { deliver } from './deliver.ts';
import type { PurchaseDeps } from './deps.ts';
import { noteCredit } from './note-credit.ts';

/** Money that the provider has confirmed. */
export interface Proof {
  purchaseId: string;
  /** Null when the money was found by its reference, so it is not known which prompt brought it. */
  promptId: string | null;
  receipt: string | null;
  /** Null when the provider's query does not say (STK query never does): the price was prompted. */
  amountCents: number | null;
  /** Whose records confirm it; may differ from who was prompted when the money was paid by hand. */
  provider?: string;
  phone?: string | null;
  /** Who says so, for the audit log: `query`, `callback`, `statement` … */
  source: string;
}

export type Settlement = 'paid' | 'already_paid' | 'receipt_added' | 'second_payment' | 'short';

/**
 * Turns confirmed money into exactly one voucher: payment, voucher, SMS, ledger and audit rows in
 * one transaction. The same money confirmed again (by callback, query and statement, in any order)
 * is recognised; other money for the same purchase becomes credit or waits for a person.
 */
export async function settlePayment(
  deps: PurchaseDeps,
  stores: Stores,
  proof: Proof,
): Promise<Settlement> {
  const purchase = await stores.purchases.find(proof.purchaseId);
  if (!purchase) throw new Error('A proof without a purchase');
  const known = await recognise(stores, purchase, proof);
  if (known) return known;

  const amountCents = proof.amountCents ?? purchase.priceCents;
  const allocated = await stores.purchases.findAllocated(purchase.id);
  if (allocated) return moreMoney(deps, stores, purchase, proof);
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
  await receive(deps, stores, payment);
  const nowMs = deps.clock.now();
  await stores.ledger.post(soldTransfers(purchase, payment), 'system', nowMs);
  await stores.alarms.clear('payments_refused', payment.provider, nowMs);
  await deliver(deps, stores, purchase, payment, { actor: 'system', source: proof.source });
  await noteCredit(deps, stores, purchase, payment, overCents);
  return 'paid';
}

/**
 * A query confirms money without naming it; callbacks and statements name it. So a purchase has
 * received its price as many times as there are receipts for it, or prompts that were answered
 * with the PIN, whichever is more. Null: this is money not seen before.
 */
async function recognise(
  stores: Stores,
  purchase: PurchaseRecord,
  proof: Proof,
): Promise<Settlement | null> {
  if (proof.receipt && (await stores.purchases.findPaymentByReceipt(proof.receipt))) {
    return 'already_paid';
  }
  const provider = proof.provider ?? purchase.provider;
  const amountCents = proof.amountCents ?? purchase.priceCents;
  const alike = (await stores.purchases.listPayments(purchase.id)).filter(
    (payment) => payment.provider === provider && payment.amountCents === amountCents,
  );
  if (proof.receipt === null) {
    const prompts = await stores.purchases.listPrompts(purchase.id);
    const answered = prompts.filter(
      ({ id, resultCode }) => resultCode === '0' || id === proof.promptId,
    );
    return answered.length <= alike.length ? 'already_paid' : null;
  }
  const unnamed = alike.find(({ receipt }) => receipt === null);
  if (!unnamed) return null;
  await stores.purchases.updatePayment({ ...unnamed, receipt: proof.receipt });
  return 'receipt_added';
}

/** The purchase has its voucher: what came on top is the customer's. */
async function moreMoney(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  proof: Proof,
): Promise<Settlement> {
  const note = 'second payment of a paid purchase';
  if (deps.policy().secondPayment === 'suspense' || purchase.phone === '') {
    await keepInSuspense(deps, stores, purchase, proof, note);
    return 'second_payment';
  }
  const payment = paymentOf(deps, purchase, proof, 'resolved', `${note}: credited`);
  await receive(deps, stores, payment);
  const nowMs = deps.clock.now();
  await stores.ledger.post(creditedTransfers(payment, purchase.phone), 'system', nowMs);
  const { id: paymentId, receipt, amountCents } = payment;
  await noteCredit(deps, stores, purchase, payment, amountCents);
  await stores.audit.append(
    {
      actor: 'system',
      action: 'payment.credit',
      subject: purchase.id,
      detail: { paymentId, receipt, amountCents, source: proof.source },
    },
    nowMs,
  );
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
  await receive(deps, stores, payment);
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

async function receive(deps: PurchaseDeps, stores: Stores, payment: PaymentRecord): Promise<void> {
  await stores.purchases.insertPayment(payment);
  await stores.ledger.post(receivedTransfers(payment, deps.policy()), 'system', deps.clock.now());
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
    provider: proof.provider ?? purchase.provider,
    receipt: proof.receipt,
    promptId: proof.promptId,
    purchaseId: purchase.id,
    amountCents: proof.amountCents ?? purchase.priceCents,
    phone: proof.phone ?? purchase.phone,
    state,
    note,
    operatorId: null,
    receivedAtMs: deps.clock.now(),
  };
}

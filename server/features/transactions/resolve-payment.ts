import { nextPaymentState } from '../../core/payment.ts';
import { AppError } from '../../ports/errors.ts';
import type { PaymentRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/**
 * A person has dealt with money in suspense (refunded it, or given a voucher by hand) and says how.
 * @param id of the payment, or of the purchase whose money was too little.
 * @throws AppError payment_unknown | payment_not_open
 */
export async function resolvePayment(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  note: string,
): Promise<void> {
  const payment =
    (await stores.purchases.findPayment(id)) ?? (await stores.purchases.findInSuspense(id));
  if (!payment) throw new AppError(404, 'payment_unknown', 'There is no such payment.');
  if (payment.state !== 'suspense') {
    throw new AppError(409, 'payment_not_open', 'This payment needs no decision (any more).');
  }
  await stores.purchases.updatePayment({ ...payment, state: 'resolved', note });
  await closePurchase(stores, payment);
  const { amountCents } = payment;
  const closed = { kind: 'resolved', subject: payment.id, amountCents, memo: note } as const;
  const nowMs = deps.clock.now();
  await stores.ledger.post([{ ...closed, debit: 'suspense', credit: 'resolved' }], actor, nowMs);
  await stores.audit.append(
    { actor, action: 'payment.resolve', subject: id, detail: { note, receipt: payment.receipt } },
    nowMs,
  );
}

/** A purchase that only waited for this decision is over; one that is paid stays paid. */
async function closePurchase(stores: Stores, payment: PaymentRecord): Promise<void> {
  const purchase = payment.purchaseId ? await stores.purchases.find(payment.purchaseId) : null;
  if (purchase?.state !== 'suspense') return;
  const state = nextPaymentState(purchase.state, 'reverse') ?? purchase.state;
  await stores.purchases.update({ ...purchase, state, paidAtMs: payment.receivedAtMs });
}

import { normalReference } from '../../core/match-money.ts';
import { nextPaymentState } from '../../core/payment.ts';
import { parsePhone } from '../../core/phone.ts';
import { AppError } from '../../ports/errors.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { creditedTransfers, soldTransfers } from './book-money.ts';
import { deliver } from './deliver.ts';
import type { PurchaseDeps } from './deps.ts';
import { noteCredit } from './note-credit.ts';

/**
 * Money that waits for a decision, by its own id or that of the purchase it was too little for.
 * @throws AppError payment_unknown | payment_not_open
 */
export async function waitingMoney(stores: Stores, id: string): Promise<PaymentRecord> {
  const { purchases } = stores;
  const payment = (await purchases.findPayment(id)) ?? (await purchases.findInSuspense(id));
  const decided = !payment && (await purchases.listPayments(id)).length > 0;
  if (!payment && !decided) {
    throw new AppError(404, 'payment_unknown', 'There is no such payment.');
  }
  if (payment?.state !== 'suspense') {
    throw new AppError(409, 'payment_not_open', 'This payment needs no decision (any more).');
  }
  return payment;
}

/**
 * A person knows which purchase this money was for: the customer gets the voucher.
 * @param target id of the purchase, or its reference as the customer was shown it.
 * @throws AppError payment_unknown | payment_not_open | purchase_unknown | purchase_paid | amount_short
 */
export async function matchByHand(
  deps: PurchaseDeps,
  stores: Stores,
  actor: string,
  id: string,
  target: string,
): Promise<PurchaseRecord> {
  const payment = await waitingMoney(stores, id);
  const purchase =
    (await stores.purchases.find(target)) ??
    (await stores.purchases.findByReference(normalReference(target)));
  if (!purchase) {
    throw new AppError(404, 'purchase_unknown', 'There is no purchase with this reference.', {
      purchase: 'Check the reference.',
    });
  }
  if (nextPaymentState(purchase.state, 'proof') !== 'paid') {
    throw new AppError(409, 'purchase_paid', 'This purchase has its voucher already.');
  }
  if (payment.amountCents < purchase.priceCents) {
    throw new AppError(409, 'amount_short', 'The money is less than the price of that plan.');
  }
  const allocated: PaymentRecord = { ...payment, state: 'allocated', purchaseId: purchase.id };
  await stores.purchases.updatePayment(allocated);
  if (payment.purchaseId !== purchase.id) await closePurchase(stores, payment);
  await stores.ledger.post(soldTransfers(purchase, allocated), actor, deps.clock.now());
  await deliver(deps, stores, purchase, allocated, { actor, source: 'matched by hand' });
  const settled = await stores.purchases.find(purchase.id);
  return settled ?? purchase;
}

/**
 * A person has dealt with the money outside the box and says how.
 * @throws AppError payment_unknown | payment_not_open
 */
export async function resolveByHand(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  note: string,
): Promise<void> {
  const payment = await waitingMoney(stores, id);
  await stores.purchases.updatePayment({ ...payment, state: 'resolved', note });
  await closePurchase(stores, payment);
  const { id: subject, receipt, amountCents } = payment;
  const closed = { kind: 'resolved', subject, amountCents, memo: note } as const;
  const nowMs = deps.clock.now();
  await stores.ledger.post([{ ...closed, debit: 'suspense', credit: 'resolved' }], actor, nowMs);
  const entry = { actor, action: 'payment.resolve', subject: id, detail: { note, receipt } };
  await stores.audit.append(entry, nowMs);
}

/**
 * The money becomes what its sender may spend on the next purchase.
 * @param typedPhone whose credit it is, where the money does not tell.
 * @throws AppError payment_unknown | payment_not_open | phone_invalid
 */
export async function creditByHand(
  deps: PurchaseDeps,
  stores: Stores,
  actor: string,
  id: string,
  typedPhone: string | undefined,
): Promise<string> {
  const payment = await waitingMoney(stores, id);
  const phone = typedPhone ? parsePhone(typedPhone) : payment.phone;
  if (!phone) {
    throw new AppError(422, 'phone_invalid', 'Type the number of the customer.', {
      phone: 'A number like 0712 345 678.',
    });
  }
  const nowMs = deps.clock.now();
  await stores.purchases.updatePayment({ ...payment, state: 'resolved', note: 'credited' });
  await closePurchase(stores, payment);
  await stores.ledger.post(creditedTransfers(payment, phone), actor, nowMs);
  const { id: subject, receipt, amountCents } = payment;
  const detail = { receipt, amountCents, phoneEnding: phone.slice(-3) };
  await stores.audit.append({ actor, action: 'payment.credit', subject, detail }, nowMs);
  await noteCredit(deps, stores, { phone, language: 'en' }, payment, amountCents);
  return phone;
}

/** A purchase that only waited for this decision is over; one that is paid stays paid. */
export async function closePurchase(stores: Stores, payment: PaymentRecord): Promise<void> {
  const purchase = payment.purchaseId ? await stores.purchases.find(payment.purchaseId) : null;
  if (purchase?.state !== 'suspense') return;
  const state = nextPaymentState(purchase.state, 'reverse') ?? purchase.state;
  await stores.purchases.update({ ...purchase, state, paidAtMs: payment.receivedAtMs });
}

import { creditOf } from '../../core/ledger.ts';
import { parsePhone } from '../../core/phone.ts';
import { findReceipt } from '../../core/receipt.ts';
import { AppError } from '../../ports/errors.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { deliver } from './deliver.ts';
import type { PurchaseDeps } from './deps.ts';

/** The same answer whatever is wrong: nobody learns whether a number is a customer of ours. */
const unproven = () =>
  new AppError(
    404,
    'credit_unproven',
    'There is no credit for this M-Pesa code and number. Check both, or pay by M-Pesa.',
    { credit: 'The code of an M-Pesa message of yours about a payment here.' },
  );

/** Whoever holds the receipt of a payment that came from this phone is its owner. */
async function isProven(stores: Stores, typed: string, phone: string): Promise<boolean> {
  const receipt = findReceipt(typed);
  const payment = receipt && (await stores.purchases.findPaymentByReceipt(receipt));
  return Boolean(payment && payment.phone === phone);
}

/**
 * What this customer has left with us.
 * @throws AppError credit_unproven | too_many_claims
 */
export async function creditBalance(
  deps: PurchaseDeps,
  typed: string,
  typedPhone: string,
  clientAddress: string,
): Promise<number> {
  throttleProofs(deps, 'credit', clientAddress);
  const phone = parsePhone(typedPhone);
  const stores = deps.database.read;
  if (!phone || !(await isProven(stores, typed, phone))) throw unproven();
  return stores.ledger.owedCents(creditOf(phone));
}

/** Nobody finds receipts or coupons out by trying. @throws AppError too_many_claims */
export function throttleProofs(
  deps: Pick<PurchaseDeps, 'claimThrottle' | 'clock'>,
  what: 'credit' | 'coupon' | 'trial',
  clientAddress: string,
): void {
  if (deps.claimThrottle.hit(`${what} ${clientAddress}`, deps.clock.now()) === 0) return;
  const words = 'Too many tries. Wait ten minutes, or ask at the counter.';
  throw new AppError(429, 'too_many_claims', words);
}

/**
 * Pays a purchase that was just inserted with the credit of its phone: voucher, payment, ledger and
 * audit rows in this transaction, and no prompt. The database refuses to overdraw.
 * @param typed a receipt of the same phone, or a whole pasted SMS.
 * @throws AppError credit_unproven, also when the credit is below the price
 */
export async function payWithCredit(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  typed: string,
): Promise<PurchaseRecord> {
  const { phone, priceCents } = purchase;
  const account = creditOf(phone);
  const proven = await isProven(stores, typed, phone);
  if (!proven || (await stores.ledger.owedCents(account)) < priceCents) throw unproven();
  const nowMs = deps.clock.now();
  const payment: PaymentRecord = {
    id: deps.random.uuid(),
    provider: 'credit',
    receipt: null,
    promptId: null,
    purchaseId: purchase.id,
    amountCents: priceCents,
    phone,
    state: 'allocated',
    note: '',
    operatorId: null,
    receivedAtMs: nowMs,
  };
  await stores.purchases.insertPayment(payment);
  const sold = { kind: 'sold_for_credit', subject: purchase.id, debit: account } as const;
  const transfer = { ...sold, credit: 'sales', amountCents: priceCents, memo: '' } as const;
  await stores.ledger.post([transfer], 'system', nowMs);
  await deliver(deps, stores, purchase, payment, { actor: 'system', source: 'credit' });
  return { ...purchase, state: 'paid', paidAtMs: nowMs, nextActionAtMs: null };
}

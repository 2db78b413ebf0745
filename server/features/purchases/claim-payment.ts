import { parsePhone } from '../../core/phone.ts';
import { findReceipt } from '../../core/receipt.ts';
import { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { PurchaseDeps } from './deps.ts';

const CLAIM_WINDOW_MS = 48 * 3_600_000;
/** Claims per address and per phone: enough for a mistyped code, too few to try receipts out. */
const claims = { limit: 10, windowMs: 600_000 };

/** One per process, made by the composition root. */
export const createClaimThrottle = () => new Throttle(claims);

/**
 * "I paid, here is my M-Pesa code": finds the purchase of that money, and has the provider asked
 * at once when it is not confirmed yet. A known receipt is shown to the phone that paid it only.
 * @param typed the receipt, or the whole pasted SMS.
 * @throws AppError receipt_invalid | phone_invalid | receipt_unknown | too_many_claims
 */
export async function claimPayment(
  deps: PurchaseDeps,
  typed: string,
  typedPhone: string,
  clientAddress: string,
): Promise<PurchaseRecord> {
  const receipt = findReceipt(typed);
  if (!receipt) {
    throw new AppError(
      422,
      'receipt_invalid',
      'The M-Pesa code has ten letters and digits, like SKJ4H7K2LM. Copy it from the M-Pesa message.',
      { receipt: 'Ten letters and digits.' },
    );
  }
  const phone = parsePhone(typedPhone);
  if (!phone) {
    throw new AppError(422, 'phone_invalid', 'Type the number that paid, like 0712 345 678.', {
      phone: 'A Safaricom number, like 0712 345 678.',
    });
  }
  const nowMs = deps.clock.now();
  const keys = [`address ${clientAddress}`, `phone ${phone}`];
  if (Math.max(...keys.map((key) => deps.claimThrottle.hit(key, nowMs))) > 0) {
    throw new AppError(
      429,
      'too_many_claims',
      'Too many tries. Wait ten minutes, or ask at the counter.',
    );
  }
  const unknown = new AppError(
    404,
    'receipt_unknown',
    'We do not see this payment yet. Wait a minute and try again, or show the message at the counter.',
  );
  const { purchases } = deps.database.read;
  const payment = await purchases.findPaymentByReceipt(receipt);
  if (payment) {
    const owner = payment.purchaseId ? await purchases.find(payment.purchaseId) : null;
    if (owner && owner.phone === phone) return owner;
    throw unknown;
  }
  const recent = await purchases.listByPhone(phone, deps.clock.now() - CLAIM_WINDOW_MS);
  const open = recent.find((purchase) => purchase.paidAtMs === null);
  const candidate = open ?? recent[0];
  if (!candidate) throw unknown;
  if (!open) return candidate;
  await deps.database.transaction(async (stores) => {
    const purchase = await stores.purchases.find(open.id);
    if (!purchase || purchase.paidAtMs !== null || purchase.state === 'created') return;
    await stores.purchases.update({ ...purchase, nextActionAtMs: deps.clock.now() });
  });
  deps.wakePayments();
  return open;
}

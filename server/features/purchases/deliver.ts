import { limitsOf } from '../../core/plan.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { TopUpVoucher, VoucherMint } from '../../ports/services.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

interface DeliverDeps {
  clock: Clock;
  random: Random;
  mint: VoucherMint;
  topUp: TopUpVoucher;
}

/**
 * What a paid purchase brings with it, in the transaction of its payment: the voucher (or more on
 * the one it was bought for), the SMS to send, the audit row and the purchase's new state.
 * @param card the printed one that was sold.
 * @returns the code in clear.
 */
export async function deliver(
  deps: DeliverDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  payment: PaymentRecord,
  by: { actor: string; source: string },
  card: VoucherRecord | null = null,
): Promise<string> {
  const nowMs = deps.clock.now();
  const voucher =
    (await handed(stores, purchase, card)) ??
    (await toppedUp(deps, stores, purchase, by.actor)) ??
    (await minted(deps, stores, purchase));
  const phone = purchase.giftPhone ?? purchase.phone;
  if (phone !== '') {
    const { id: purchaseId, language } = purchase;
    const sms = { id: deps.random.uuid(), purchaseId, voucherId: voucher.id, phone, language };
    await stores.messages.enqueue(newMessage({ ...sms, kind: 'voucher' }, nowMs));
  }
  const paid: PurchaseRecord = { ...purchase, state: 'paid', reason: null, nextActionAtMs: null };
  await stores.purchases.update({ ...paid, paidAtMs: nowMs });
  const { receipt, amountCents, provider } = payment;
  await stores.audit.append(
    {
      actor: by.actor,
      action: 'payment.settle',
      subject: purchase.id,
      detail: { source: by.source, provider, receipt, amountCents },
    },
    nowMs,
  );
  return deps.mint.reveal(voucher);
}

async function handed(
  stores: Stores,
  { id: purchaseId }: PurchaseRecord,
  card: VoucherRecord | null,
): Promise<VoucherRecord | null> {
  if (card === null) return null;
  const sold = { ...card, purchaseId };
  await stores.vouchers.update(sold);
  return sold;
}

/** Null when a code of its own is due: none was named, or its terms have changed since. */
async function toppedUp(
  deps: DeliverDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  actor: string,
): Promise<VoucherRecord | null> {
  const { topUpVoucherId: voucherId, id: purchaseId, planId, planName, priceCents } = purchase;
  if (voucherId === null) return null;
  const bought = limitsOf(purchase);
  const sold = { planId, planName, priceCents, purchaseId, actor };
  const outcome = await deps.topUp(stores, { voucherId, bought, ...sold });
  return outcome.kind === 'refused' ? null : outcome.voucher;
}

async function minted(
  deps: DeliverDeps,
  stores: Stores,
  purchase: PurchaseRecord,
): Promise<VoucherRecord> {
  const { planId, planName, priceCents, id: purchaseId } = purchase;
  const sold = { planId, planName, priceCents, batchId: null, purchaseId };
  const { voucher } = deps.mint.mint({ ...limitsOf(purchase), ...sold });
  await stores.vouchers.insertMany([voucher]);
  return voucher;
}

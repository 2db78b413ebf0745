import { limitsOf } from '../../core/plan.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

interface DeliverDeps {
  clock: Clock;
  random: Random;
  mint: VoucherMint;
}

/**
 * What a paid purchase brings with it, in the transaction of its payment: the voucher, the SMS to
 * send, the audit row and the purchase's new state.
 * @returns the code in clear.
 */
export async function deliver(
  deps: DeliverDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  payment: PaymentRecord,
  by: { actor: string; source: string },
): Promise<string> {
  const nowMs = deps.clock.now();
  const { planId, planName, priceCents } = purchase;
  const { voucher, code } = deps.mint.mint({
    ...limitsOf(purchase),
    ...{ planId, planName, priceCents },
    batchId: null,
    purchaseId: purchase.id,
  });
  await stores.vouchers.insertMany([voucher]);
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
  return code;
}

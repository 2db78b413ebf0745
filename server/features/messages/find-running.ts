import { statusAt } from '../../core/entitlement.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';

/** Purchases older than this are not looked at: their vouchers have ended. */
const LOOK_BACK_MS = 90 * 86_400_000;

/**
 * The newest voucher that this very phone has bought and that can still be used. Nothing is ever
 * told about another number's vouchers.
 */
export async function findRunningVoucher(
  stores: Stores,
  phone: string,
  nowMs: number,
): Promise<VoucherRecord | null> {
  const purchases = await stores.purchases.listByPhone(phone, nowMs - LOOK_BACK_MS);
  for (const purchase of purchases) {
    // What was given to another phone is that phone's.
    const owner = purchase.giftPhone ?? purchase.phone;
    if (purchase.state !== 'paid' || owner !== phone) continue;
    const voucher = await stores.vouchers.findByPurchase(purchase.id);
    if (voucher && ['unused', 'active'].includes(statusAt(voucher, nowMs))) return voucher;
  }
  return null;
}

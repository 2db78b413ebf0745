import { limitsOf } from '../../core/plan.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { siteOfSale } from './site-of-sale.ts';
import { phoneForCash, type Seller, takeCash } from './take-cash.ts';

export interface CashSale {
  /** Made by the seller's own screen, so that a repeated request sells once. */
  id: string;
  plan: string;
  /** Who gets the code by SMS too; empty = nobody. */
  phone: string;
  language: string;
  /** Where it is sold; null: at a place without a name. */
  siteId?: string | null | undefined;
}

/**
 * An attendant takes cash: voucher, payment, ledger and audit rows in one transaction, and the
 * money is in the drawer of whoever sold. The same id again answers the same voucher.
 * @throws AppError plan_unknown | plan_elsewhere | site_unknown | phone_invalid | purchase_conflict
 */
export async function sellForCash(
  deps: PurchaseDeps,
  stores: Stores,
  seller: Seller,
  sale: CashSale,
): Promise<{ purchase: PurchaseRecord; code: string }> {
  const known = await stores.purchases.find(sale.id);
  if (known) return again(deps, stores, known, seller);
  const phone = phoneForCash(sale.phone);
  const plan = await stores.plans.findSellable(sale.plan);
  if (!plan?.atCounter)
    throw new AppError(422, 'plan_unknown', 'This plan is not on sale.', { plan: '' });
  const { id: planId, name: planName, priceCents } = plan;
  return takeCash(deps, stores, seller, {
    ...{ id: sale.id, phone, language: sale.language, card: null },
    terms: { ...limitsOf(plan), planId, planName, priceCents },
    siteId: await siteOfSale(stores, plan, sale.siteId ?? null),
  });
}

async function again(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  seller: { operatorId: string | null },
): Promise<{ purchase: PurchaseRecord; code: string }> {
  const payment = await stores.purchases.findAllocated(purchase.id);
  const voucher = await stores.vouchers.findByPurchase(purchase.id);
  const own = purchase.provider === 'cash' && payment?.operatorId === seller.operatorId;
  if (!own || !voucher) {
    throw new AppError(409, 'purchase_conflict', 'This sale is another one. Start again.');
  }
  return { purchase, code: deps.mint.reveal(voucher) };
}

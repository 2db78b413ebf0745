import { parsePhone } from '../../core/phone.ts';
import { limitsOf } from '../../core/plan.ts';
import { AppError } from '../../ports/errors.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { receivedTransfers, soldTransfers } from './book-money.ts';
import { deliver } from './deliver.ts';
import type { PurchaseDeps } from './deps.ts';
import { newReference } from './reference.ts';
import { siteOfSale } from './site-of-sale.ts';

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
  seller: { name: string; operatorId: string | null },
  sale: CashSale,
): Promise<{ purchase: PurchaseRecord; code: string }> {
  const known = await stores.purchases.find(sale.id);
  if (known) return again(deps, stores, known, seller);
  const phone = sale.phone === '' ? '' : parsePhone(sale.phone);
  if (phone === null) {
    throw new AppError(422, 'phone_invalid', 'Type a number like 0712 345 678, or none.', {
      phone: 'A number like 0712 345 678, or none.',
    });
  }
  const plan = await stores.plans.findSellable(sale.plan);
  if (!plan?.atCounter)
    throw new AppError(422, 'plan_unknown', 'This plan is not on sale.', { plan: '' });
  const nowMs = deps.clock.now();
  const purchase: PurchaseRecord = {
    id: sale.id,
    planId: plan.id,
    planName: plan.name,
    priceCents: plan.priceCents,
    listPriceCents: null,
    coupon: null,
    provider: 'cash',
    giftPhone: null,
    topUpVoucherId: null,
    ...limitsOf(plan),
    phone,
    siteId: await siteOfSale(stores, plan, sale.siteId ?? null),
    mac: null,
    clientAddress: '',
    routerParameters: {},
    soldBy: seller.name,
    language: sale.language,
    reference: newReference(deps.random),
    state: 'created',
    reason: null,
    promptId: null,
    nextActionAtMs: null,
    createdAtMs: nowMs,
    paidAtMs: null,
  };
  await stores.purchases.insert(purchase);
  const payment: PaymentRecord = {
    id: deps.random.uuid(),
    provider: 'cash',
    receipt: null,
    promptId: null,
    purchaseId: purchase.id,
    amountCents: purchase.priceCents,
    phone: phone || null,
    state: 'allocated',
    note: '',
    operatorId: seller.operatorId,
    receivedAtMs: nowMs,
  };
  await stores.purchases.insertPayment(payment);
  const transfers = [
    ...receivedTransfers(payment, deps.policy()),
    ...soldTransfers(purchase, payment),
  ];
  await stores.ledger.post(transfers, seller.name, nowMs);
  await openDrawer(deps, stores, seller.operatorId);
  const by = { actor: seller.name, source: 'cash' };
  const code = await deliver(deps, stores, purchase, payment, by);
  return { purchase: { ...purchase, state: 'paid', paidAtMs: nowMs }, code };
}

/** A drawer that takes money has a shift, so that somebody counts it. */
async function openDrawer(
  deps: PurchaseDeps,
  stores: Stores,
  operatorId: string | null,
): Promise<void> {
  const drawer = operatorId ?? 'counter';
  if (await stores.tills.findOpenShift(drawer)) return;
  await stores.tills.insertShift({
    id: deps.random.uuid(),
    drawer,
    operatorId,
    openedAtMs: deps.clock.now(),
    floatCents: 0,
    closedAtMs: null,
    expectedCents: null,
    countedCents: null,
    note: '',
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

import { parsePhone } from '../../core/phone.ts';
import type { Limits } from '../../core/plan.ts';
import { AppError } from '../../ports/errors.ts';
import type { PaymentRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import { receivedTransfers, soldTransfers } from './book-money.ts';
import { deliver } from './deliver.ts';
import type { PurchaseDeps } from './deps.ts';
import { newReference } from './reference.ts';

export interface Seller {
  /** As the audit log names them. */
  name: string;
  operatorId: string | null;
}

interface CashOrder {
  id: string;
  terms: Limits & Pick<PurchaseRecord, 'planId' | 'planName' | 'priceCents'>;
  /** Who gets the code by SMS too; empty = nobody. */
  phone: string;
  language: string;
  siteId: string | null;
  /** The printed card that changes hands; null: a new code is made. */
  card: VoucherRecord | null;
}

/** Cash for a code: purchase, payment, ledger, drawer and voucher in the caller's transaction. */
export async function takeCash(
  deps: PurchaseDeps,
  stores: Stores,
  seller: Seller,
  { id, terms, phone, language, siteId, card }: CashOrder,
): Promise<{ purchase: PurchaseRecord; code: string }> {
  const nowMs = deps.clock.now();
  const purchase: PurchaseRecord = {
    ...terms,
    ...{ id, phone, language, siteId, soldBy: seller.name },
    ...{ listPriceCents: null, coupon: null, provider: 'cash', giftPhone: null },
    ...{ topUpVoucherId: null, mac: null, clientAddress: '', routerParameters: {} },
    ...{ reference: newReference(deps.random), state: 'created', reason: null, promptId: null },
    ...{ nextActionAtMs: null, createdAtMs: nowMs, paidAtMs: null },
  };
  await stores.purchases.insert(purchase);
  const payment: PaymentRecord = {
    ...{ id: deps.random.uuid(), provider: 'cash', receipt: null, promptId: null },
    ...{ purchaseId: id, amountCents: purchase.priceCents, phone: phone || null },
    ...{ state: 'allocated', note: '', operatorId: seller.operatorId, receivedAtMs: nowMs },
  };
  await stores.purchases.insertPayment(payment);
  const transfers = [
    ...receivedTransfers(payment, deps.policy()),
    ...soldTransfers(purchase, payment),
  ];
  await stores.ledger.post(transfers, seller.name, nowMs);
  await openDrawer(deps, stores, seller.operatorId);
  const by = { actor: seller.name, source: 'cash' };
  const code = await deliver(deps, stores, purchase, payment, by, card);
  return { purchase: { ...purchase, state: 'paid', paidAtMs: nowMs }, code };
}

/** Empty stays empty. @throws AppError phone_invalid */
export function phoneForCash(typed: string): string {
  const phone = typed === '' ? '' : parsePhone(typed);
  if (phone !== null) return phone;
  throw new AppError(422, 'phone_invalid', 'Type a number like 0712 345 678, or none.', {
    phone: 'A number like 0712 345 678, or none.',
  });
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

import type { CounterSaleView } from '../../contract/money.ts';
import { isoOf } from '../../core/moment.ts';
import { maskPhone } from '../../core/phone.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { methodOf, retryAt } from './view-purchase.ts';

/** So long after the payment the seller sees the code; the customer has it by SMS for good. */
const CODE_SHOWN_MS = 30 * 60_000;

/**
 * A sale that a phone was asked for, as it stands, for whoever sold it.
 * @throws AppError sale_unknown for anybody else's, so that nobody reads a colleague's codes.
 */
export async function findCounterSale(
  stores: Stores,
  seller: { name: string },
  id: string,
): Promise<PurchaseRecord> {
  const purchase = await stores.purchases.find(id);
  if (purchase && purchase.soldBy === seller.name && purchase.provider !== 'cash') return purchase;
  throw new AppError(404, 'sale_unknown', 'There is no such sale of yours.');
}

export async function viewCounterSale(
  deps: Pick<PurchaseDeps, 'providers' | 'mint' | 'currency' | 'clock'>,
  stores: Stores,
  purchase: PurchaseRecord,
): Promise<CounterSaleView> {
  const { id, planId, planName, priceCents, state, reason } = purchase;
  const voucher = state === 'paid' ? await stores.vouchers.findByPurchase(id) : null;
  return {
    ...{ id, planId, planName, priceCents, state, reason },
    currency: deps.currency(),
    method: methodOf(deps.providers, purchase),
    phoneMasked: maskPhone(purchase.phone),
    retryAt: await retryAt(stores, purchase),
    createdAt: isoOf(purchase.createdAtMs),
    paidAt: isoOf(purchase.paidAtMs),
    code: voucher && shownCode(deps.mint, purchase, voucher, deps.clock.now()),
    codeMasked: voucher && maskVoucherCode(voucher.codeLast),
  };
}

function shownCode(
  mint: VoucherMint,
  { paidAtMs }: PurchaseRecord,
  voucher: VoucherRecord,
  nowMs: number,
): string | null {
  const old = paidAtMs === null || nowMs - paidAtMs > CODE_SHOWN_MS;
  return old || voucher.status === 'revoked' ? null : mint.reveal(voucher);
}

import { parsePhone } from '../../core/phone.ts';
import { findReceipt } from '../../core/receipt.ts';
import { readVoucherCode } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Vault } from '../../ports/vault.ts';

/**
 * The phone that is meant: typed itself, or behind a receipt, a code, a reference or a payment. A
 * receipt comes before a code, since both may have ten letters and digits.
 * @throws AppError customer_unknown | customer_nameless
 */
export async function findPhone(vault: Vault, stores: Stores, typed: string): Promise<string> {
  const query = typed.trim();
  const phone = parsePhone(query);
  if (phone) return phone;
  const payer = await phoneOfMoney(stores, query);
  if (payer) return payer;
  const code = readVoucherCode(query);
  const voucher = code && (await stores.vouchers.findByHash(vault.codeHash(code)));
  const owner = voucher ? await phoneOfVoucher(stores, voucher) : '';
  if (owner) return owner;
  if (voucher || payer === '') {
    const words = 'This was sold without a phone number, like a printed voucher.';
    throw new AppError(404, 'customer_nameless', words, { query: words });
  }
  const words = 'Nothing is known under this. Check it and try again.';
  throw new AppError(404, 'customer_unknown', words, { query: words });
}

/** Empty when it is known but without a number; null when it is not known. */
async function phoneOfMoney(stores: Stores, query: string): Promise<string | null> {
  const receipt = findReceipt(query);
  const { purchases } = stores;
  const payment =
    (receipt && (await purchases.findPaymentByReceipt(receipt))) ||
    (await purchases.findPayment(query));
  const purchase =
    (payment?.purchaseId && (await purchases.find(payment.purchaseId))) ||
    (await purchases.findByReference(query.toUpperCase())) ||
    (await purchases.find(query.toLowerCase()));
  if (payment?.phone) return payment.phone;
  return purchase ? purchase.phone : payment ? '' : null;
}

async function phoneOfVoucher(stores: Stores, voucher: VoucherRecord): Promise<string> {
  const purchase = voucher.purchaseId && (await stores.purchases.find(voucher.purchaseId));
  if (purchase) return purchase.phone;
  return (await stores.customers.phoneOfGrant(voucher.id)) ?? '';
}

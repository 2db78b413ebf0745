import type { ReceiptView } from '../../contract/money.ts';
import { containedTaxCents } from '../../core/contained-tax.ts';
import { isoOf } from '../../core/moment.ts';
import { maskPhone } from '../../core/phone.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** What the owner says of the business. */
export interface ReceiptBusiness {
  name: string;
  phone: string;
  address: string;
  taxNumber: string;
  taxName: string;
  taxPercent: string;
  currency: string;
  timeZone: string;
}

export interface ReceiptDeps {
  clock: Clock;
  business(): ReceiptBusiness;
  /** How customers know a provider, e.g. `M-Pesa`. */
  providerLabel(name: string): string;
}

/**
 * The receipt of a purchase that was paid; its number is given at the first call and stays.
 * @throws AppError receipt_none
 */
export async function issueReceipt(
  deps: ReceiptDeps,
  stores: Stores,
  purchaseId: string,
): Promise<ReceiptView> {
  const purchase = await stores.purchases.find(purchaseId);
  if (!purchase || purchase.paidAtMs === null) {
    throw new AppError(409, 'receipt_none', 'There is a receipt once the money has arrived.');
  }
  const nowMs = deps.clock.now();
  const payments = await stores.purchases.listPayments(purchase.id);
  const payment = payments.find(({ state }) => state === 'allocated') ?? payments[0];
  const { taxName, taxPercent, currency, timeZone, ...business } = deps.business();
  const { priceCents, listPriceCents, coupon, reference } = purchase;
  const taxCents = containedTaxCents(priceCents, taxPercent);
  return {
    number: await stores.offers.receiptNumber(purchase.id, nowMs),
    business,
    paidAt: isoOf(purchase.paidAtMs),
    what: purchase.planName,
    ...{ priceCents, listPriceCents, coupon, currency, reference, timeZone },
    tax: taxCents === 0 ? null : { name: taxName, percent: taxPercent, cents: taxCents },
    method: deps.providerLabel(payment?.provider ?? purchase.provider),
    providerReceipt: payment?.receipt ?? null,
    phoneMasked: purchase.phone === '' ? '' : maskPhone(purchase.phone),
    sentBack: purchase.state === 'reversed',
  };
}

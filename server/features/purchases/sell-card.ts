import { statusAt } from '../../core/entitlement.ts';
import { limitsOf } from '../../core/plan.ts';
import { readSymbols, readVoucherCode, SEPARATORS } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Vault } from '../../ports/vault.ts';
import type { PurchaseDeps } from './deps.ts';
import { phoneForCash, type Seller, takeCash } from './take-cash.ts';

export interface CardSale {
  /** Made by the seller's own screen, so that a repeated request sells once. */
  id: string;
  /** The whole code on the card, or its last three symbols. */
  card: string;
  phone: string;
  language: string;
}

/**
 * An attendant sells a printed card out of their own stock for cash, at the price it was printed
 * with. From then on it counts as sold at this moment, not at its first use.
 * @throws AppError card_unknown | card_several | card_used | phone_invalid | purchase_conflict
 */
export async function sellCard(
  deps: PurchaseDeps & { vault: Vault },
  stores: Stores,
  seller: Seller,
  sale: CardSale,
): Promise<{ purchase: PurchaseRecord; card: VoucherRecord }> {
  const known = await stores.purchases.find(sale.id);
  if (known) return again(stores, known, seller);
  const phone = phoneForCash(sale.phone);
  const card = await findCard(deps.vault, stores, seller, sale.card);
  if (statusAt(card, deps.clock.now()) !== 'unused') {
    const words =
      'This card has been used already or is over. It counts as sold on the day of its first use.';
    throw new AppError(409, 'card_used', words, { card: words });
  }
  const batch = card.batchId === null ? null : await stores.vouchers.findBatch(card.batchId);
  const { planId, planName, priceCents } = card;
  const { purchase } = await takeCash(deps, stores, seller, {
    ...{ id: sale.id, phone, language: sale.language, card },
    terms: { ...limitsOf(card), planId, planName, priceCents },
    siteId: batch?.siteId ?? null,
  });
  return { purchase, card };
}

const END_SYMBOLS = 3;

async function findCard(
  vault: Vault,
  stores: Stores,
  { operatorId }: Seller,
  typed: string,
): Promise<VoucherRecord> {
  const code = readVoucherCode(typed);
  if (code !== null) {
    const card = await stores.vouchers.findByHash(vault.codeHash(code));
    const held = card && (await stores.stock.find(card.id));
    if (!held || held.holderId !== operatorId || card.purchaseId !== null) throw notYours();
    return card;
  }
  const end = readSymbols(typed.replace(SEPARATORS, ''));
  const found =
    operatorId === null || end.length !== END_SYMBOLS
      ? []
      : await stores.stock.listLeftByEnd(operatorId, end);
  const [card] = found;
  if (!card) throw notYours();
  if (found.length === 1) return card;
  const words = 'Several of your cards end like this. Type the whole code.';
  throw new AppError(409, 'card_several', words, { card: words });
}

/** The same for a card that is sold, a colleague's, or none at all. */
function notYours(): AppError {
  const words = 'No unsold card in your hands has this code. Check it, and whether it is yours.';
  return new AppError(404, 'card_unknown', words, { card: words });
}

async function again(stores: Stores, purchase: PurchaseRecord, seller: Seller) {
  const card = await stores.vouchers.findByPurchase(purchase.id);
  if (card && purchase.provider === 'cash' && purchase.soldBy === seller.name) {
    return { purchase, card };
  }
  throw new AppError(409, 'purchase_conflict', 'This sale is another one. Start again.');
}

import type { Role } from './admin.ts';

/**
 * Printed cards in the hands of attendants. GET /stock → {stock} of the caller; GET /stock/holders →
 * {stock} of everybody; POST /stock/hand-over {batch, operator, count?} and POST /stock/take-back
 * {batch, operator, count?} → {count}; POST /stock/give-back {batch, count?} → {count}, one's own.
 */
export interface StockView {
  id: string;
  holderId: string;
  /** User name. */
  holder: string;
  batchId: string;
  label: string;
  planName: string;
  priceCents: number;
  /** Ever handed over and not given back. */
  handed: number;
  /** To be sold or given back. */
  left: number;
  sold: number;
  /** First used without an entry of who sold them: their holder owes the price. */
  usedUnsold: number;
  handedAt: string;
}

/** GET /stock/sellers → {sellers}: who can be given cards. */
export interface StockSeller {
  id: string;
  name: string;
  role: Role;
}

/** POST /sales/card {id, card, phone?, language?} → {sale}: a card out of the seller's own stock. */
export interface CardSaleView {
  id: string;
  planName: string;
  priceCents: number;
  currency: string;
  codeMasked: string;
}

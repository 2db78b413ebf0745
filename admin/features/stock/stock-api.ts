import type { CardSaleView, StockSeller, StockView } from '../../../server/contract/stock.ts';
import { ask, pick } from '../../api.ts';

type Stock = { stock: StockView[] };
interface Wish {
  batch: string;
  count: number | null;
}

const moved = (path: string, body: object) =>
  pick('count', ask<{ count: number }>('POST', path, body));

export const stockApi = {
  own: () => pick('stock', ask<Stock>('GET', '/stock')),
  all: () => pick('stock', ask<Stock>('GET', '/stock/holders')),
  sellers: () => pick('sellers', ask<{ sellers: StockSeller[] }>('GET', '/stock/sellers')),
  handOver: (wish: Wish & { operator: string }) => moved('/stock/hand-over', wish),
  takeBack: (wish: Wish & { operator: string }) => moved('/stock/take-back', wish),
  giveBack: (wish: Wish) => moved('/stock/give-back', wish),
  sellCard: (input: { id: string; card: string; phone: string }) =>
    pick('sale', ask<{ sale: CardSaleView }>('POST', '/sales/card', input)),
};

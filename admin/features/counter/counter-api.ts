import type { CounterSaleView, MobileWay } from '../../../server/contract/money.ts';
import { ask, pick } from '../../api.ts';

type Sale = { sale: CounterSaleView };
const path = (id: string) => `/sales/mobile/${encodeURIComponent(id)}`;

export const counterApi = {
  askPhone: (input: {
    id: string;
    plan: string;
    phone: string;
    language: string;
    /** Absent: the usual one. */
    provider?: string;
    siteId: string | null;
  }) => pick('sale', ask<Sale>('POST', '/sales/mobile', input)),
  askAgain: (id: string) => pick('sale', ask<Sale>('POST', `${path(id)}/again`, {})),
  sale: (id: string) => pick('sale', ask<Sale>('GET', path(id))),
  ways: () => pick('ways', ask<{ ways: MobileWay[] }>('GET', '/sales/mobile')),
  sales: () => pick('sales', ask<{ sales: CounterSaleView[] }>('GET', '/sales/mobile')),
};

import type { CustomerView } from '../../../server/contract/customers.ts';
import { ask, pick } from '../../api.ts';

type Answer = { customer: CustomerView };

export const customersApi = {
  lookUp: (query: string) => pick('customer', ask<Answer>('POST', '/customers/lookup', { query })),
  note: (query: string, note: string) =>
    pick('customer', ask<Answer>('POST', '/customers/notes', { query, note })),
  block: (query: string, reason: string) =>
    pick('customer', ask<Answer>('POST', '/customers/block', { query, reason })),
  unblock: (query: string) =>
    pick('customer', ask<Answer>('POST', '/customers/unblock', { query })),
  askProviders: () => ask<{ reconciliations: unknown[] }>('POST', '/payments/reconcile', {}),
};

export interface CustomerProps {
  /** What found them; sent again with every change. */
  query: string;
  customer: CustomerView;
  onChange(customer: CustomerView): void;
}

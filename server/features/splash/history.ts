import type { Knex } from 'knex';
import { isoOf } from '../../core/moment.ts';
import type { PastPurchase } from './services.ts';

const MOST_SHOWN = 20;

/** What was bought on a device, the latest first: no code and no number. */
export function purchaseHistory(knex: Knex, currency: () => string) {
  return async (mac: string): Promise<PastPurchase[]> => {
    const rows: { plan_name: string; price_cents: number; state: string; created_at: number }[] =
      await knex('purchases')
        .where({ mac })
        .orderBy('created_at', 'desc')
        .limit(MOST_SHOWN)
        .select('plan_name', 'price_cents', 'state', 'created_at');
    return rows.map((row) => ({
      ...{ planName: row.plan_name, priceCents: Number(row.price_cents), currency: currency() },
      createdAt: isoOf(Number(row.created_at)),
      state: isTold(row.state) ? row.state : 'open',
    }));
  };
}

function isTold(state: string): state is PastPurchase['state'] {
  return ['paid', 'failed', 'suspense', 'reversed'].includes(state);
}

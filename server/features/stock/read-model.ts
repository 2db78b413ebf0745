import type { Knex } from 'knex';
import type { StockView } from '../../contract/stock.ts';

export interface StockReadModel {
  /** What attendants hold, per batch, those with cards left first; of one of them when named. */
  list(holderId: string | null): Promise<StockView[]>;
}

const LEFT = `v.status = 'unused' AND v.purchase_id IS NULL`;
const USED_UNSOLD = 'v.activated_at IS NOT NULL AND v.purchase_id IS NULL';

export function stockReadModel(knex: Knex): StockReadModel {
  const count = (condition: string, name: string) =>
    knex.raw(`count(CASE WHEN ${condition} THEN 1 END) AS ${name}`);
  return {
    async list(holderId) {
      const query = knex('stock as s')
        .join('vouchers as v', 'v.id', 's.voucher_id')
        .join('batches as b', 'b.id', 'v.batch_id')
        .join('operators as o', 'o.id', 's.holder_id')
        .groupBy('s.holder_id', 'o.username', 'b.id', 'b.label', 'b.created_at')
        .select('s.holder_id', 'o.username', 'b.label', { batch_id: 'b.id' })
        .min({ plan_name: 'v.plan_name', price_cents: 'v.price_cents' })
        .max({ handed_at: 's.handed_at' })
        .select(knex.raw('count(*) AS handed'))
        .select(count(LEFT, 'unsold'), count('v.purchase_id IS NOT NULL', 'sold'))
        .select(count(USED_UNSOLD, 'used_unsold'))
        .orderBy([{ column: 'o.username' }, { column: 'b.created_at', order: 'desc' }]);
      if (holderId !== null) query.where('s.holder_id', holderId);
      const rows: Record<string, unknown>[] = await query;
      return rows.map((row) => ({
        id: `${row.holder_id}.${row.batch_id}`,
        holderId: String(row.holder_id),
        holder: String(row.username),
        batchId: String(row.batch_id),
        label: String(row.label),
        planName: String(row.plan_name),
        priceCents: Number(row.price_cents),
        handed: Number(row.handed),
        left: Number(row.unsold),
        sold: Number(row.sold),
        usedUnsold: Number(row.used_unsold),
        handedAt: new Date(Number(row.handed_at)).toISOString(),
      }));
    },
  };
}

import type { Knex } from 'knex';
import type { Takings } from '../../contract/reports.ts';
import { stretchesOf } from '../../core/local-days.ts';
import { isNone } from '../../core/rows.ts';
import type { Zone } from '../../core/zone.ts';
import { printedSql, receivedSql, type SalesKey, type SalesRow } from './sales.ts';

export type SalesScope = 'all' | 'mobile';

/** What was sold in a period. */
export interface SalesReadModel {
  takings(fromMs: number, untilMs: number, scope: SalesScope): Promise<Takings>;
  /** By one property; days as counts from 1970. */
  sales(zone: Zone, fromMs: number, untilMs: number, key: SalesKey): Promise<SalesRow[]>;
  /** Also of plans that are sold no more. */
  planNames(): Promise<Map<string, string>>;
}

export function salesReadModel(knex: Knex): SalesReadModel {
  const sales: SalesReadModel['sales'] = async (zone, fromMs, untilMs, key) => {
    const sums = new Map<string, SalesRow>();
    for (const stretch of stretchesOf(zone, fromMs, untilMs)) {
      for (const sql of [receivedSql(key, stretch), printedSql(key, stretch)]) {
        const rows: { key: string | number; count: number; cents: number }[] = await knex
          .from(knex.raw(`(${sql}) AS grouped`, [stretch.fromMs, stretch.untilMs]))
          .select('*');
        for (const row of rows) {
          const sum = sums.get(String(row.key)) ?? { key: String(row.key), count: 0, cents: 0 };
          sum.count += Number(row.count);
          sum.cents += Number(row.cents);
          sums.set(sum.key, sum);
        }
      }
    }
    return [...sums.values()];
  };
  return {
    sales,
    async takings(fromMs, untilMs, scope) {
      const received = knex('payments')
        .where('received_at', '>=', fromMs)
        .where('received_at', '<', untilMs)
        .whereNotIn('provider', scope === 'mobile' ? ['credit', 'cash'] : ['credit']);
      const printed = knex('vouchers')
        .where('activated_at', '>=', fromMs)
        .where('activated_at', '<', untilMs)
        .whereNotNull('batch_id')
        .whereRaw(isNone('purchase_id'));
      const parts = [await sumOf(received, 'amount_cents')];
      if (scope === 'all') parts.push(await sumOf(printed, 'price_cents'));
      return {
        cents: parts.reduce((sum, { cents }) => sum + cents, 0),
        count: parts.reduce((sum, { count }) => sum + count, 0),
      };
    },
    async planNames() {
      const rows: { id: string; name: string }[] = await knex('plans').select('id', 'name');
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };

  async function sumOf(query: Knex.QueryBuilder, column: string): Promise<Takings> {
    const [row]: { count: number; cents: number }[] = await query
      .select(knex.raw('count(*) AS count'))
      .select(knex.raw('coalesce(sum(??), 0) AS cents', [column]));
    return { count: Number(row?.count ?? 0), cents: Number(row?.cents ?? 0) };
  }
}

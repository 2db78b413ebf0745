import type { Knex } from 'knex';
import type { DashboardCharts, DashboardView, Takings } from '../../contract/reports.ts';
import { dayName, dayStart, stretchesOf } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import type { SalesKey, SalesRow } from './sales.ts';
import { printedSql, receivedSql } from './sales.ts';

export type SalesScope = 'all' | 'mobile';

export interface ReportReadModel {
  takings(fromMs: number, untilMs: number, scope: SalesScope): Promise<Takings>;
  /** Sales of a period by one property; days as counts from 1970. */
  sales(zone: Zone, fromMs: number, untilMs: number, key: SalesKey): Promise<SalesRow[]>;
  online(): Promise<DashboardView['online']>;
  stock(): Promise<NonNullable<DashboardView['stock']>>;
  onlineSince(sinceMs: number): Promise<DashboardCharts['online']>;
  /** Also of plans that are sold no more. */
  planNames(): Promise<Map<string, string>>;
  /** Of days counted from 1970, `until` not included; days without use have no row. */
  dataByDay(from: number, until: number): Promise<DashboardCharts['data']>;
}

export function reportReadModel(knex: Knex): ReportReadModel {
  const sales: ReportReadModel['sales'] = async (zone, fromMs, untilMs, key) => {
    const sums = new Map<string, SalesRow>();
    for (const stretch of stretchesOf(zone, fromMs, untilMs)) {
      for (const sql of [receivedSql(key, stretch), printedSql(key, stretch)]) {
        const rows: { key: string | number; count: number; cents: number }[] = await knex
          .from(knex.raw(`(${sql}) AS s`, [stretch.fromMs, stretch.untilMs]))
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
        .whereNotNull('batch_id');
      const parts = [await sumOf(received, 'amount_cents')];
      if (scope === 'all') parts.push(await sumOf(printed, 'price_cents'));
      return {
        cents: parts.reduce((sum, { cents }) => sum + cents, 0),
        count: parts.reduce((sum, { count }) => sum + count, 0),
      };
    },
    async online() {
      const rows = await knex('routers as r')
        .leftJoin('sessions as s', (on) => {
          on.on('s.router_id', 'r.id').onNull('s.stopped_at');
        })
        .groupBy('r.id', 'r.name')
        .orderBy('r.name')
        .select('r.id', 'r.name', knex.raw('count(s.id) AS devices'));
      const routers = rows.map(({ id, name, devices }) => ({ id, name, devices: Number(devices) }));
      return { total: routers.reduce((sum, { devices }) => sum + devices, 0), routers };
    },
    async stock() {
      const rows = await knex('vouchers as v')
        .join('plans as p', 'p.id', 'v.plan_id')
        .where('v.status', 'unused')
        .whereNotNull('v.batch_id')
        .groupBy('p.id', 'p.name', 'p.position')
        .orderBy('p.position')
        .select('p.name', knex.raw('count(*) AS count'));
      const plans = rows.map(({ name, count }) => ({ name, count: Number(count) }));
      return { total: plans.reduce((sum, { count }) => sum + count, 0), plans };
    },
    async planNames() {
      const rows: { id: string; name: string }[] = await knex('plans').select('id', 'name');
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    async onlineSince(sinceMs) {
      const rows: { at: number; devices: number }[] = await knex('online_counts')
        .where('at', '>=', sinceMs)
        .groupBy('at')
        .orderBy('at')
        .select('at', knex.raw('sum(devices) AS devices'));
      return rows.map((row) => ({
        at: new Date(Number(row.at)).toISOString(),
        devices: Number(row.devices),
      }));
    },
    async dataByDay(from, until) {
      const rows: { day: number; up: number; down: number }[] = await knex('usage_days')
        .where('day', '>=', from)
        .where('day', '<', until)
        .groupBy('day')
        .orderBy('day')
        .select('day', knex.raw('sum(bytes_up) AS up'), knex.raw('sum(bytes_down) AS down'));
      return rows.map((row) => ({
        day: dayName(Number(row.day)),
        bytesUp: Number(row.up),
        bytesDown: Number(row.down),
      }));
    },
  };

  async function sumOf(query: Knex.QueryBuilder, column: string): Promise<Takings> {
    const [row]: { count: number; cents: number }[] = await query
      .select(knex.raw('count(*) AS count'))
      .select(knex.raw('coalesce(sum(??), 0) AS cents', [column]));
    return { count: Number(row?.count ?? 0), cents: Number(row?.cents ?? 0) };
  }
}

/** The moments between which days counted from 1970 lie. */
export function spanOfDays(zone: Zone, from: number, until: number) {
  return { fromMs: dayStart(zone, from), untilMs: dayStart(zone, until) };
}

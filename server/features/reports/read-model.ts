import type { Knex } from 'knex';
import type { DashboardCharts, DashboardView } from '../../contract/reports.ts';
import { dayName } from '../../core/local-days.ts';
import { isNone } from '../../core/rows.ts';
import { type SalesReadModel, salesReadModel } from './sales-read-model.ts';

export interface ReportReadModel extends SalesReadModel {
  online(): Promise<DashboardView['online']>;
  stock(): Promise<NonNullable<DashboardView['stock']>>;
  /** Whether vouchers were ever made for printing. */
  hasBatch(): Promise<boolean>;
  onlineSince(sinceMs: number): Promise<DashboardCharts['online']>;
  /** Of days counted from 1970, `until` not included; days without use have no row. */
  dataByDay(from: number, until: number): Promise<DashboardCharts['data']>;
}

export function reportReadModel(knex: Knex): ReportReadModel {
  return { ...salesReadModel(knex), ...presentReadModel(knex) };
}

function presentReadModel(knex: Knex): Omit<ReportReadModel, keyof SalesReadModel> {
  return {
    async online() {
      const open: { router_id: string; devices: number }[] = await knex('sessions')
        .whereNull('stopped_at')
        .groupBy('router_id')
        .select('router_id', knex.raw('count(*) AS devices'));
      const devices = new Map(open.map((row) => [row.router_id, Number(row.devices)]));
      const rows: { id: string; name: string; site: string | null }[] = await knex('routers as r')
        .leftJoin('sites as s', 's.id', 'r.site_id')
        .orderBy('r.name')
        .select('r.id', 'r.name', { site: 's.name' });
      const routers = rows.map((row) => ({ ...row, devices: devices.get(row.id) ?? 0 }));
      return { total: routers.reduce((sum, { devices }) => sum + devices, 0), routers };
    },
    async stock() {
      const rows: { plan_id: string; count: number }[] = await knex('vouchers')
        .whereRaw(`status = 'unused' AND batch_id IS NOT NULL AND ${isNone('purchase_id')}`)
        .groupBy('plan_id')
        .select('plan_id', knex.raw('count(*) AS count'));
      const counts = new Map(rows.map((row) => [row.plan_id, Number(row.count)]));
      const known: { id: string; name: string }[] = await knex('plans')
        .orderBy(['position', 'id'])
        .select('id', 'name');
      const plans = known.flatMap(({ id, name }) => {
        const count = counts.get(id);
        return count ? [{ name, count }] : [];
      });
      return { total: plans.reduce((sum, { count }) => sum + count, 0), plans };
    },
    async hasBatch() {
      return (await knex('batches').first('id')) !== undefined;
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
}

import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { ReportStore, UsageDay } from '../../ports/report-store.ts';

const rows = rowMapper<UsageDay & { day: number }>([
  ...(['day', 'routerId', 'planId', 'sessions', 'seconds', 'bytesUp', 'bytesDown'] as const),
]);

export function reportStore(knex: Knex): ReportStore {
  return {
    async usageBegun({ name, fromMs, untilMs }) {
      const single = knex('sessions as s')
        .where('s.started_at', '>=', fromMs)
        .where('s.started_at', '<', untilMs)
        .select('s.router_id', 's.voucher_id', knex.raw('1 AS sessions'))
        .select('s.seconds', 's.bytes_up', 's.bytes_down');
      const totals = knex('session_days as d')
        .where('d.day', name)
        .select('d.router_id', 'd.voucher_id', 'd.sessions')
        .select('d.seconds', 'd.bytes_up', 'd.bytes_down');
      const found: Record<string, unknown>[] = await knex
        .from(single.unionAll([totals]).as('u'))
        .join('vouchers as v', 'v.id', 'u.voucher_id')
        .groupBy('u.router_id', 'v.plan_id')
        .select('u.router_id', 'v.plan_id')
        .sum({ sessions: 'u.sessions', seconds: 'u.seconds' })
        .sum({ bytes_up: 'u.bytes_up', bytes_down: 'u.bytes_down' });
      return found.map((row) => {
        const { day: _day, ...usage } = rows.fromRow(row);
        return usage;
      });
    },
    async putUsageDay(day, usage, atMs) {
      await knex('usage_days').where({ day }).delete();
      const made = usage.map((one) => rows.toRow({ ...one, day }));
      if (made.length > 0) await knex.batchInsert('usage_days', made, 100);
      await knex('usage_days_done')
        .insert({ day, done_at: atMs })
        .onConflict('day')
        .merge(['done_at']);
    },
    async usageDaysDone(day) {
      const found: { day: number }[] = await knex('usage_days_done')
        .where('day', '>=', day)
        .select('day');
      return found.map((row) => row.day);
    },
    async firstSessionAtMs() {
      const row = await knex('sessions').orderBy('started_at').first('started_at');
      return row?.started_at ?? null;
    },
    async firstArchivedDay() {
      const row = await knex('session_days').orderBy('day').first('day');
      return row?.day ?? null;
    },
    async lastArchivedDay() {
      const row = await knex('session_days').orderBy('day', 'desc').first('day');
      return row?.day ?? null;
    },
    async noteOnline(atMs) {
      const online = await knex('sessions')
        .whereNull('stopped_at')
        .groupBy('router_id')
        .select('router_id', knex.raw('count(*) AS devices'));
      const made = online.map((row) => ({ at: atMs, ...row }));
      if (made.length === 0) return;
      await knex('online_counts').insert(made).onConflict(['at', 'router_id']).ignore();
    },
    async forgetOnline(beforeMs) {
      await knex('online_counts').where('at', '<', beforeMs).delete();
    },
  };
}

import type { Knex } from 'knex';
import type { ShiftRecord } from '../../ports/money-stores.ts';

export interface DayTotals {
  mobileCents: number;
  mobileCount: number;
  cashCents: number;
  cashCount: number;
  vouchersCents: number;
  vouchersCount: number;
  refundedCents: number;
  suspenseCents: number;
}

export interface TillReadModel {
  /** What came in from `fromMs` until before `untilMs`. */
  totals(fromMs: number, untilMs: number): Promise<DayTotals>;
  /** The latest first, with the user names of their sellers. */
  shifts(limit: number): Promise<(ShiftRecord & { seller: string })[]>;
}

interface Sum {
  cents: number;
  count: number;
}

export function tillReadModel(knex: Knex): TillReadModel {
  const sum = async (query: Knex.QueryBuilder, column: string): Promise<Sum> => {
    const rows: Sum[] = await query
      .select(knex.raw('count(*) AS count'))
      .select(knex.raw('coalesce(sum(??), 0) AS cents', [column]));
    return { cents: Number(rows[0]?.cents ?? 0), count: Number(rows[0]?.count ?? 0) };
  };
  return {
    async totals(fromMs, untilMs) {
      const during = (table: string, column: string) =>
        knex(table).where(column, '>=', fromMs).where(column, '<', untilMs);
      const received = () => during('payments', 'received_at');
      const mobile = await sum(
        received().whereNotIn('provider', ['cash', 'credit']),
        'amount_cents',
      );
      const cash = await sum(received().where({ provider: 'cash' }), 'amount_cents');
      const printed = during('vouchers', 'activated_at').whereNotNull('batch_id');
      const vouchers = await sum(printed, 'price_cents');
      const refunds = during('refunds', 'done_at').where({ state: 'done' });
      const waiting = received().where({ state: 'suspense' });
      return {
        mobileCents: mobile.cents,
        mobileCount: mobile.count,
        cashCents: cash.cents,
        cashCount: cash.count,
        vouchersCents: vouchers.cents,
        vouchersCount: vouchers.count,
        refundedCents: (await sum(refunds, 'amount_cents')).cents,
        suspenseCents: (await sum(waiting, 'amount_cents')).cents,
      };
    },
    async shifts(limit) {
      const rows = await knex('shifts as s')
        .leftJoin('operators as o', 'o.id', 's.operator_id')
        .orderBy('s.opened_at', 'desc')
        .limit(limit)
        .select('s.*', 'o.username');
      return rows.map((row) => ({
        id: row.id,
        drawer: row.drawer,
        operatorId: row.operator_id,
        openedAtMs: row.opened_at,
        floatCents: row.float_cents,
        closedAtMs: row.closed_at,
        expectedCents: row.expected_cents,
        countedCents: row.counted_cents,
        note: row.note,
        seller: row.username ?? row.drawer,
      }));
    },
  };
}

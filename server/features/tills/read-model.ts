import type { Knex } from 'knex';
import type { AttendantDay } from '../../contract/money.ts';
import { isNone } from '../../core/rows.ts';
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
  /** The same by attendant, with the cards they hold. */
  attendants(fromMs: number, untilMs: number): Promise<AttendantDay[]>;
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
      const printed = during('vouchers', 'activated_at')
        .whereNotNull('batch_id')
        .whereRaw(isNone('purchase_id'));
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
    attendants: (fromMs, untilMs) => attendantsOf(knex, fromMs, untilMs),
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

async function attendantsOf(knex: Knex, fromMs: number, untilMs: number): Promise<AttendantDay[]> {
  const days = new Map<string, AttendantDay>();
  const of = (seller: string) => {
    const none = { cashCents: 0, cashCount: 0, usedUnsoldCents: 0, usedUnsoldCount: 0 };
    const day = days.get(seller) ?? { seller, ...none, cardsLeft: 0 };
    days.set(seller, day);
    return day;
  };
  const counted = (cents: string) => [
    knex.raw('count(*) AS count'),
    knex.raw('sum(??) AS cents', [cents]),
  ];
  const byName = (query: Knex.QueryBuilder): Promise<(Sum & { username: string })[]> =>
    query.groupBy('o.username').orderBy('o.username').select('o.username');
  const cash = knex('payments as m')
    .join('operators as o', 'o.id', 'm.operator_id')
    .where('m.provider', 'cash')
    .where('m.received_at', '>=', fromMs)
    .where('m.received_at', '<', untilMs)
    .select(counted('m.amount_cents'));
  for (const { username, cents, count } of await byName(cash)) {
    Object.assign(of(username), { cashCents: Number(cents), cashCount: Number(count) });
  }
  const cards = () =>
    knex('stock as s')
      .join('vouchers as v', 'v.id', 's.voucher_id')
      .join('operators as o', 'o.id', 's.holder_id')
      .whereRaw(isNone('v.purchase_id'))
      .select(counted('v.price_cents'));
  const used = cards().where('v.activated_at', '>=', fromMs).where('v.activated_at', '<', untilMs);
  for (const { username, cents, count } of await byName(used)) {
    Object.assign(of(username), { usedUnsoldCents: Number(cents), usedUnsoldCount: Number(count) });
  }
  for (const { username, count } of await byName(cards().where('v.status', 'unused'))) {
    of(username).cardsLeft = Number(count);
  }
  return [...days.values()];
}

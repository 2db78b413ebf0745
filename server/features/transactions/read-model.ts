import type { Knex } from 'knex';
import type { Page, PaymentView } from '../../contract/admin.ts';
import type { PaymentState } from '../../core/payment.ts';
import { maskPhone } from '../../core/phone.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';

export interface TransactionReadModel {
  payments(filter: PaymentFilter): Promise<Page<PaymentView>>;
  payment(id: string): Promise<PaymentView | null>;
}

export interface PaymentFilter {
  state?: PaymentState | undefined;
  /** Where it was bought. */
  site?: string | undefined;
  cursor?: string | undefined;
  /** Phone numbers whole, and codes through this; else both are masked. */
  reveal?: ((codeCipher: Buffer) => string) | undefined;
}

interface Row {
  id: string;
  state: PaymentState;
  reason: string | null;
  plan_name: string | null;
  price_cents: number;
  paid_cents: number | null;
  phone: string | null;
  receipt: string | null;
  code_last: string | null;
  code_cipher: Buffer | null;
  created_at: number;
  paid_at: number | null;
}

/** Purchases, and beside them the money that belongs to none or is too much: one list. */
export function transactionReadModel(knex: Knex, currency: () => string): TransactionReadModel {
  const purchases = () =>
    knex('purchases as p')
      .leftJoin('vouchers as v', 'v.purchase_id', 'p.id')
      .leftJoin('payments as m', (on) => {
        on.on('m.purchase_id', 'p.id').andOnVal('m.state', 'allocated');
      })
      .select('p.id', 'p.state', 'p.reason', 'p.plan_name', 'p.price_cents', 'p.phone')
      .select('m.receipt', 'v.code_last', 'v.code_cipher', 'p.created_at', 'p.paid_at')
      .select({ paid_cents: 'm.amount_cents', site_id: 'p.site_id' });
  const suspense = () =>
    knex('payments as m')
      .leftJoin('purchases as p', 'p.id', 'm.purchase_id')
      .where('m.state', 'suspense')
      // Short money is shown as its purchase, which is in suspense itself.
      .whereRaw(`coalesce(p.state, '') <> 'suspense'`)
      .select('m.id', knex.raw(`'suspense' AS state`), 'm.note as reason')
      .select(knex.raw('NULL AS plan_name'), 'm.amount_cents as price_cents', 'm.phone')
      .select('m.receipt', knex.raw('NULL AS code_last'), knex.raw('NULL AS code_cipher'))
      .select('m.received_at as created_at', 'm.received_at as paid_at')
      .select({ paid_cents: 'm.amount_cents', site_id: 'p.site_id' });
  return {
    async payments(filter) {
      const query = knex
        .from(purchases().unionAll([suspense()]).as('t'))
        .select('t.*')
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(FETCHED_ROWS);
      if (filter.site) query.where({ site_id: filter.site });
      if (filter.state) query.where({ state: filter.state });
      if (filter.cursor) {
        const after = decodeCursor(filter.cursor);
        query.whereRaw('(created_at, id) < (?, ?)', [after.atMs, after.id]);
      }
      const rows: Row[] = await query;
      const show = (row: Row) => view(row, currency(), filter.reveal);
      return pageOf(rows, (row) => ({ atMs: row.created_at, id: row.id }), show);
    },
    async payment(id) {
      const row: Row | undefined =
        (await purchases().where('p.id', id).first()) ??
        (await suspense().where('m.id', id).first());
      return row ? view(row, currency(), undefined) : null;
    },
  };
}

function view(row: Row, currency: string, reveal: PaymentFilter['reveal']): PaymentView {
  // Sold for cash without a number.
  const phone = row.phone ? (reveal ? row.phone : maskPhone(row.phone)) : null;
  const masked = row.code_last === null ? null : maskVoucherCode(row.code_last);
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    planName: row.plan_name,
    priceCents: row.price_cents,
    paidCents: row.paid_cents,
    currency,
    phone,
    receipt: row.receipt,
    voucher: reveal && row.code_cipher ? reveal(row.code_cipher) : masked,
    createdAt: new Date(row.created_at).toISOString(),
    paidAt: row.paid_at === null ? null : new Date(row.paid_at).toISOString(),
  };
}

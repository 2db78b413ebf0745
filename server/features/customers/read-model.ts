import type { Knex } from 'knex';
import type { CustomerView } from '../../contract/customers.ts';
import { isoOf } from '../../core/moment.ts';

/** Lists of this page are the newest of what there is. */
export const MOST = 20;

export interface CustomerReadModel {
  /** Vouchers that this phone bought, was given or tops up, the newest first. */
  voucherIds(phone: string): Promise<string[]>;
  sessions(voucherIds: readonly string[]): Promise<CustomerView['sessions']>;
  messages(phone: string): Promise<CustomerView['messages']>;
}

interface SessionRow {
  id: string;
  name: string;
  mac: string | null;
  started_at: number;
  seconds: number;
  bytes_up: number;
  bytes_down: number;
  stopped_at: number | null;
}

const VOUCHERS_OF = `
  SELECT v.id FROM purchases p JOIN vouchers v ON v.purchase_id = p.id WHERE p.phone = :phone
  UNION SELECT v.id FROM purchases p JOIN vouchers v ON v.purchase_id = p.id
    WHERE p.gift_phone = :phone
  UNION SELECT p.top_up_voucher_id FROM purchases p
    WHERE p.phone = :phone AND p.top_up_voucher_id IS NOT NULL AND p.state = 'paid'
  UNION SELECT g.voucher_id FROM grants g WHERE g.phone = :phone`;

export function customerReadModel(knex: Knex): CustomerReadModel {
  return {
    async voucherIds(phone) {
      const rows: { id: string }[] = await knex('vouchers')
        .whereRaw(`id IN (${VOUCHERS_OF})`, { phone })
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('id');
      return rows.map(({ id }) => id);
    },
    async sessions(voucherIds) {
      const rows: SessionRow[] = await knex('sessions as s')
        .join('routers as r', 'r.id', 's.router_id')
        .whereIn('s.voucher_id', [...voucherIds])
        .orderBy('s.started_at', 'desc')
        .limit(MOST)
        .select('s.id', 'r.name', 's.mac', 's.started_at', 's.seconds', 's.stopped_at')
        .select('s.bytes_up', 's.bytes_down');
      return rows.map((row) => ({
        ...{ id: row.id, router: row.name, mac: row.mac, startedAt: isoOf(row.started_at) },
        ...{ seconds: row.seconds, bytes: row.bytes_up + row.bytes_down },
        open: row.stopped_at === null,
      }));
    },
    async messages(phone) {
      const rows = await knex('messages')
        .where({ phone })
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .select('id', 'kind', 'state', 'error', 'created_at');
      return rows.map(({ created_at, ...message }) => ({ ...message, at: isoOf(created_at) }));
    },
  };
}

import type { Knex } from 'knex';
import type { Page } from '../../contract/admin.ts';
import type { VoucherHit } from '../../contract/vouchers.ts';
import { isoOf } from '../../core/moment.ts';
import { maskPhone } from '../../core/phone.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';
import type { VoucherRecord } from '../../ports/stores.ts';
import { onlyOwnVouchers, type Viewer } from './own-vouchers.ts';
import { voucherRow } from './read-model.ts';
import { vouchers } from './store.ts';

/** Where to look, as `meantBy` understood it. */
export type Found =
  | { kind: 'code'; codeHash: Buffer }
  | { kind: 'phone'; phone: string }
  | { kind: 'mac'; mac: string }
  | { kind: 'batch'; words: string };

export interface VoucherSearch {
  page(
    found: Found,
    cursor: string | undefined,
    nowMs: number,
    viewer?: Viewer | null,
  ): Promise<Page<VoucherHit>>;
  /** One voucher with where it comes from; null when there is none. */
  hit(id: string, nowMs: number): Promise<VoucherHit | null>;
}

interface Origin {
  label: string | null;
  made_by: string | null;
  holder: string | null;
  sold_by: string | null;
  paid_at: number | null;
  provider: string | null;
  phone: string | null;
}

const OF_PHONE = `
  SELECT w.id FROM purchases q JOIN vouchers w ON w.purchase_id = q.id WHERE q.phone = :phone
  UNION SELECT w.id FROM purchases q JOIN vouchers w ON w.purchase_id = q.id
    WHERE q.gift_phone = :phone
  UNION SELECT q.top_up_voucher_id FROM purchases q
    WHERE q.phone = :phone AND q.top_up_voucher_id IS NOT NULL AND q.state = 'paid'
  UNION SELECT g.voucher_id FROM grants g WHERE g.phone = :phone`;
const OF_BATCH = `
  SELECT b2.id FROM batches b2
  WHERE b2.id = :words OR lower(b2.label) LIKE :pattern ESCAPE '!'`;

/** Finds vouchers by whatever somebody knows of them; codes stay masked. */
export function voucherSearch(knex: Knex): VoucherSearch {
  const hits = () =>
    knex('vouchers as v')
      .leftJoin('batches as b', 'b.id', 'v.batch_id')
      .leftJoin('purchases as p', 'p.id', 'v.purchase_id')
      .leftJoin('stock as s', 's.voucher_id', 'v.id')
      .leftJoin('operators as o', 'o.id', 's.holder_id')
      .select('v.*', 'b.label', 'b.created_by as made_by', 'o.username as holder')
      .select('p.sold_by', 'p.paid_at', 'p.provider', 'p.phone');
  const view = async (rows: (Record<string, unknown> & Origin)[], nowMs: number) => {
    const records = rows.map((row) => ({ origin: row, voucher: vouchers.fromRow(row) }));
    const ids = records.map(({ voucher }) => voucher.id);
    const devices: { voucher_id: string; mac: string }[] = await knex('voucher_devices')
      .whereIn('voucher_id', ids)
      .orderBy('accepted_at', 'desc');
    return records.map(({ origin, voucher }) =>
      hitOf(
        voucher,
        origin,
        devices.filter((one) => one.voucher_id === voucher.id).map(({ mac }) => mac),
        nowMs,
      ),
    );
  };
  return {
    async page(found, cursor, nowMs, viewer = null) {
      const query = hits()
        .orderBy([
          { column: 'v.created_at', order: 'desc' },
          { column: 'v.id', order: 'desc' },
        ])
        .limit(FETCHED_ROWS);
      narrow(query, found);
      // Whoever stands at the counter has a code, a phone or a device; a label is a list of others' cards.
      if (viewer && found.kind === 'batch') onlyOwnVouchers(query, viewer, 'v.');
      if (cursor) {
        const after = decodeCursor(cursor);
        query.whereRaw('(v.created_at, v.id) < (?, ?)', [after.atMs, after.id]);
      }
      const shown = await view(await query, nowMs);
      return pageOf(
        shown,
        (hit) => ({ atMs: Date.parse(hit.createdAt), id: hit.id }),
        (hit) => hit,
      );
    },
    async hit(id, nowMs) {
      const [hit] = await view(await hits().where('v.id', id).limit(1), nowMs);
      return hit ?? null;
    },
  };
}

function narrow(query: Knex.QueryBuilder, found: Found): void {
  switch (found.kind) {
    case 'code':
      query.where('v.code_hash', found.codeHash);
      return;
    case 'phone':
      query.whereRaw(`v.id IN (${OF_PHONE})`, { phone: found.phone });
      return;
    case 'mac':
      query.whereIn('v.id', (of) =>
        of.from('voucher_devices').where('mac', found.mac).select('voucher_id'),
      );
      return;
    case 'batch': {
      const { words } = found;
      const pattern = `%${words.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
      query.whereRaw(`v.batch_id IN (${OF_BATCH})`, { words, pattern });
    }
  }
}

function hitOf(voucher: VoucherRecord, origin: Origin, macs: string[], nowMs: number): VoucherHit {
  return {
    ...voucherRow(voucher, nowMs),
    batchId: voucher.batchId,
    label: origin.label ?? '',
    madeBy: origin.made_by,
    holder: voucher.purchaseId === null ? origin.holder : null,
    soldBy: origin.sold_by,
    soldAt: isoOf(origin.paid_at),
    paidBy: origin.provider,
    phoneMasked: origin.phone ? maskPhone(origin.phone) : null,
    macs,
  };
}

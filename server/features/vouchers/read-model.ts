import type { Knex } from 'knex';
import type { BatchView, Page, VoucherRow } from '../../contract/admin.ts';
import { endOf, statusAt, type VoucherStatus } from '../../core/entitlement.ts';
import { isoOf } from '../../core/moment.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';
import type { VoucherRecord } from '../../ports/stores.ts';
import { onlyOwnBatches, onlyOwnVouchers, type Viewer } from './own-vouchers.ts';
import { vouchers } from './store.ts';

export interface VoucherReadModel {
  /** The newest first; of a viewer, what is their own. */
  batches(filter?: BatchFilter): Promise<Page<BatchView>>;
  batch(id: string, viewer?: Viewer | null): Promise<BatchView | null>;
  /** Codes that would open the Wi-Fi. */
  countLive(): Promise<number>;
  /** The sealed codes of such vouchers whose cipher has one of these lengths; so many at most. */
  liveCiphers(bytes: readonly number[]): Promise<Buffer[]>;
  vouchers(
    filter: {
      batch?: string | undefined;
      status?: VoucherStatus | undefined;
      cursor?: string | undefined;
      viewer?: Viewer | null;
    },
    nowMs: number,
  ): Promise<Page<VoucherRow>>;
}

export interface BatchFilter {
  /** Part of the label or of the plan's name. */
  find?: string | undefined;
  cursor?: string | undefined;
  viewer?: Viewer | null;
}

const MOST_LOOKED_AT = 200_000;
const MOST_CIPHERS = 25_000;

export function voucherReadModel(knex: Knex): VoucherReadModel {
  const batches = () => batchRows(knex);
  return {
    async batches(filter = {}) {
      const query = batches().limit(FETCHED_ROWS);
      if (filter.viewer) onlyOwnBatches(query, filter.viewer);
      if (filter.find) {
        const pattern = `%${filter.find.toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`;
        const hasIt = (column: string) => `lower(${column}) LIKE :pattern ESCAPE '!'`;
        query.whereRaw(`(${hasIt('batches.label')} OR ${hasIt('plans.name')})`, { pattern });
      }
      if (filter.cursor) {
        const after = decodeCursor(filter.cursor);
        query.whereRaw('(batches.created_at, batches.id) < (?, ?)', [after.atMs, after.id]);
      }
      const rows: Record<string, unknown>[] = await query;
      const cursorOf = (row: Record<string, unknown>) => ({
        atMs: Number(row.created_at),
        id: String(row.id),
      });
      return pageOf(rows, cursorOf, batchView);
    },
    async batch(id, viewer = null) {
      const query = batches().where('batches.id', id);
      if (viewer) onlyOwnBatches(query, viewer);
      const found = await query.first();
      return found ? batchView(found) : null;
    },
    async countLive() {
      // Not bound: SQLite takes the index of these alone only for words that it sees.
      const live = knex('vouchers').whereRaw(`status IN ('unused', 'active')`);
      const row = await live.count({ count: '*' }).first();
      return Number(row?.count ?? 0);
    },
    async liveCiphers(bytes) {
      // Bounded, however many a box has: from here on every kind of code is guessed soon.
      const live = knex('vouchers')
        .whereRaw(`status IN ('unused', 'active')`)
        .limit(MOST_LOOKED_AT);
      const rows: { code_cipher: Buffer }[] = await knex
        .from(live.select('code_cipher').as('live'))
        .whereIn(knex.raw('length(code_cipher)') as unknown as string, bytes)
        .limit(MOST_CIPHERS)
        .select('code_cipher');
      return rows.map((row) => row.code_cipher);
    },
    async vouchers(filter, nowMs) {
      const query = knex('vouchers')
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(FETCHED_ROWS);
      if (filter.batch) query.where({ batch_id: filter.batch });
      if (filter.status) query.whereRaw(STATUS_SQL[filter.status], { nowMs });
      if (filter.viewer) onlyOwnVouchers(query, filter.viewer, 'vouchers.');
      if (filter.cursor) {
        const after = decodeCursor(filter.cursor);
        query.whereRaw('(created_at, id) < (?, ?)', [after.atMs, after.id]);
      }
      const rows: Record<string, unknown>[] = await query;
      return pageOf(
        rows.map(vouchers.fromRow),
        (voucher) => ({ atMs: voucher.createdAtMs, id: voucher.id }),
        (voucher) => voucherRow(voucher, nowMs),
      );
    },
  };
}

/** The stored status lags behind the clock: what `statusAt` decides, in SQL. */
const STARTED = `status IN ('active','used','expired')`;
const USED_UP = `coalesce(used_seconds >= time_seconds OR used_bytes >= data_bytes
  OR used_bytes - used_up_bytes >= data_down_bytes OR used_up_bytes >= data_up_bytes, false)`;
const ENDED = 'coalesce(expires_at <= :nowMs OR ends_at <= :nowMs, false)';
const STATUS_SQL: Record<VoucherStatus, string> = {
  unused: `status = 'unused' AND NOT ${ENDED}`,
  revoked: `status = 'revoked'`,
  used: `${STARTED} AND ${USED_UP}`,
  expired: `(status = 'unused' OR (${STARTED} AND NOT ${USED_UP})) AND ${ENDED}`,
  active: `${STARTED} AND NOT ${USED_UP} AND NOT ${ENDED}`,
};

const batchRows = (knex: Knex) =>
  knex('batches')
    .join('plans', 'plans.id', 'batches.plan_id')
    .select('batches.*', 'plans.name as plan_name')
    .select(
      knex.raw(
        `(SELECT count(*) FROM vouchers v WHERE v.batch_id = batches.id AND v.status = 'unused') AS unused`,
      ),
    )
    .select(
      knex.raw(
        `(SELECT v.price_cents FROM vouchers v WHERE v.batch_id = batches.id LIMIT 1) AS price_cents`,
      ),
    )
    .orderBy('batches.created_at', 'desc')
    .orderBy('batches.id', 'desc');

function batchView(found: Record<string, unknown>): BatchView {
  return {
    id: String(found.id),
    planId: String(found.plan_id),
    planName: String(found.plan_name),
    label: String(found.label),
    siteId: found.site_id === null ? null : String(found.site_id),
    priceCents: Number(found.price_cents),
    count: Number(found.count),
    unused: Number(found.unused),
    createdAt: new Date(Number(found.created_at)).toISOString(),
    createdBy: String(found.created_by),
  };
}

export function voucherRow(voucher: VoucherRecord, nowMs: number): VoucherRow {
  return {
    id: voucher.id,
    codeMasked: maskVoucherCode(voucher.codeLast),
    planName: voucher.planName,
    status: statusAt(voucher, nowMs),
    usedSeconds: voucher.usedSeconds,
    usedBytes: voucher.usedBytes,
    createdAt: isoOf(voucher.createdAtMs),
    activatedAt: isoOf(voucher.activatedAtMs),
    expiresAt: isoOf(endOf(voucher)),
  };
}

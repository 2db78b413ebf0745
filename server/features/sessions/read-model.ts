import type { Knex } from 'knex';
import type { Page, SessionView } from '../../contract/admin.ts';
import { isRandomMac } from '../../core/mac.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { FETCHED_ROWS, pageOf } from '../../ports/pages.ts';
import { findSessionIds, narrow, type SessionFilter } from './find-sessions.ts';

/** What the screens tell of sessions, but for the speed, which only the running box knows. */
export type StoredSession = Omit<SessionView, 'now'>;

export interface FoundSession {
  session: StoredSession;
  voucherId: string;
  lastHeardAtMs: number;
  endedBy: string | null;
}

export interface SessionReadModel {
  sessions(filter: SessionFilter): Promise<Page<StoredSession>>;
  session(id: string): Promise<FoundSession | null>;
  /** Of the same device or voucher, without this one; the newest first. */
  others(id: string): Promise<StoredSession[]>;
}

const MOST_OTHERS = 20;

interface Row {
  id: string;
  code_last: string;
  plan_name: string;
  router_name: string;
  mac: string | null;
  ip: string | null;
  started_at: number;
  seconds: number;
  bytes_up: number;
  bytes_down: number;
  stopped_at: number | null;
  updated_at: number;
  terminate_cause: string | null;
  voucher_id: string;
  has_phone: number | boolean;
  time_seconds: number | null;
  used_seconds: number;
  data_bytes: number | null;
  data_down_bytes: number | null;
  used_bytes: number;
  used_up_bytes: number;
}

export function sessionReadModel(knex: Knex): SessionReadModel {
  const rowsOf = () =>
    knex('sessions')
      .join('vouchers', 'vouchers.id', 'sessions.voucher_id')
      .join('routers', 'routers.id', 'sessions.router_id')
      .select('sessions.*', ...VOUCHER_COLUMNS.map((name) => `vouchers.${name}`))
      .leftJoin('purchases', 'purchases.id', 'vouchers.purchase_id')
      .select({ router_name: 'routers.name' })
      .select(knex.raw(`(${HAS_PHONE}) AS has_phone`));
  const newestFirst = () =>
    rowsOf().orderBy([
      { column: 'sessions.started_at', order: 'desc' },
      { column: 'sessions.id', order: 'desc' },
    ]);
  return {
    async sessions(filter) {
      const query = newestFirst().limit(FETCHED_ROWS);
      const found = await findSessionIds(knex, filter);
      if (found) query.whereIn('sessions.id', found);
      else narrow(query, filter);
      const rows: Row[] = await query;
      return pageOf(rows, (row) => ({ atMs: row.started_at, id: row.id }), view);
    },
    async session(id) {
      const row: Row | undefined = await rowsOf().where('sessions.id', id).first();
      if (!row) return null;
      const { voucher_id: voucherId, updated_at: lastHeardAtMs, terminate_cause: endedBy } = row;
      return { session: view(row), voucherId, lastHeardAtMs, endedBy };
    },
    async others(id) {
      const one = await knex('sessions').where({ id }).first('mac', 'voucher_id');
      if (!one) return [];
      // Two queries, each by its own index: an OR of both would read the whole table.
      const same = [{ 'sessions.voucher_id': one.voucher_id }, { 'sessions.mac': one.mac }];
      const lists: Row[][] = await Promise.all(
        same
          .slice(0, one.mac === null ? 1 : 2)
          .map((where) =>
            newestFirst().where(where).whereNot('sessions.id', id).limit(MOST_OTHERS),
          ),
      );
      const distinct = new Map(lists.flat().map((row) => [row.id, row]));
      return [...distinct.values()]
        .sort((a, b) => b.started_at - a.started_at)
        .slice(0, MOST_OTHERS)
        .map(view);
    },
  };
}

/** Whoever bought it, for whom, or who got it on trial. */
const HAS_PHONE = `coalesce(purchases.gift_phone, purchases.phone, '') <> ''
  OR EXISTS (SELECT 1 FROM grants WHERE grants.voucher_id = vouchers.id)`;

const VOUCHER_COLUMNS = [
  ...['code_last', 'plan_name', 'time_seconds', 'used_seconds'],
  ...['data_bytes', 'data_down_bytes', 'used_bytes', 'used_up_bytes'],
];

/** What is left of what was bought; null for unlimited. */
function share(of: number | null, used: number): { left: number; of: number } | null {
  return of === null ? null : { left: Math.max(0, of - used), of };
}

function view(row: Row): StoredSession {
  return {
    id: row.id,
    voucher: maskVoucherCode(row.code_last),
    planName: row.plan_name,
    router: row.router_name,
    mac: row.mac,
    macIsRandom: row.mac !== null && isRandomMac(row.mac),
    ip: row.ip,
    startedAt: new Date(row.started_at).toISOString(),
    seconds: row.seconds,
    bytesUp: row.bytes_up,
    bytesDown: row.bytes_down,
    timeLeft: share(row.time_seconds, row.used_seconds),
    dataLeft:
      share(row.data_bytes, row.used_bytes) ??
      share(row.data_down_bytes, row.used_bytes - row.used_up_bytes),
    hasPhone: Boolean(row.has_phone),
    open: row.stopped_at === null,
  };
}

import type { Knex } from 'knex';
import type { Page, SessionView } from '../../contract/admin.ts';
import { isRandomMac } from '../../core/mac.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { decodeCursor, FETCHED_ROWS, pageOf } from '../../ports/pages.ts';

export interface SessionReadModel {
  sessions(filter: { open?: boolean; cursor?: string | undefined }): Promise<Page<SessionView>>;
}

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
}

export function sessionReadModel(knex: Knex): SessionReadModel {
  return {
    async sessions(filter) {
      const query = knex('sessions')
        .join('vouchers', 'vouchers.id', 'sessions.voucher_id')
        .join('routers', 'routers.id', 'sessions.router_id')
        .select('sessions.*', 'vouchers.code_last', 'vouchers.plan_name')
        .select({ router_name: 'routers.name' })
        .orderBy([
          { column: 'sessions.started_at', order: 'desc' },
          { column: 'sessions.id', order: 'desc' },
        ])
        .limit(FETCHED_ROWS);
      if (filter.open) query.whereNull('sessions.stopped_at');
      if (filter.cursor) {
        const after = decodeCursor(filter.cursor);
        query.whereRaw('(sessions.started_at, sessions.id) < (?, ?)', [after.atMs, after.id]);
      }
      const rows: Row[] = await query;
      return pageOf(rows, (row) => ({ atMs: row.started_at, id: row.id }), view);
    },
  };
}

function view(row: Row): SessionView {
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
    open: row.stopped_at === null,
  };
}

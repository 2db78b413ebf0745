import type { Knex } from 'knex';

/** What can be exported, with its columns, and by what its rows are told apart; codes and secrets never leave this way. */
const EXPORTS = {
  plans: {
    table: 'plans',
    key: ['id'],
    columns: ['id', 'name', 'price_cents', 'time_seconds', 'validity_seconds', 'data_bytes'],
    more: ['down_bps', 'up_bps', 'devices', 'visible', 'created_at', 'archived_at'],
  },
  vouchers: {
    table: 'vouchers',
    key: ['id'],
    columns: ['id', 'code_last', 'plan_name', 'price_cents', 'status', 'used_seconds'],
    more: ['used_bytes', 'activated_at', 'expires_at', 'batch_id', 'purchase_id', 'created_at'],
  },
  payments: {
    table: 'payments',
    key: ['id'],
    columns: ['id', 'provider', 'receipt', 'purchase_id', 'amount_cents', 'phone'],
    more: ['state', 'note', 'received_at'],
  },
  sessions: {
    table: 'sessions',
    key: ['id'],
    columns: ['id', 'router_id', 'voucher_id', 'mac', 'ip', 'started_at', 'stopped_at'],
    more: ['seconds', 'bytes_up', 'bytes_down', 'terminate_cause'],
  },
  'session-days': {
    table: 'session_days',
    key: ['day', 'voucher_id', 'router_id'],
    columns: ['day', 'router_id', 'voucher_id', 'sessions'],
    more: ['seconds', 'bytes_up', 'bytes_down'],
  },
  audit: {
    table: 'audit',
    key: ['seq'],
    columns: ['seq', 'at', 'actor', 'action', 'subject', 'detail', 'hash'],
    more: [],
  },
} as const;

export type ExportKind = keyof typeof EXPORTS;
export const EXPORT_KINDS = Object.keys(EXPORTS) as [ExportKind, ...ExportKind[]];

export interface ExportReadModel {
  /** The rows in pages, the header first: a table of millions never has to fit into memory. */
  pages(kind: ExportKind): AsyncGenerator<unknown[][]>;
  /** A table of EVERYTHING, with all its columns but those that hold secrets. */
  table(name: string): AsyncGenerator<unknown[][]>;
}

/** Every table that tells of the business, and by what its rows are told apart. */
export const EVERYTHING: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['alarms', 'batches', 'customer_notes', 'delivery_reports', 'grants', 'inbound_messages'],
      ...['message_attempts', 'messages', 'operators', 'payments', 'plans', 'purchases'],
      ...[
        'refunds',
        'router_configs',
        'routers',
        'sessions',
        'shifts',
        'sites',
        'statement_pulls',
        'top_ups',
        'vouchers',
      ],
    ].map((table) => [table, ['id']]),
  ),
  audit: ['seq'],
  blocked_phones: ['phone'],
  consents: ['terms_version', 'subject'],
  coupons: ['code'],
  day_closes: ['day'],
  flagged_phones: ['phone'],
  ledger: ['kind', 'subject'],
  login_troubles: ['reference'],
  online_counts: ['at', 'router_id'],
  opt_outs: ['phone'],
  permission_sets: ['role'],
  receipt_numbers: ['number'],
  router_config_access: ['router_id'],
  session_days: ['day', 'voucher_id', 'router_id'],
  stock: ['voucher_id'],
  splash_counts: ['day', 'step', 'phone_os'],
  splash_wording: ['language', 'key'],
  terms: ['version'],
  usage_days: ['day', 'router_id', 'plan_id'],
  voucher_devices: ['voucher_id', 'mac'],
};

const SECRET_COLUMN = /_cipher$|token|password|secret|^code_hash$|^digest$|^two_factor/;

const PAGE_ROWS = 2_000;

export function exportReadModel(knex: Knex): ExportReadModel {
  return {
    pages(kind) {
      const { table, columns, more, key } = EXPORTS[kind];
      return pagesOf(knex, table, [...columns, ...more], key);
    },
    async *table(name) {
      const columns = Object.keys(await knex(name).columnInfo());
      const shown = columns.filter((column) => !SECRET_COLUMN.test(column));
      yield* pagesOf(knex, name, shown, EVERYTHING[name] ?? []);
    },
  };
}

async function* pagesOf(
  knex: Knex,
  table: string,
  header: readonly string[],
  key: readonly string[],
): AsyncGenerator<unknown[][]> {
  yield [[...header]];
  let after: unknown[] | null = null;
  for (;;) {
    const page = knex(table)
      .select([...header])
      .orderBy([...key])
      .limit(PAGE_ROWS);
    if (after) page.whereRaw(`(${key.join()}) > (${key.map(() => '?').join()})`, after as never);
    const rows: Record<string, unknown>[] = await page;
    if (rows.length > 0) {
      yield rows.map((row) => header.map((column) => present(column, row[column])));
    }
    if (rows.length < PAGE_ROWS) return;
    const last = rows.at(-1);
    after = key.map((column) => last?.[column]);
  }
}

/** Moments as ISO 8601, the rest as it is. */
function present(column: string, value: unknown): unknown {
  const moment = column === 'at' || column.endsWith('_at');
  return moment && typeof value === 'number' ? new Date(value).toISOString() : value;
}

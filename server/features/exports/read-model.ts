import type { Knex } from 'knex';

/** What can be exported, with its columns; codes and secrets never leave this way. */
const EXPORTS = {
  plans: {
    table: 'plans',
    columns: ['id', 'name', 'price_cents', 'time_seconds', 'validity_seconds', 'data_bytes'],
    more: ['down_bps', 'up_bps', 'devices', 'visible', 'created_at', 'archived_at'],
  },
  vouchers: {
    table: 'vouchers',
    columns: ['id', 'code_last', 'plan_name', 'price_cents', 'status', 'used_seconds'],
    more: ['used_bytes', 'activated_at', 'expires_at', 'batch_id', 'purchase_id', 'created_at'],
  },
  payments: {
    table: 'payments',
    columns: ['id', 'provider', 'receipt', 'purchase_id', 'amount_cents', 'phone'],
    more: ['state', 'note', 'received_at'],
  },
  sessions: {
    table: 'sessions',
    columns: ['id', 'router_id', 'voucher_id', 'mac', 'ip', 'started_at', 'stopped_at'],
    more: ['seconds', 'bytes_up', 'bytes_down', 'terminate_cause'],
  },
  audit: {
    table: 'audit',
    columns: ['seq', 'at', 'actor', 'action', 'subject', 'detail', 'hash'],
    more: [],
  },
} as const;

export type ExportKind = keyof typeof EXPORTS;
export const EXPORT_KINDS = Object.keys(EXPORTS) as [ExportKind, ...ExportKind[]];

export interface ExportReadModel {
  rows(kind: ExportKind): Promise<{ header: string[]; rows: unknown[][] }>;
}

export function exportReadModel(knex: Knex): ExportReadModel {
  return {
    async rows(kind) {
      const { table, columns, more } = EXPORTS[kind];
      const header = [...columns, ...more];
      const found: Record<string, unknown>[] = await knex(table)
        .select(header)
        .orderBy(header[0] ?? 'id');
      return {
        header,
        rows: found.map((row) => header.map((column) => present(column, row[column]))),
      };
    },
  };
}

/** Moments as ISO 8601, the rest as it is. */
function present(column: string, value: unknown): unknown {
  const moment = column === 'at' || column.endsWith('_at');
  return moment && typeof value === 'number' ? new Date(value).toISOString() : value;
}

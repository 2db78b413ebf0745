import type { Migration } from '../migrate.ts';

/** How long a device may be silent before its session ends, per plan; null: the usual ten minutes. */
export const idle: Migration = {
  version: 10,
  name: 'idle',
  statements: ['plans', 'purchases', 'vouchers'].map(
    (table) => `ALTER TABLE ${table} ADD COLUMN idle_seconds INT CHECK (idle_seconds > 0)`,
  ),
};

import type { Migration } from '../migrate.ts';

/** Who sold at the counter, by whatever means it is paid; for cash it was known by the drawer. */
export const counter: Migration = {
  version: 22,
  name: 'counter',
  statements: [
    'ALTER TABLE purchases ADD COLUMN sold_by TEXT',
    `UPDATE purchases SET sold_by = (
       SELECT 'operator:' || o.username FROM payments m JOIN operators o ON o.id = m.operator_id
       WHERE m.purchase_id = purchases.id AND m.state = 'allocated')
     WHERE provider = 'cash'`,
    'CREATE INDEX purchases_sold ON purchases(sold_by, created_at) WHERE sold_by IS NOT NULL',
  ],
};

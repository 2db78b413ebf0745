import type { Migration } from '../migrate.ts';

/** Printed cards in the hands of attendants; a row goes when a card is given back. */
export const stock: Migration = {
  version: 23,
  name: 'stock',
  statements: [
    `CREATE TABLE stock (
      voucher_id TEXT NOT NULL PRIMARY KEY REFERENCES vouchers(id),
      holder_id TEXT NOT NULL REFERENCES operators(id),
      handed_by TEXT NOT NULL,
      handed_at INT NOT NULL
    ) @STRICT`,
    'CREATE INDEX stock_holder ON stock(holder_id)',
  ],
};

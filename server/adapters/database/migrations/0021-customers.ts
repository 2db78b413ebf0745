import type { Migration } from '../migrate.ts';

/** What the counter notes about a customer, who may not buy, and the ways to look by phone. */
export const customers: Migration = {
  version: 21,
  name: 'customers',
  statements: [
    `CREATE TABLE customer_notes (
      id TEXT NOT NULL PRIMARY KEY,
      phone TEXT NOT NULL,
      note TEXT NOT NULL,
      written_by TEXT NOT NULL,
      written_at INT NOT NULL
    ) @STRICT`,
    'CREATE INDEX customer_notes_phone ON customer_notes(phone, written_at)',
    `CREATE TABLE blocked_phones (
      phone TEXT NOT NULL PRIMARY KEY,
      reason TEXT NOT NULL,
      blocked_by TEXT NOT NULL,
      blocked_at INT NOT NULL
    ) @STRICT`,
    'CREATE INDEX messages_phone ON messages(phone, created_at)',
    'CREATE INDEX purchases_gift ON purchases(gift_phone) WHERE gift_phone IS NOT NULL',
  ],
};

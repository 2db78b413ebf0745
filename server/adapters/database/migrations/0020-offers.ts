import type { Migration } from '../migrate.ts';

/** Buying onto a code one already has; what messages cost is in the books from the beginning. */
export const offers: Migration = {
  version: 20,
  name: 'offers',
  statements: [
    'ALTER TABLE purchases ADD COLUMN top_up_voucher_id TEXT REFERENCES vouchers(id)',
    `INSERT INTO ledger (posted_at, kind, subject, debit, credit, amount_cents, actor, memo)
     SELECT coalesce(ended_at, started_at), 'sms', id, 'expense/sms', 'payable/sms',
       cost_cents, 'system', provider
     FROM message_attempts WHERE cost_cents > 0`,
  ],
};

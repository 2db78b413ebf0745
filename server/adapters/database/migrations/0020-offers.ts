import type { Migration } from '../migrate.ts';

/** Buying onto a code one already has, and what is shown of it afterwards. */
export const offers: Migration = {
  version: 20,
  name: 'offers',
  statements: ['ALTER TABLE purchases ADD COLUMN top_up_voucher_id TEXT REFERENCES vouchers(id)'],
};

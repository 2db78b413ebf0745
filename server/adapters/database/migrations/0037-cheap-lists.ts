import type { Migration } from '../migrate.ts';

/** What keeps two questions of the tablet from reading whole tables. */
export const cheapLists: Migration = {
  version: 37,
  name: 'cheap lists',
  statements: [
    // Codes that let somebody in, without those that are over.
    `CREATE INDEX vouchers_live ON vouchers(status) WHERE status IN ('unused', 'active')`,
    'CREATE INDEX purchases_site ON purchases(site_id, created_at) WHERE site_id IS NOT NULL',
  ],
};

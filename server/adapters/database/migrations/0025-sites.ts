import type { Migration } from '../migrate.ts';

/** Places of the business: routers belong to one, plans and vouchers may be limited to some. */
export const sites: Migration = {
  version: 25,
  name: 'sites',
  statements: [
    `CREATE TABLE sites (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      place TEXT NOT NULL,
      phone TEXT NOT NULL,
      created_at INT NOT NULL
    ) @STRICT`,
    'ALTER TABLE routers ADD COLUMN site_id TEXT REFERENCES sites(id)',
    'ALTER TABLE plans ADD COLUMN sites TEXT',
    'ALTER TABLE vouchers ADD COLUMN sites TEXT',
    'ALTER TABLE purchases ADD COLUMN sites TEXT',
    // Where it was bought; null: at a router without a site, or nobody knows.
    'ALTER TABLE purchases ADD COLUMN site_id TEXT REFERENCES sites(id)',
    'ALTER TABLE batches ADD COLUMN site_id TEXT REFERENCES sites(id)',
  ],
};

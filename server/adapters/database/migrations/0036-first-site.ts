import type { Migration } from '../migrate.ts';

/**
 * Where a voucher was first used: the site of the router, null where it has none. No foreign key, since
 * nobody's login may fail for a report. What was used before is found by its oldest session.
 */
export const firstSite: Migration = {
  version: 36,
  name: 'site of the first use',
  statements: [
    'ALTER TABLE vouchers ADD COLUMN activated_site_id TEXT',
    `UPDATE vouchers SET activated_site_id =
       (SELECT r.site_id FROM sessions s JOIN routers r ON r.id = s.router_id
        WHERE s.voucher_id = vouchers.id ORDER BY s.started_at, s.id LIMIT 1)
     WHERE activated_at IS NOT NULL AND purchase_id IS NULL
       AND batch_id IN (SELECT id FROM batches WHERE site_id IS NULL)
       AND EXISTS (SELECT 1 FROM sites)`,
  ],
};

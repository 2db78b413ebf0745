import type { Migration } from '../migrate.ts';

/** When a router last sent a device to the splash. */
export const routerSplash: Migration = {
  version: 38,
  name: 'router splash',
  statements: ['ALTER TABLE router_contacts ADD COLUMN last_splash_at INT'],
};

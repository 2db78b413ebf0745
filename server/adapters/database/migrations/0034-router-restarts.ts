import type { Migration } from '../migrate.ts';

/** How often a router has said that it started, and when last. */
export const routerRestarts: Migration = {
  version: 34,
  name: 'router restarts',
  statements: [
    'ALTER TABLE router_contacts ADD COLUMN restarts INT NOT NULL DEFAULT 0 CHECK (restarts >= 0)',
    'ALTER TABLE router_contacts ADD COLUMN last_restart_at INT',
  ],
};

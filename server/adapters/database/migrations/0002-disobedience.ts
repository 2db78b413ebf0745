import type { Migration } from '../migrate.ts';

/** Since when, and how, a router does not end the sessions that it is told to end. */
export const disobedience: Migration = {
  version: 2,
  name: 'disobedience',
  statements: [
    'ALTER TABLE routers ADD COLUMN disobeyed_at INT',
    'ALTER TABLE routers ADD COLUMN disobeyed_reason TEXT',
  ],
};

import type { Migration } from '../migrate.ts';

/** The earlier sessions of a device, found among millions. */
export const deviceHistory: Migration = {
  version: 33,
  name: 'device history',
  statements: ['CREATE INDEX sessions_device ON sessions(mac, started_at) WHERE mac IS NOT NULL'],
};

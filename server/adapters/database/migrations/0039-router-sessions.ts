import type { Migration } from '../migrate.ts';

/** The newest sessions of one router without reading those of the others. */
export const routerSessions: Migration = {
  version: 39,
  name: 'router sessions',
  statements: ['CREATE INDEX sessions_router ON sessions(router_id, started_at, id)'],
};

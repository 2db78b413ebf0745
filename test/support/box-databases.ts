import { newPostgresUrl } from './databases.ts';
import { runs } from './tools.ts';

/** A journey runs on both databases: what to add to the box's environment for each. */
export const boxDatabases = [
  { name: 'SQLite', env: async (): Promise<Record<string, string>> => ({}), present: true },
  {
    name: 'PostgreSQL',
    env: async (): Promise<Record<string, string>> => ({
      MLANGO_DATABASE_URL: await newPostgresUrl(),
    }),
    present: runs('postgres'),
  },
];

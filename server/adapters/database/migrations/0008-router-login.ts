import type { Migration } from '../migrate.ts';

/** What login pages and controllers need beside RADIUS, and the logins that fail again and again. */
export const routerLogin: Migration = {
  version: 8,
  name: 'router-login',
  statements: [
    'ALTER TABLE routers ADD COLUMN login_secret_cipher BYTES',
    'ALTER TABLE routers ADD COLUMN controller_url TEXT',
    'ALTER TABLE routers ADD COLUMN controller_site TEXT',
    'ALTER TABLE routers ADD COLUMN controller_fingerprint TEXT',
    `CREATE TABLE login_troubles (
      reference TEXT NOT NULL PRIMARY KEY,
      device TEXT NOT NULL,
      client_address TEXT NOT NULL,
      router_id TEXT REFERENCES routers(id),
      problem TEXT NOT NULL,
      said TEXT NOT NULL,
      failures INT NOT NULL CHECK (failures >= 1),
      created_at INT NOT NULL,
      updated_at INT NOT NULL
    ) @STRICT`,
    'CREATE INDEX login_troubles_device ON login_troubles(device, updated_at)',
    'CREATE INDEX login_troubles_updated ON login_troubles(updated_at)',
  ],
};

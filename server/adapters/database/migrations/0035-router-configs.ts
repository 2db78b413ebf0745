import type { Migration } from '../migrate.ts';

/** Configurations of routers, sealed, and how the box gets to them. */
export const routerConfigs: Migration = {
  version: 35,
  name: 'router configurations',
  statements: [
    `CREATE TABLE router_configs (
      id TEXT NOT NULL PRIMARY KEY,
      router_id TEXT NOT NULL REFERENCES routers(id),
      taken_at INT NOT NULL,
      digest BYTES NOT NULL,
      version TEXT NOT NULL,
      bytes INT NOT NULL CHECK (bytes > 0),
      body_cipher BYTES NOT NULL
    ) @STRICT`,
    'CREATE INDEX router_configs_newest ON router_configs (router_id, taken_at DESC, id)',
    `CREATE TABLE router_config_access (
      router_id TEXT NOT NULL PRIMARY KEY REFERENCES routers(id),
      ssh_port INT NOT NULL CHECK (ssh_port BETWEEN 1 AND 65535),
      host_fingerprint TEXT,
      offered_fingerprint TEXT,
      tried_at INT,
      read_at INT,
      problem TEXT
    ) @STRICT`,
  ],
};

import type { Migration } from '../migrate.ts';

/** What the owner changed of the roles' permissions, and keys for programs. */
export const permissions: Migration = {
  version: 26,
  name: 'permissions',
  statements: [
    `CREATE TABLE permission_sets (
      role TEXT NOT NULL PRIMARY KEY CHECK (role IN ('manager', 'cashier', 'technician')),
      added TEXT NOT NULL,
      removed TEXT NOT NULL,
      changed_at INT NOT NULL
    ) @STRICT`,
    `CREATE TABLE api_tokens (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      token_last TEXT NOT NULL,
      scope TEXT NOT NULL,
      operator_id TEXT NOT NULL REFERENCES operators(id),
      created_at INT NOT NULL,
      expires_at INT,
      last_used_at INT,
      revoked_at INT
    ) @STRICT`,
  ],
};

import type { Migration } from '../migrate.ts';

/** A second factor for staff, and what tells one of their sessions from another. */
export const staff: Migration = {
  version: 9,
  name: 'staff',
  statements: [
    'ALTER TABLE operators ADD COLUMN two_factor_cipher BYTES',
    'ALTER TABLE operators ADD COLUMN two_factor_pending_cipher BYTES',
    'ALTER TABLE operators ADD COLUMN two_factor_last_step INT',
    "ALTER TABLE operator_sessions ADD COLUMN client_address TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE operator_sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT ''",
    `CREATE TABLE recovery_codes (
      operator_id TEXT NOT NULL REFERENCES operators(id) ON DELETE CASCADE,
      code_hash TEXT NOT NULL,
      PRIMARY KEY (operator_id, code_hash)
    ) @STRICT`,
    'CREATE INDEX audit_at ON audit(at, seq)',
  ],
};

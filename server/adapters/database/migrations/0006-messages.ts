import type { Migration } from '../migrate.ts';

/**
 * Messages with several providers: each attempt is a row, so a report finds its message whichever
 * provider sent it. Alarms, inbound SMS, opt-outs and USSD conversations. The table `messages` is
 * made anew because SQLite cannot change a CHECK.
 */
export const messages: Migration = {
  version: 6,
  name: 'messages',
  statements: [
    'ALTER TABLE messages RENAME TO old_messages',
    `CREATE TABLE messages (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      purchase_id TEXT REFERENCES purchases(id),
      voucher_id TEXT REFERENCES vouchers(id),
      subject TEXT,
      period TEXT NOT NULL,
      phone TEXT NOT NULL,
      language TEXT NOT NULL,
      parameters TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('queued','sending','sent','delivered','failed','unknown','dropped')),
      round INT NOT NULL CHECK (round >= 1),
      attempts INT NOT NULL CHECK (attempts >= 0),
      next_attempt_at INT,
      error TEXT,
      created_at INT NOT NULL,
      sent_at INT,
      delivered_at INT,
      CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
      CHECK (purchase_id IS NOT NULL OR subject IS NOT NULL OR voucher_id IS NOT NULL),
      UNIQUE (purchase_id, kind)
    ) @STRICT`,
    `CREATE TABLE message_attempts (
      id TEXT NOT NULL PRIMARY KEY,
      message_id TEXT NOT NULL REFERENCES messages(id),
      round INT NOT NULL,
      number INT NOT NULL CHECK (number >= 1),
      provider TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('sending','accepted','rejected','unknown')),
      refusal TEXT,
      detail TEXT,
      provider_id TEXT,
      parts INT CHECK (parts >= 1),
      cost_cents INT CHECK (cost_cents >= 0),
      started_at INT NOT NULL,
      ended_at INT,
      CHECK ((outcome = 'rejected') = (refusal IS NOT NULL)),
      UNIQUE (message_id, number)
    ) @STRICT`,
    `INSERT INTO messages SELECT id, kind, purchase_id, voucher_id, NULL, '', phone, language, '{}',
       state, 1, attempts, next_attempt_at, error, created_at, sent_at,
       CASE WHEN state = 'delivered' THEN coalesce(sent_at, created_at) END FROM old_messages`,
    `INSERT INTO message_attempts SELECT id, id, 1, attempts, 'africastalking', 'accepted', NULL, NULL,
       provider_id, parts, cost_cents, coalesce(sent_at, created_at), sent_at
       FROM old_messages WHERE provider_id IS NOT NULL AND attempts >= 1`,
    'DROP TABLE old_messages',
    `CREATE UNIQUE INDEX messages_one_per_subject ON messages(subject, kind, period) WHERE subject IS NOT NULL`,
    `CREATE INDEX messages_due ON messages(next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
    `CREATE INDEX messages_created ON messages(created_at, id)`,
    `CREATE INDEX message_attempts_provider ON message_attempts(provider, provider_id)`,
    `CREATE INDEX message_attempts_lost ON message_attempts(started_at) WHERE outcome = 'unknown'`,

    `CREATE TABLE delivery_reports (
      id TEXT NOT NULL PRIMARY KEY,
      provider TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      status TEXT NOT NULL,
      phone TEXT,
      detail TEXT NOT NULL,
      received_at INT NOT NULL,
      UNIQUE (provider, provider_id, status)
    ) @STRICT`,
    `CREATE TABLE inbound_messages (
      id TEXT NOT NULL PRIMARY KEY,
      provider TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      phone TEXT NOT NULL,
      keyword TEXT NOT NULL,
      received_at INT NOT NULL,
      UNIQUE (provider, provider_id)
    ) @STRICT`,
    `CREATE TABLE opt_outs (
      phone TEXT NOT NULL PRIMARY KEY,
      at INT NOT NULL
    ) @STRICT`,
    `CREATE INDEX vouchers_active ON vouchers(plan_id) WHERE status = 'active'`,
    `ALTER TABLE plans ADD COLUMN reminds INT NOT NULL DEFAULT 0 CHECK (reminds IN (0, 1))`,

    `CREATE TABLE alarms (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      raised_at INT NOT NULL,
      cleared_at INT,
      notified_at INT
    ) @STRICT`,
    `CREATE UNIQUE INDEX alarms_one_open ON alarms(kind, subject) WHERE cleared_at IS NULL`,
    `CREATE INDEX alarms_raised ON alarms(raised_at)`,

    `CREATE TABLE ussd_sessions (
      id TEXT NOT NULL PRIMARY KEY,
      phone TEXT NOT NULL,
      offer TEXT NOT NULL,
      last_text TEXT NOT NULL,
      last_answer TEXT NOT NULL,
      purchase_id TEXT REFERENCES purchases(id),
      started_at INT NOT NULL,
      updated_at INT NOT NULL
    ) @STRICT`,
    `CREATE INDEX ussd_sessions_updated ON ussd_sessions(updated_at)`,
  ],
};

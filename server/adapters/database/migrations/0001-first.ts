import type { Migration } from '../migrate.ts';

/**
 * Everything of the first release. Written once in a small common dialect: `INT` is a 64-bit
 * integer, `BYTES` a blob, `@STRICT` SQLite's strict typing. Booleans are 0 or 1, moments are
 * milliseconds since 1970, and the CHECKs say what the code promises.
 */
export const first: Migration = {
  version: 1,
  name: 'first',
  statements: [
    `CREATE TABLE settings (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL,
      updated_at INT NOT NULL
    ) @STRICT`,

    `CREATE TABLE operators (
      id TEXT NOT NULL PRIMARY KEY,
      username TEXT NOT NULL UNIQUE CHECK (username = lower(username) AND length(username) BETWEEN 2 AND 40),
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('owner','manager','cashier','technician')),
      password_hash TEXT NOT NULL,
      created_at INT NOT NULL,
      disabled_at INT
    ) @STRICT`,
    `CREATE TABLE operator_sessions (
      token_hash TEXT NOT NULL PRIMARY KEY,
      operator_id TEXT NOT NULL REFERENCES operators(id) ON DELETE CASCADE,
      created_at INT NOT NULL,
      last_seen_at INT NOT NULL
    ) @STRICT`,
    `CREATE INDEX operator_sessions_operator ON operator_sessions(operator_id)`,
    `CREATE TABLE login_failures (
      key TEXT NOT NULL PRIMARY KEY,
      failures INT NOT NULL CHECK (failures >= 0),
      last_failure_at INT NOT NULL
    ) @STRICT`,

    `CREATE TABLE plans (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
      price_cents INT NOT NULL CHECK (price_cents > 0),
      time_seconds INT CHECK (time_seconds > 0),
      validity_seconds INT CHECK (validity_seconds > 0),
      data_bytes INT CHECK (data_bytes > 0),
      down_bps INT CHECK (down_bps > 0),
      up_bps INT CHECK (up_bps > 0),
      devices INT NOT NULL CHECK (devices BETWEEN 1 AND 50),
      visible INT NOT NULL CHECK (visible IN (0, 1)),
      position INT NOT NULL,
      created_at INT NOT NULL,
      archived_at INT
    ) @STRICT`,
    `CREATE UNIQUE INDEX plans_name ON plans(lower(name)) WHERE archived_at IS NULL`,

    `CREATE TABLE batches (
      id TEXT NOT NULL PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES plans(id),
      label TEXT NOT NULL,
      count INT NOT NULL CHECK (count BETWEEN 1 AND 25000),
      created_at INT NOT NULL,
      created_by TEXT NOT NULL
    ) @STRICT`,

    `CREATE TABLE routers (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      address TEXT NOT NULL UNIQUE,
      secret_cipher BYTES NOT NULL,
      mac_password_cipher BYTES NOT NULL,
      kind TEXT NOT NULL,
      message_authenticator TEXT NOT NULL CHECK (message_authenticator IN ('auto','yes','no')),
      message_authenticator_seen INT NOT NULL CHECK (message_authenticator_seen IN (0, 1)),
      upload_is_input INT NOT NULL CHECK (upload_is_input IN (0, 1)),
      coa_port INT NOT NULL CHECK (coa_port BETWEEN 1 AND 65535),
      login_hosts TEXT NOT NULL,
      created_at INT NOT NULL,
      last_seen_at INT
    ) @STRICT`,

    `CREATE TABLE purchases (
      id TEXT NOT NULL PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES plans(id),
      plan_name TEXT NOT NULL,
      price_cents INT NOT NULL CHECK (price_cents > 0),
      time_seconds INT,
      validity_seconds INT,
      data_bytes INT,
      down_bps INT,
      up_bps INT,
      devices INT NOT NULL CHECK (devices >= 1),
      phone TEXT NOT NULL,
      mac TEXT,
      client_address TEXT NOT NULL,
      router_parameters TEXT NOT NULL,
      language TEXT NOT NULL,
      reference TEXT NOT NULL UNIQUE CHECK (length(reference) <= 12),
      state TEXT NOT NULL CHECK (state IN ('created','sending','prompted','unknown','paid','failed','stale','suspense','reversed')),
      reason TEXT,
      prompt_id TEXT,
      next_action_at INT,
      created_at INT NOT NULL,
      paid_at INT,
      CHECK ((state IN ('paid','reversed')) = (paid_at IS NOT NULL))
    ) @STRICT`,
    `CREATE INDEX purchases_due ON purchases(next_action_at) WHERE next_action_at IS NOT NULL`,
    `CREATE INDEX purchases_created ON purchases(created_at)`,
    `CREATE INDEX purchases_phone ON purchases(phone, created_at)`,

    `CREATE TABLE prompts (
      id TEXT NOT NULL PRIMARY KEY,
      purchase_id TEXT NOT NULL REFERENCES purchases(id),
      number INT NOT NULL CHECK (number >= 1),
      phone TEXT NOT NULL,
      callback_token TEXT NOT NULL UNIQUE,
      checkout_id TEXT UNIQUE,
      merchant_id TEXT,
      outcome TEXT NOT NULL CHECK (outcome IN ('created','sending','accepted','rejected','not_sent','unknown')),
      resends INT NOT NULL,
      result_code TEXT,
      due_at INT NOT NULL,
      sent_at INT,
      UNIQUE (purchase_id, number)
    ) @STRICT`,
    `CREATE INDEX prompts_phone ON prompts(phone, due_at)`,

    `CREATE TABLE payments (
      id TEXT NOT NULL PRIMARY KEY,
      provider TEXT NOT NULL,
      receipt TEXT UNIQUE,
      prompt_id TEXT REFERENCES prompts(id),
      purchase_id TEXT REFERENCES purchases(id),
      amount_cents INT NOT NULL CHECK (amount_cents > 0),
      phone TEXT,
      state TEXT NOT NULL CHECK (state IN ('allocated','suspense','resolved')),
      note TEXT NOT NULL,
      received_at INT NOT NULL,
      CHECK (state <> 'allocated' OR purchase_id IS NOT NULL)
    ) @STRICT`,
    `CREATE UNIQUE INDEX payments_one_per_purchase ON payments(purchase_id) WHERE state = 'allocated'`,
    `CREATE UNIQUE INDEX payments_one_per_prompt ON payments(prompt_id) WHERE state = 'allocated'`,

    `CREATE TABLE inbound_events (
      id TEXT NOT NULL PRIMARY KEY,
      channel TEXT NOT NULL,
      token TEXT NOT NULL,
      body TEXT NOT NULL,
      source_address TEXT NOT NULL,
      received_at INT NOT NULL,
      processed_at INT,
      outcome TEXT
    ) @STRICT`,
    `CREATE INDEX inbound_events_open ON inbound_events(received_at) WHERE processed_at IS NULL`,
    `CREATE INDEX inbound_events_token ON inbound_events(token)`,

    `CREATE TABLE vouchers (
      id TEXT NOT NULL PRIMARY KEY,
      code_hash BYTES NOT NULL UNIQUE,
      code_cipher BYTES NOT NULL,
      code_last TEXT NOT NULL CHECK (length(code_last) = 3),
      plan_id TEXT NOT NULL REFERENCES plans(id),
      plan_name TEXT NOT NULL,
      price_cents INT NOT NULL CHECK (price_cents > 0),
      time_seconds INT,
      validity_seconds INT,
      data_bytes INT,
      down_bps INT,
      up_bps INT,
      devices INT NOT NULL CHECK (devices >= 1),
      status TEXT NOT NULL CHECK (status IN ('unused','active','used','expired','revoked')),
      used_seconds INT NOT NULL CHECK (used_seconds >= 0),
      used_bytes INT NOT NULL CHECK (used_bytes >= 0),
      activated_at INT,
      expires_at INT,
      batch_id TEXT REFERENCES batches(id),
      purchase_id TEXT UNIQUE REFERENCES purchases(id),
      created_at INT NOT NULL,
      revoked_at INT,
      CHECK (status NOT IN ('active','used','expired') OR activated_at IS NOT NULL),
      CHECK ((status = 'revoked') = (revoked_at IS NOT NULL))
    ) @STRICT`,
    `CREATE INDEX vouchers_batch ON vouchers(batch_id)`,
    `CREATE INDEX vouchers_created ON vouchers(created_at, id)`,

    `CREATE TABLE voucher_devices (
      voucher_id TEXT NOT NULL REFERENCES vouchers(id) ON DELETE CASCADE,
      mac TEXT NOT NULL,
      first_seen_at INT NOT NULL,
      accepted_at INT NOT NULL,
      released_at INT,
      PRIMARY KEY (voucher_id, mac)
    ) @STRICT`,
    `CREATE INDEX voucher_devices_mac ON voucher_devices(mac, accepted_at)`,

    `CREATE TABLE sessions (
      id TEXT NOT NULL PRIMARY KEY,
      router_id TEXT NOT NULL REFERENCES routers(id),
      identity TEXT NOT NULL,
      voucher_id TEXT NOT NULL REFERENCES vouchers(id),
      acct_session_id TEXT NOT NULL,
      user_name TEXT NOT NULL,
      mac TEXT,
      ip TEXT,
      nas_port_id TEXT,
      seconds INT NOT NULL CHECK (seconds >= 0),
      bytes_up INT NOT NULL CHECK (bytes_up >= 0),
      bytes_down INT NOT NULL CHECK (bytes_down >= 0),
      started_at INT NOT NULL,
      updated_at INT NOT NULL,
      stopped_at INT,
      terminate_cause TEXT,
      UNIQUE (router_id, identity)
    ) @STRICT`,
    `CREATE INDEX sessions_voucher ON sessions(voucher_id)`,
    `CREATE INDEX sessions_started ON sessions(started_at, id)`,
    `CREATE INDEX sessions_open ON sessions(updated_at) WHERE stopped_at IS NULL`,
    `CREATE INDEX sessions_mac ON sessions(mac) WHERE stopped_at IS NULL`,
    `CREATE INDEX sessions_ip ON sessions(ip) WHERE stopped_at IS NULL`,

    `CREATE TABLE messages (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      purchase_id TEXT REFERENCES purchases(id),
      voucher_id TEXT REFERENCES vouchers(id),
      phone TEXT NOT NULL,
      language TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('queued','sending','sent','delivered','failed','unknown')),
      attempts INT NOT NULL CHECK (attempts >= 0),
      next_attempt_at INT,
      provider_id TEXT,
      parts INT,
      cost_cents INT,
      error TEXT,
      created_at INT NOT NULL,
      sent_at INT,
      UNIQUE (purchase_id, kind)
    ) @STRICT`,
    `CREATE INDEX messages_due ON messages(next_attempt_at) WHERE next_attempt_at IS NOT NULL`,
    `CREATE INDEX messages_provider ON messages(provider_id)`,

    `CREATE TABLE audit (
      seq INT NOT NULL PRIMARY KEY,
      at INT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) @STRICT`,
    `CREATE INDEX audit_subject ON audit(subject, seq)`,
    '@APPEND_ONLY audit',
  ],
};

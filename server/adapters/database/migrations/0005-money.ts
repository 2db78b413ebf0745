import type { Migration } from '../migrate.ts';

const ACCOUNTS = (side: string) =>
  `${side} IN ('suspense','sales','resolved','refunds','variance','expense/fees','expense/sms','payable/sms')
   OR ${side} LIKE 'clearing/_%' OR ${side} LIKE 'cash/_%' OR ${side} LIKE 'credit/_%'`;

/**
 * Money in both directions: several providers, the ledger, credit, counter sales, refunds, what the
 * providers' own records said. Money that arrived before is entered as if the ledger had been there.
 */
export const money: Migration = {
  version: 5,
  name: 'money',
  statements: [
    `ALTER TABLE purchases ADD COLUMN provider TEXT NOT NULL DEFAULT 'daraja'`,
    'ALTER TABLE purchases ADD COLUMN list_price_cents INT',
    'ALTER TABLE purchases ADD COLUMN coupon TEXT',
    'ALTER TABLE purchases ADD COLUMN gift_phone TEXT',
    'ALTER TABLE payments ADD COLUMN operator_id TEXT REFERENCES operators(id)',
    'CREATE INDEX payments_purchase ON payments(purchase_id)',
    'CREATE INDEX payments_received ON payments(received_at)',
    'CREATE INDEX payments_phone ON payments(phone, received_at)',

    `CREATE TABLE ledger (
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      posted_at INT NOT NULL,
      debit TEXT NOT NULL CHECK (${ACCOUNTS('debit')}),
      credit TEXT NOT NULL CHECK (${ACCOUNTS('credit')}),
      amount_cents INT NOT NULL CHECK (amount_cents > 0),
      actor TEXT NOT NULL,
      memo TEXT NOT NULL,
      CHECK (debit <> credit),
      PRIMARY KEY (kind, subject)
    ) @STRICT`,
    'CREATE INDEX ledger_debit ON ledger(debit, posted_at)',
    'CREATE INDEX ledger_credit ON ledger(credit, posted_at)',
    'CREATE INDEX ledger_subject ON ledger(subject)',
    `INSERT INTO ledger (posted_at, kind, subject, debit, credit, amount_cents, actor, memo)
     SELECT received_at, 'received', id, 'clearing/' || provider, 'suspense',
       amount_cents, 'system', '' FROM payments`,
    `INSERT INTO ledger (posted_at, kind, subject, debit, credit, amount_cents, actor, memo)
     SELECT m.received_at, 'sold', p.id, 'suspense', 'sales', p.price_cents,
       'system', '' FROM payments m JOIN purchases p ON p.id = m.purchase_id
     WHERE m.state = 'allocated'`,
    `INSERT INTO ledger (posted_at, kind, subject, debit, credit, amount_cents, actor, memo)
     SELECT m.received_at, 'credited', m.id, 'suspense', 'credit/' || p.phone,
       m.amount_cents - p.price_cents, 'system', ''
     FROM payments m JOIN purchases p ON p.id = m.purchase_id
     WHERE m.state = 'allocated' AND m.amount_cents > p.price_cents`,
    `INSERT INTO ledger (posted_at, kind, subject, debit, credit, amount_cents, actor, memo)
     SELECT received_at, 'resolved', id, 'suspense', 'resolved', amount_cents,
       'system', note FROM payments WHERE state = 'resolved'`,
    '@APPEND_ONLY ledger',
    '@NO_OVERDRAFT ledger credit/',

    `CREATE TABLE statement_pulls (
      id TEXT NOT NULL PRIMARY KEY,
      provider TEXT NOT NULL,
      started_at INT NOT NULL,
      from_at INT NOT NULL,
      to_at INT NOT NULL CHECK (to_at >= from_at),
      complete INT NOT NULL CHECK (complete IN (0, 1)),
      line_count INT NOT NULL CHECK (line_count >= 0),
      new_count INT NOT NULL CHECK (new_count >= 0),
      detail TEXT NOT NULL
    ) @STRICT`,
    'CREATE INDEX statement_pulls_provider ON statement_pulls(provider, to_at)',

    `CREATE TABLE refunds (
      id TEXT NOT NULL PRIMARY KEY,
      payment_id TEXT NOT NULL REFERENCES payments(id),
      amount_cents INT NOT NULL CHECK (amount_cents > 0),
      method TEXT NOT NULL CHECK (method IN ('by_hand','reversal','cash')),
      state TEXT NOT NULL CHECK (state IN ('requested','sending','sent','done','failed','unknown')),
      receipt TEXT UNIQUE,
      conversation_id TEXT UNIQUE,
      result_token TEXT NOT NULL UNIQUE,
      reason TEXT NOT NULL,
      detail TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      requested_at INT NOT NULL,
      done_at INT,
      CHECK ((state = 'done') = (done_at IS NOT NULL))
    ) @STRICT`,
    // Money goes back once: a second refund of it needs the first to have failed.
    `CREATE UNIQUE INDEX refunds_once ON refunds(payment_id) WHERE state <> 'failed'`,

    `CREATE TABLE shifts (
      id TEXT NOT NULL PRIMARY KEY,
      drawer TEXT NOT NULL,
      operator_id TEXT REFERENCES operators(id),
      opened_at INT NOT NULL,
      float_cents INT NOT NULL CHECK (float_cents >= 0),
      closed_at INT,
      expected_cents INT,
      counted_cents INT CHECK (counted_cents >= 0),
      note TEXT NOT NULL,
      CHECK ((closed_at IS NULL) = (counted_cents IS NULL)),
      CHECK ((closed_at IS NULL) = (expected_cents IS NULL))
    ) @STRICT`,
    'CREATE UNIQUE INDEX shifts_one_open ON shifts(drawer) WHERE closed_at IS NULL',
    'CREATE INDEX shifts_opened ON shifts(opened_at)',

    `CREATE TABLE day_closes (
      day TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
      mobile_cents INT NOT NULL,
      cash_cents INT NOT NULL,
      vouchers_cents INT NOT NULL,
      counted_cents INT NOT NULL CHECK (counted_cents >= 0),
      variance_cents INT NOT NULL,
      note TEXT NOT NULL,
      closed_by TEXT NOT NULL,
      closed_at INT NOT NULL
    ) @STRICT`,
    '@APPEND_ONLY day_closes',

    `CREATE TABLE coupons (
      code TEXT NOT NULL PRIMARY KEY CHECK (code = upper(code) AND length(code) BETWEEN 3 AND 20),
      percent INT CHECK (percent BETWEEN 1 AND 99),
      off_cents INT CHECK (off_cents > 0),
      plan_id TEXT REFERENCES plans(id),
      max_uses INT NOT NULL CHECK (max_uses >= 1),
      expires_at INT,
      created_by TEXT NOT NULL,
      created_at INT NOT NULL,
      withdrawn_at INT,
      CHECK ((percent IS NULL) <> (off_cents IS NULL))
    ) @STRICT`,
    'CREATE INDEX purchases_coupon ON purchases(coupon) WHERE coupon IS NOT NULL',

    `CREATE TABLE grants (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('trial','provisional')),
      mac TEXT NOT NULL,
      phone TEXT NOT NULL,
      receipt TEXT UNIQUE,
      voucher_id TEXT NOT NULL UNIQUE REFERENCES vouchers(id),
      created_at INT NOT NULL
    ) @STRICT`,
    `CREATE UNIQUE INDEX grants_trial_phone ON grants(phone) WHERE kind = 'trial'`,
    `CREATE UNIQUE INDEX grants_trial_mac ON grants(mac) WHERE kind = 'trial'`,
    'CREATE INDEX grants_mac ON grants(mac, created_at)',
    'CREATE INDEX grants_phone ON grants(phone, created_at)',

    `CREATE TABLE flagged_phones (
      phone TEXT NOT NULL PRIMARY KEY,
      reason TEXT NOT NULL,
      flagged_at INT NOT NULL
    ) @STRICT`,

    `CREATE TABLE receipt_numbers (
      number INT NOT NULL PRIMARY KEY CHECK (number >= 1),
      purchase_id TEXT NOT NULL UNIQUE REFERENCES purchases(id),
      issued_at INT NOT NULL
    ) @STRICT`,
    '@APPEND_ONLY receipt_numbers',
  ],
};

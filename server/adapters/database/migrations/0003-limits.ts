import type { Migration } from '../migrate.ts';

const DATA = ['data_down_bytes', 'data_up_bytes'];
/** More than a number each: JSON, written and read by the store alone. */
const RULES = ['burst', 'fair_use', 'open_hours', 'hour_speeds', 'pause'];

/** Whatever carries the terms of a plan: null is "no such limit", which is what was sold before. */
const terms = (table: string): string[] => [
  `ALTER TABLE ${table} ADD COLUMN ends_at INT`,
  ...DATA.map((column) => `ALTER TABLE ${table} ADD COLUMN ${column} INT CHECK (${column} > 0)`),
  ...RULES.map((column) => `ALTER TABLE ${table} ADD COLUMN ${column} TEXT`),
];

/** A count that is nothing at first and never negative. */
const count = (table: string, column: string): string =>
  `ALTER TABLE ${table} ADD COLUMN ${column} INT NOT NULL DEFAULT 0 CHECK (${column} >= 0)`;

/** Fixed ends, up and down apart, bursts, fair use, hours, pauses, top-ups, speeds by hand. */
export const limits: Migration = {
  version: 3,
  name: 'limits',
  statements: [
    ...['plans', 'purchases', 'vouchers'].flatMap(terms),

    count('vouchers', 'used_up_bytes'),
    // What a voucher has used is the sum of its sessions, so the past can be told apart, too.
    `UPDATE vouchers SET used_up_bytes =
       (SELECT coalesce(sum(bytes_up), 0) FROM sessions WHERE voucher_id = vouchers.id)
     WHERE used_bytes > 0`,
    'ALTER TABLE vouchers ADD COLUMN period_start_at INT',
    count('vouchers', 'period_seconds'),
    count('vouchers', 'period_bytes'),
    count('vouchers', 'pauses'),
    count('vouchers', 'paused_ms'),
    'ALTER TABLE vouchers ADD COLUMN pause_ends_at INT',
    'ALTER TABLE vouchers ADD COLUMN speed_override TEXT',

    'ALTER TABLE sessions ADD COLUMN period_start_at INT',
    count('sessions', 'base_seconds'),
    count('sessions', 'base_bytes'),
    'ALTER TABLE sessions ADD COLUMN speed_mark INT',

    `CREATE TABLE top_ups (
      id TEXT NOT NULL PRIMARY KEY,
      voucher_id TEXT NOT NULL REFERENCES vouchers(id),
      plan_id TEXT NOT NULL REFERENCES plans(id),
      plan_name TEXT NOT NULL,
      price_cents INT NOT NULL CHECK (price_cents > 0),
      purchase_id TEXT UNIQUE REFERENCES purchases(id),
      kind TEXT NOT NULL CHECK (kind IN ('added','renewed')),
      actor TEXT NOT NULL,
      created_at INT NOT NULL
    ) @STRICT`,
    'CREATE INDEX top_ups_voucher ON top_ups(voucher_id)',
  ],
};

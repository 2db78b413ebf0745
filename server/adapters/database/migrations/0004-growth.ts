import type { Migration } from '../migrate.ts';

/**
 * What lets a box grow old: closed sessions become daily totals, open ones are found however many
 * are closed, and routers say what can be believed of them.
 */
export const growth: Migration = {
  version: 4,
  name: 'growth',
  statements: [
    // A day as the business's calendar has it, "2026-03-31"; the plan follows from the voucher.
    `CREATE TABLE session_days (
      day TEXT NOT NULL CHECK (length(day) = 10),
      voucher_id TEXT NOT NULL REFERENCES vouchers(id),
      router_id TEXT NOT NULL REFERENCES routers(id),
      sessions INT NOT NULL CHECK (sessions > 0),
      seconds INT NOT NULL CHECK (seconds >= 0),
      bytes_up INT NOT NULL CHECK (bytes_up >= 0),
      bytes_down INT NOT NULL CHECK (bytes_down >= 0),
      PRIMARY KEY (day, voucher_id, router_id)
    ) @STRICT`,
    `CREATE INDEX sessions_open_voucher ON sessions(voucher_id) WHERE stopped_at IS NULL`,
    `CREATE INDEX sessions_open_started ON sessions(started_at, id) WHERE stopped_at IS NULL`,

    // Counts since the router was added, and the moments of the last of each.
    `CREATE TABLE router_contacts (
      router_id TEXT NOT NULL PRIMARY KEY REFERENCES routers(id) ON DELETE CASCADE,
      accepts INT NOT NULL CHECK (accepts >= 0),
      rejects INT NOT NULL CHECK (rejects >= 0),
      reports INT NOT NULL CHECK (reports >= 0),
      forgeries INT NOT NULL CHECK (forgeries >= 0),
      last_accept_at INT,
      last_start_at INT,
      last_report_at INT,
      last_forgery_at INT,
      unstarted INT NOT NULL CHECK (unstarted >= 0),
      probe TEXT CHECK (probe IN ('proven','silent','forged','refused')),
      probed_at INT,
      round_trip_ms INT
    ) @STRICT`,
  ],
};

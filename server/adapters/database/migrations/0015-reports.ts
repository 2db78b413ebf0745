import type { Migration } from '../migrate.ts';

/**
 * What a year is read from at once: the use of each day by router and plan, how many devices were
 * online when, and indexes for stock and for vouchers first used in a period.
 */
export const reports: Migration = {
  version: 15,
  name: 'reports',
  statements: [
    // `day` counts days since 1970 on the business's calendar, as sessions began on it.
    `CREATE TABLE usage_days (
      day INT NOT NULL,
      router_id TEXT NOT NULL REFERENCES routers(id),
      plan_id TEXT NOT NULL REFERENCES plans(id),
      sessions INT NOT NULL CHECK (sessions > 0),
      seconds INT NOT NULL CHECK (seconds >= 0),
      bytes_up INT NOT NULL CHECK (bytes_up >= 0),
      bytes_down INT NOT NULL CHECK (bytes_down >= 0),
      PRIMARY KEY (day, router_id, plan_id)
    ) @STRICT`,
    // Days that are summed up already, those without any session included.
    `CREATE TABLE usage_days_done (
      day INT NOT NULL PRIMARY KEY,
      done_at INT NOT NULL
    ) @STRICT`,
    `CREATE TABLE online_counts (
      at INT NOT NULL,
      router_id TEXT NOT NULL REFERENCES routers(id) ON DELETE CASCADE,
      devices INT NOT NULL CHECK (devices > 0),
      PRIMARY KEY (at, router_id)
    ) @STRICT`,
    // Who is online on a router, however many were.
    `CREATE INDEX sessions_open_router ON sessions(router_id) WHERE stopped_at IS NULL`,
    `CREATE INDEX vouchers_stock ON vouchers(plan_id)
       WHERE status = 'unused' AND batch_id IS NOT NULL`,
    `CREATE INDEX vouchers_first_used ON vouchers(activated_at)
       WHERE batch_id IS NOT NULL AND activated_at IS NOT NULL`,
    `CREATE INDEX refunds_done ON refunds(done_at) WHERE done_at IS NOT NULL`,
  ],
};

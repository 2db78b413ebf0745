import type { Knex } from 'knex';

/** How much a box of some years has behind it. */
export interface Crowd {
  vouchers: number;
  closedSessions: number;
  openSessions: number;
  /** Existing rows that everything refers to. */
  planId: string;
  routerId: string;
  nowMs: number;
  /** Over how long it is spread; two years unless told. */
  historyMs?: number;
}

const TWO_YEARS_MS = 2 * 365 * 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Fills an SQLite database with vouchers (codes that nobody knows) and sessions spread over two
 * years, by two statements: a million vouchers and five million sessions take about two minutes.
 */
export async function fillWithCrowd(knex: Knex, crowd: Crowd): Promise<void> {
  const { vouchers, closedSessions, openSessions, planId, routerId, nowMs } = crowd;
  const historyMs = crowd.historyMs ?? TWO_YEARS_MS;
  const count =
    'WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT ?)';
  await knex.raw(
    `INSERT INTO vouchers (id, code_hash, code_cipher, code_last, plan_id, plan_name, price_cents,
       time_seconds, devices, status, used_seconds, used_bytes, activated_at, created_at)
     ${count}
     SELECT printf('%08x-0000-4000-8000-%012x', (n * 2654435761) % 4294967296, n), randomblob(32),
       randomblob(38), printf('%03d', n % 1000), ?, 'crowd', 2000,
       3600, 1, 'active', 1200, 100000000, ? - ? + n * ?, ? - ? + n * ?
     FROM counted`,
    [
      ...[vouchers, planId],
      ...[nowMs, historyMs, historyMs / vouchers, nowMs, historyMs, historyMs / vouchers].map(
        Math.floor,
      ),
    ],
  );
  const sessions = closedSessions + openSessions;
  const stepMs = Math.floor(historyMs / sessions);
  const voucher = `(n % ${vouchers}) + 1`;
  await knex.raw(
    `INSERT INTO sessions (id, router_id, identity, voucher_id, acct_session_id, user_name, mac, ip,
       seconds, bytes_up, bytes_down, started_at, updated_at, stopped_at, terminate_cause)
     ${count}
     SELECT printf('%08x-0000-4000-9000-%012x', (n * 2654435761) % 4294967296, n), ?,
       hex(randomblob(32)),
       printf('%08x-0000-4000-8000-%012x', ((${voucher}) * 2654435761) % 4294967296, ${voucher}),
       printf('8%07x', n), 'code', printf('02:00:00:%02X:%02X:%02X', n / 65536 % 256, n / 256 % 256, n % 256),
       '10.5.50.7', 600, 1000000, 50000000,
       ? - ? + n * ?, ? - ? + n * ?, CASE WHEN n > ? THEN NULL ELSE ? - ? + n * ? END, 'User-Request'
     FROM counted`,
    [
      ...[sessions, routerId, nowMs, historyMs + HOUR_MS, stepMs, nowMs, historyMs, stepMs],
      ...[closedSessions, nowMs, historyMs, stepMs],
    ],
  );
}

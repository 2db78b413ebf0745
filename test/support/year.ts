import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { fillWithCrowd } from './crowd.ts';

const YEAR_MS = 365 * 86_400_000;
const AUDIT_BATCH = 50;

export interface Year {
  payments: number;
  sessions: number;
  /** Vouchers in stock. */
  printed: number;
  planId: string;
  routerId: string;
  nowMs: number;
}

/**
 * A year of a busy shop in an SQLite database: purchases with their payments, books and audit
 * entries, and a million sessions, spread evenly until now.
 */
export async function fillWithYear(knex: Knex, year: Year): Promise<void> {
  const { payments, sessions, printed, planId, routerId, nowMs } = year;
  await fillWithCrowd(knex, {
    ...{ vouchers: payments, closedSessions: sessions, openSessions: 200 },
    ...{ planId, routerId, nowMs, historyMs: YEAR_MS },
  });
  const stepMs = Math.floor(YEAR_MS / payments);
  const counted =
    'WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT ?)';
  const at = `(${Math.trunc(nowMs)} - ${YEAR_MS} + n * ${stepMs})`;
  await knex.raw(
    `INSERT INTO purchases (id, plan_id, plan_name, price_cents, devices, phone, client_address,
       router_parameters, language, reference, state, created_at, paid_at)
     ${counted} SELECT printf('purchase-%d', n), ?, 'crowd', 2000, 1,
       printf('2547%08d', n % 20000), '10.0.0.9', '{}', 'en', printf('Y%d', n), 'paid', ${at}, ${at}
     FROM counted`,
    [payments, planId],
  );
  await knex.raw(
    `INSERT INTO payments (id, provider, receipt, purchase_id, amount_cents, phone, state, note, received_at)
     ${counted} SELECT printf('payment-%d', n), CASE WHEN n % 5 = 0 THEN 'cash' ELSE 'daraja' END,
       printf('YEAR%d', n), printf('purchase-%d', n), 2000, printf('2547%08d', n % 20000),
       'allocated', '', ${at} FROM counted`,
    [payments],
  );
  for (const [kind, of, debit, credit] of [
    ['received', 'payment', 'clearing/daraja', 'suspense'],
    ['sold', 'purchase', 'suspense', 'sales'],
  ]) {
    await knex.raw(
      `INSERT INTO ledger (kind, subject, posted_at, debit, credit, amount_cents, actor, memo)
       ${counted} SELECT ?, printf('%s-%d', ?, n), ${at}, ?, ?, 2000, 'system', '' FROM counted`,
      [payments, kind, of, debit, credit] as never,
    );
  }
  await stock(knex, printed, planId, nowMs);
  await auditEntries(knex, payments, nowMs);
}

async function stock(knex: Knex, count: number, planId: string, nowMs: number): Promise<void> {
  await knex('batches').insert({
    ...{ id: 'batch', plan_id: planId, label: 'stock', count, created_at: nowMs },
    created_by: 'test',
  });
  await knex.raw(
    `INSERT INTO vouchers (id, code_hash, code_cipher, code_last, plan_id, plan_name, price_cents,
       devices, status, used_seconds, used_bytes, batch_id, created_at)
     WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT ?)
     SELECT printf('stock-%d', n), randomblob(32), randomblob(38), 'XYZ', ?, 'crowd', 2000, 1,
       'unused', 0, 0, 'batch', ? FROM counted`,
    [count, planId, nowMs],
  );
}

/** Entries whose hashes follow from one another, as the box itself writes them. */
async function auditEntries(knex: Knex, count: number, nowMs: number): Promise<void> {
  const last = await knex('audit').orderBy('seq', 'desc').first('seq', 'hash');
  let { seq, hash } = last ?? { seq: 0, hash: '0'.repeat(64) };
  for (let done = 0; done < count; done += AUDIT_BATCH) {
    const rows = Array.from({ length: Math.min(AUDIT_BATCH, count - done) }, (_, n) => {
      seq += 1;
      const row = { seq, at: nowMs, actor: 'system', action: 'payment.settle' };
      const more = { subject: `purchase-${done + n + 1}`, detail: '{}', previous_hash: hash };
      const content = [row.seq, row.at, row.actor, row.action, more.subject, more.detail];
      hash = createHash('sha256')
        .update(JSON.stringify([hash, ...content]))
        .digest('hex');
      return { ...row, ...more, hash };
    });
    await knex('audit').insert(rows);
  }
}

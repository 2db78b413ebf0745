import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditRecord, AuditStore } from '../../ports/stores.ts';

interface AuditRow {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

const GENESIS = '0'.repeat(64);
const VERIFY_PAGE_ROWS = 1_000;

/** Append-only and chained: each row's hash covers its content and the hash before it. */
export function auditStore(knex: Knex): AuditStore {
  return {
    async append(entry, atMs) {
      const last = await knex<AuditRow>('audit').orderBy('seq', 'desc').first('seq', 'hash');
      const row = {
        seq: (last?.seq ?? 0) + 1,
        at: atMs,
        actor: entry.actor,
        action: entry.action,
        subject: entry.subject,
        detail: JSON.stringify(entry.detail),
        previous_hash: last?.hash ?? GENESIS,
      };
      await knex('audit').insert({ ...row, hash: hashOf(row) });
    },
    async listBySubject(subject) {
      const rows = await knex<AuditRow>('audit').where({ subject }).orderBy('seq');
      return rows.map(fromRow);
    },
    async firstBroken() {
      let previousHash = GENESIS;
      let seq = 0;
      for (;;) {
        const rows = await knex<AuditRow>('audit')
          .where('seq', '>', seq)
          .orderBy('seq')
          .limit(VERIFY_PAGE_ROWS);
        for (const row of rows) {
          const follows = row.seq === seq + 1 && row.previous_hash === previousHash;
          if (!follows || hashOf(row) !== row.hash) return row.seq;
          seq = row.seq;
          previousHash = row.hash;
        }
        if (rows.length < VERIFY_PAGE_ROWS) return null;
      }
    },
  };
}

function fromRow(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    atMs: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    detail: JSON.parse(row.detail),
  };
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const content = [row.seq, row.at, row.actor, row.action, row.subject, row.detail];
  return createHash('sha256')
    .update(JSON.stringify([row.previous_hash, ...content]))
    .digest('hex');
}

import type { Knex } from 'knex';

/** A place where the books and the records they are made from say different things. */
export interface Discrepancy {
  what: string;
  subject: string;
}

export interface LedgerReadModel {
  /** At most 20; empty when the books agree with every payment, sale and decision. */
  discrepancies(): Promise<Discrepancy[]>;
}

const MOST = 20;

/** Each answers the subjects that are wrong. Rows balance by themselves: a row has two sides. */
const CHECKS: readonly { what: string; sql: string }[] = [
  {
    what: 'a payment is not in the books with its amount',
    sql: `SELECT m.id AS subject FROM payments m
      LEFT JOIN ledger l ON l.kind = 'received' AND l.subject = m.id
      WHERE m.provider <> 'credit' AND (l.amount_cents IS NULL OR l.amount_cents <> m.amount_cents)`,
  },
  {
    what: 'money is in the books that no payment brought',
    sql: `SELECT l.subject FROM ledger l LEFT JOIN payments m ON m.id = l.subject
      WHERE l.kind = 'received' AND m.id IS NULL`,
  },
  {
    what: 'a paid purchase is not in the books as a sale at its price',
    sql: `SELECT p.id AS subject FROM purchases p
      LEFT JOIN ledger l ON l.kind IN ('sold', 'sold_for_credit') AND l.subject = p.id
      WHERE p.state = 'paid' AND (l.amount_cents IS NULL OR l.amount_cents <> p.price_cents)`,
  },
  {
    what: 'a sale is in the books of a purchase that nobody paid',
    sql: `SELECT l.subject FROM ledger l JOIN purchases p ON p.id = l.subject
      WHERE l.kind IN ('sold', 'sold_for_credit') AND p.state NOT IN ('paid', 'reversed')`,
  },
  {
    what: 'what a message cost is not in the books',
    sql: `SELECT a.id AS subject FROM message_attempts a
      LEFT JOIN ledger l ON l.kind = 'sms' AND l.subject = a.id
      WHERE a.cost_cents > 0 AND (l.amount_cents IS NULL OR l.amount_cents <> a.cost_cents)`,
  },
  {
    what: 'the money in suspense is not what waits for a decision',
    sql: `SELECT 'suspense' AS subject FROM (
        SELECT (SELECT coalesce(sum(amount_cents), 0) FROM ledger WHERE credit = 'suspense')
          - (SELECT coalesce(sum(amount_cents), 0) FROM ledger WHERE debit = 'suspense') AS booked,
          (SELECT coalesce(sum(amount_cents), 0) FROM payments WHERE state = 'suspense') AS waiting
      ) AS sums WHERE booked <> waiting`,
  },
];

export function ledgerReadModel(knex: Knex): LedgerReadModel {
  return {
    async discrepancies() {
      const found: Discrepancy[] = [];
      for (const { what, sql } of CHECKS) {
        const rows = await knex
          .from(knex.raw(`(${sql}) AS wrong`))
          .select<{ subject: string }[]>('subject')
          .limit(MOST - found.length);
        found.push(...rows.map(({ subject }) => ({ what, subject })));
        if (found.length >= MOST) break;
      }
      return found;
    },
  };
}

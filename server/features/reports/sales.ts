import type { Stretch } from '../../core/local-days.ts';
import { isNone } from '../../core/rows.ts';

/** What sales may be told apart by. */
export const SALES_KEYS = ['day', 'plan', 'site', 'method', 'seller'] as const;
export type SalesKey = (typeof SALES_KEYS)[number];

export interface SalesRow {
  key: string;
  count: number;
  cents: number;
}

const DAY_MS = 86_400_000;

/** Both dialects divide whole numbers to whole numbers; the offset is ours, not anybody's input. */
const dayOf = (column: string, { offsetMs }: Stretch) =>
  `(${column} + ${Math.trunc(offsetMs)}) / ${DAY_MS}`;

/**
 * Money received between the two bound moments. What was paid with credit was received before.
 * Money that belongs to no purchase has no plan.
 */
export function receivedSql(key: SalesKey, stretch: Stretch): string {
  const columns: Record<SalesKey, string> = {
    day: dayOf('m.received_at', stretch),
    plan: `coalesce(p.plan_id, '')`,
    site: `coalesce(p.site_id, '')`,
    method: 'm.provider',
    seller: `coalesce(m.operator_id, '')`,
  };
  return `SELECT ${columns[key]} AS key, count(*) AS count, sum(m.amount_cents) AS cents
    FROM payments m LEFT JOIN purchases p ON p.id = m.purchase_id
    WHERE m.received_at >= ? AND m.received_at < ? AND m.provider <> 'credit' GROUP BY 1`;
}

/**
 * Printed vouchers count when they are first used, unless an attendant entered their sale: else
 * nobody tells the box when they were sold. Their site is that of their batch, else that of the router
 * which they were first used at.
 */
export function printedSql(key: SalesKey, stretch: Stretch): string {
  const columns: Record<SalesKey, string> = {
    day: dayOf('v.activated_at', stretch),
    plan: 'v.plan_id',
    site: `coalesce((SELECT b.site_id FROM batches b WHERE b.id = v.batch_id),
      v.activated_site_id, '')`,
    method: `'printed'`,
    seller: `''`,
  };
  return `SELECT ${columns[key]} AS key, count(*) AS count, sum(v.price_cents) AS cents
    FROM vouchers v
    WHERE v.activated_at >= ? AND v.activated_at < ? AND v.batch_id IS NOT NULL
      AND ${isNone('v.purchase_id')} GROUP BY 1`;
}

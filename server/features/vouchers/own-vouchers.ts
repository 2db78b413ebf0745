import type { Knex } from 'knex';
import type { Actor } from '../../ports/route.ts';

/** Whose lists are narrowed to what is their own. */
export interface Viewer {
  name: string;
  operatorId: string | null;
}

/** Who gives no cards to others sees what they made, hold or sold themselves; null: everything. */
export function viewerOf({ permissions, name, operatorId }: Actor): Viewer | null {
  return permissions.has('stock') ? null : { name, operatorId };
}

/** @param vouchers a query over `vouchers`, whose columns carry `prefix`. */
export function onlyOwnVouchers(
  vouchers: Knex.QueryBuilder,
  { name, operatorId }: Viewer,
  prefix = '',
): void {
  vouchers.whereRaw(
    `(${prefix}batch_id IN (SELECT own.id FROM batches own WHERE own.created_by = :name)
      OR ${prefix}id IN (SELECT held.voucher_id FROM stock held WHERE held.holder_id = :operatorId)
      OR ${prefix}purchase_id IN (SELECT sale.id FROM purchases sale WHERE sale.sold_by = :name))`,
    { name, operatorId: operatorId ?? '' },
  );
}

export function onlyOwnBatches(batches: Knex.QueryBuilder, viewer: Viewer): void {
  batches.whereRaw(
    `(batches.created_by = :name OR batches.id IN (
      SELECT card.batch_id FROM stock held JOIN vouchers card ON card.id = held.voucher_id
      WHERE held.holder_id = :operatorId))`,
    { name: viewer.name, operatorId: viewer.operatorId ?? '' },
  );
}

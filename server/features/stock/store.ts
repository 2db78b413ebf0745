import type { Knex } from 'knex';
import { isNone, rowMapper } from '../../core/rows.ts';
import type { StockRecord, StockStore } from '../../ports/stock-store.ts';
import type { VoucherStore } from '../../ports/stores.ts';

const records = rowMapper<StockRecord>(['voucherId', 'holderId', 'handedBy', 'handedAtMs']);
/** Four columns each: below SQLite's 32,766 bound values, and PostgreSQL's 65,535. */
const CHUNK_ROWS = 5_000;

/** @param vouchers reads whole vouchers by their ids, in any order. */
export function stockStore(knex: Knex, vouchers: Pick<VoucherStore, 'findMany'>): StockStore {
  const whole = async (ids: Promise<{ id: string }[]>) => {
    const order = (await ids).map(({ id }) => id);
    const found = [];
    for (let i = 0; i < order.length; i += CHUNK_ROWS) {
      found.push(...(await vouchers.findMany(order.slice(i, i + CHUNK_ROWS))));
    }
    const byId = new Map(found.map((voucher) => [voucher.id, voucher]));
    return order.flatMap((id) => byId.get(id) ?? []);
  };
  const sellable = () =>
    knex('vouchers as v')
      .where('v.status', 'unused')
      .whereRaw(isNone('v.purchase_id'))
      .select('v.id');
  const held = (holderId: string) =>
    sellable().join('stock as s', 's.voucher_id', 'v.id').where('s.holder_id', holderId);
  return {
    listFree(batchId, limit) {
      const query = sellable()
        .leftJoin('stock as s', 's.voucher_id', 'v.id')
        .whereNull('s.voucher_id')
        .where('v.batch_id', batchId);
      return whole(query.orderBy('v.id').limit(limit));
    },
    async hand(rows) {
      for (let i = 0; i < rows.length; i += CHUNK_ROWS) {
        await knex('stock').insert(rows.slice(i, i + CHUNK_ROWS).map(records.toRow));
      }
    },
    listLeft(holderId, batchId, limit) {
      const query = held(holderId).where('v.batch_id', batchId);
      return whole(query.orderBy('v.id', 'desc').limit(limit));
    },
    listLeftByEnd(holderId, codeLast) {
      return whole(held(holderId).where('v.code_last', codeLast).limit(2));
    },
    async giveBack(ids) {
      for (let i = 0; i < ids.length; i += CHUNK_ROWS) {
        await knex('stock')
          .whereIn('voucher_id', ids.slice(i, i + CHUNK_ROWS))
          .delete();
      }
    },
    async find(voucherId) {
      return records.fromMaybe(await knex('stock').where({ voucher_id: voucherId }).first());
    },
    async follow(voucherId, newVoucherId) {
      await knex('stock').where({ voucher_id: voucherId }).update({ voucher_id: newVoucherId });
    },
  };
}

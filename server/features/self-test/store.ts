import type { Knex } from 'knex';
import { type SelfTestStore, TEST_ROUTER_ID, TEST_VOUCHER_ID } from '../../ports/self-test.ts';
import type { Stores } from '../../ports/stores.ts';

/** @param others of the same transaction */
export function selfTestStore(
  knex: Knex,
  others: Pick<Stores, 'routers' | 'vouchers'>,
): SelfTestStore {
  return {
    async place(router, voucher) {
      await others.routers.insert(router);
      await others.vouchers.insertMany([voucher]);
    },
    async counted() {
      const row: Record<string, number | null> | undefined = await knex('sessions')
        .where({ router_id: TEST_ROUTER_ID })
        .first('seconds', 'bytes_up', 'bytes_down', 'stopped_at');
      if (!row) return null;
      const bytes = Number(row.bytes_up) + Number(row.bytes_down);
      return { seconds: Number(row.seconds), bytes, isOver: row.stopped_at !== null };
    },
    async clear() {
      const router_id = TEST_ROUTER_ID;
      // What was summed up or noted in the middle of a visit goes with it.
      for (const table of ['sessions', 'session_days', 'usage_days', 'online_counts']) {
        await knex(table).where({ router_id }).delete();
      }
      await knex('login_troubles').where({ router_id }).delete();
      await knex('vouchers').where({ id: TEST_VOUCHER_ID }).delete();
      await knex('router_contacts').where({ router_id }).delete();
      await knex('routers').where({ id: TEST_ROUTER_ID }).delete();
    },
  };
}

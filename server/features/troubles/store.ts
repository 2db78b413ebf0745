import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { TroubleRecord, TroubleStore } from '../../ports/trouble-store.ts';

const troubles = rowMapper<TroubleRecord>([
  ...(['reference', 'device', 'clientAddress', 'routerId', 'problem', 'said'] as const),
  ...(['failures', 'createdAtMs', 'updatedAtMs'] as const),
]);

export function troubleStore(knex: Knex): TroubleStore {
  return {
    async save(trouble) {
      await knex('login_troubles').insert(troubles.toRow(trouble)).onConflict('reference').merge();
    },
    async latestOf(device, sinceMs) {
      const rows = knex('login_troubles').where({ device }).andWhere('updated_at', '>=', sinceMs);
      return troubles.fromMaybe(await rows.orderBy('updated_at', 'desc').first());
    },
    async find(reference) {
      return troubles.fromMaybe(await knex('login_troubles').where({ reference }).first());
    },
    async listNewest(limit, routerId) {
      const query = knex('login_troubles').orderBy('updated_at', 'desc').limit(limit);
      if (routerId !== undefined) query.where({ router_id: routerId });
      const rows = await query;
      return rows.map(troubles.fromRow);
    },
    async forget(beforeMs) {
      await knex('login_troubles').where('updated_at', '<', beforeMs).delete();
    },
  };
}

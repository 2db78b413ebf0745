import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type {
  ConfigAccess,
  ConfigCopy,
  ConfigCopyRecord,
  RouterConfigStore,
} from '../../ports/router-config-store.ts';

const FIELDS = ['id', 'routerId', 'takenAtMs', 'digest', 'version', 'bytes'] as const;
const copies = rowMapper<ConfigCopy>(FIELDS);
const records = rowMapper<ConfigCopyRecord>([...FIELDS, 'bodyCipher']);
const accesses = rowMapper<ConfigAccess>([
  ...(['routerId', 'sshPort', 'hostFingerprint', 'offeredFingerprint'] as const),
  ...(['triedAtMs', 'readAtMs', 'problem'] as const),
]);

const COLUMNS = ['id', 'router_id', 'taken_at', 'digest', 'version', 'bytes'];

export function routerConfigStore(knex: Knex): RouterConfigStore {
  const newestFirst = (routerId: string) =>
    knex('router_configs')
      .where({ router_id: routerId })
      .orderBy([
        { column: 'taken_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ]);
  return {
    async access(routerId) {
      const row = await knex('router_config_access').where({ router_id: routerId }).first();
      return accesses.fromMaybe(row);
    },
    async saveAccess(access) {
      await knex('router_config_access')
        .insert(accesses.toRow(access))
        .onConflict('router_id')
        .merge();
    },
    async list(routerId) {
      return (await newestFirst(routerId).select(COLUMNS)).map(copies.fromRow);
    },
    async find(routerId, id) {
      const row = await knex('router_configs').where({ router_id: routerId, id }).first();
      return records.fromMaybe(row);
    },
    async insert(copy) {
      await knex('router_configs').insert(records.toRow(copy));
    },
    async keepNewest(routerId, count) {
      const kept = newestFirst(routerId).select('id').limit(count);
      await knex('router_configs')
        .where({ router_id: routerId })
        .whereNotIn(
          'id',
          (await kept).map(({ id }: { id: string }) => id),
        )
        .delete();
    },
  };
}

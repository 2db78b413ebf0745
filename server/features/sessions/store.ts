import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { SessionRecord, SessionStore } from '../../ports/stores.ts';

const sessions = rowMapper<SessionRecord>([
  'id',
  'routerId',
  'identity',
  'voucherId',
  'acctSessionId',
  'userName',
  'mac',
  'ip',
  'nasPortId',
  'seconds',
  'bytesUp',
  'bytesDown',
  'startedAtMs',
  'updatedAtMs',
  'stoppedAtMs',
  'terminateCause',
]);

export function sessionStore(knex: Knex): SessionStore {
  const open = () => knex('sessions').whereNull('stopped_at');
  const newestOpen = async (where: object) =>
    sessions.fromMaybe(await open().where(where).orderBy('updated_at', 'desc').first());
  return {
    async find(id) {
      return sessions.fromMaybe(await knex('sessions').where({ id }).first());
    },
    async findByIdentity(routerId, identity) {
      const row = await knex('sessions').where({ router_id: routerId, identity }).first();
      return sessions.fromMaybe(row);
    },
    async upsert(session) {
      await knex('sessions').insert(sessions.toRow(session)).onConflict('id').merge();
    },
    async listOpenByVoucher(voucherId) {
      return (await open().where({ voucher_id: voucherId })).map(sessions.fromRow);
    },
    async listOpenByRouter(routerId) {
      return (await open().where({ router_id: routerId })).map(sessions.fromRow);
    },
    findOpenByMac: (mac) => newestOpen({ mac }),
    findOpenByIp: (ip) => newestOpen({ ip }),
    async listSilent(beforeMs, limit) {
      const rows = await open()
        .where('updated_at', '<', beforeMs)
        .orderBy('updated_at')
        .limit(limit);
      return rows.map(sessions.fromRow);
    },
  };
}

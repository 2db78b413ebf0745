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

/** 16 columns each: below SQLite's 32,766 and PostgreSQL's 65,535 bound values. */
const UPSERT_CHUNK_ROWS = 500;

export function sessionStore(knex: Knex): SessionStore {
  const open = () => knex('sessions').whereNull('stopped_at');
  const newestOpen = async (where: object) =>
    sessions.fromMaybe(await open().where(where).orderBy('updated_at', 'desc').first());
  return {
    async find(id) {
      return sessions.fromMaybe(await knex('sessions').where({ id }).first());
    },
    async findByIdentities(keys) {
      if (keys.length === 0) return [];
      const pairs = keys.map(({ routerId, identity }) => [routerId, identity]);
      const rows = await knex('sessions').whereIn(['router_id', 'identity'], pairs);
      return rows.map(sessions.fromRow);
    },
    async upsert(records) {
      for (let i = 0; i < records.length; i += UPSERT_CHUNK_ROWS) {
        const rows = records.slice(i, i + UPSERT_CHUNK_ROWS).map(sessions.toRow);
        await knex('sessions').insert(rows).onConflict('id').merge();
      }
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

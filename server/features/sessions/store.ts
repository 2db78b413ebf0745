import type { Knex } from 'knex';
import { columnOf, rowMapper, rowsOfJson } from '../../core/rows.ts';
import type { SessionDay, SessionRecord, SessionStore } from '../../ports/stores.ts';

const FIELDS = [
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
  'periodStartAtMs',
  'baseSeconds',
  'baseBytes',
  'speedMark',
] as const;
const sessions = rowMapper<SessionRecord>(FIELDS);
const COLUMNS = FIELDS.map(columnOf);

/** What later reports change; to name no more spares the indexes of the rest. */
const CHANGING = [
  ...['user_name', 'mac', 'ip', 'seconds', 'bytes_up', 'bytes_down'],
  ...['updated_at', 'stopped_at', 'terminate_cause'],
  ...['period_start_at', 'base_seconds', 'base_bytes'],
];

/** 20 columns each: below SQLite's 32,766 and PostgreSQL's 65,535 bound values. */
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
      if (isPostgres(knex)) {
        const rows = await knex('sessions').whereIn(['router_id', 'identity'], pairs);
        return rows.map(sessions.fromRow);
      }
      const [row] = await knex.raw(
        `SELECT ${sessions.allAsJson} AS found FROM sessions WHERE (router_id, identity) IN
           (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
        [JSON.stringify(pairs)],
      );
      return sessions.fromJson(row.found);
    },
    async setSpeedMark(id, speedMark) {
      await knex('sessions').where({ id }).update({ speed_mark: speedMark });
    },
    async giveNameUp(id, identity) {
      await knex('sessions').where({ id }).update({ identity });
    },
    async upsert(records) {
      for (let i = 0; i < records.length; i += UPSERT_CHUNK_ROWS) {
        await upsertRows(knex, records.slice(i, i + UPSERT_CHUNK_ROWS));
      }
    },
    async listOpenByVoucher(voucherId) {
      return (await open().where({ voucher_id: voucherId })).map(sessions.fromRow);
    },
    async listOpenByVouchers(voucherIds) {
      return (await open().whereIn('voucher_id', voucherIds)).map(sessions.fromRow);
    },
    async listOpenVoucherIds() {
      const rows: { voucher_id: string }[] = await open().distinct('voucher_id');
      return rows.map((row) => row.voucher_id);
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
    async listOld(beforeMs, limit) {
      const rows = await knex('sessions')
        .whereNotNull('stopped_at')
        .where('started_at', '<', beforeMs)
        .where('updated_at', '<', beforeMs)
        .orderBy('started_at')
        .limit(limit);
      return rows.map(sessions.fromRow);
    },
    archive: (days, ids) => archive(knex, days, ids),
  };
}

async function archive(
  knex: Knex,
  days: readonly SessionDay[],
  sessionIds: readonly string[],
): Promise<void> {
  const { client } = knex.client.config;
  const columns = {
    ...({ day: 'TEXT', voucher_id: 'TEXT', router_id: 'TEXT', sessions: 'BIGINT' } as const),
    ...({ seconds: 'BIGINT', bytes_up: 'BIGINT', bytes_down: 'BIGINT' } as const),
  };
  const names = Object.keys(columns).join();
  const sums = ['sessions', 'seconds', 'bytes_up', 'bytes_down'];
  const added = sums.map((name) => `${name} = session_days.${name} + excluded.${name}`).join();
  const rows = days.map((one) => [
    ...[one.day, one.voucherId, one.routerId, one.sessions],
    ...[one.seconds, one.bytesUp, one.bytesDown],
  ]);
  await knex.raw(
    `INSERT INTO session_days (${names}) SELECT ${names} FROM
       (${rowsOfJson(client, columns)}) AS total WHERE true
     ON CONFLICT (day, voucher_id, router_id) DO UPDATE SET ${added}`,
    [JSON.stringify(rows)],
  );
  await knex.raw(`DELETE FROM sessions WHERE id IN (${rowsOfJson(client, { id: 'TEXT' })})`, [
    JSON.stringify(sessionIds.map((id) => [id])),
  ]);
}

/**
 * One statement for all rows. SQLite takes them as one JSON text: to bind thousands of values one by
 * one would cost more than to store them.
 */
async function upsertRows(knex: Knex, records: readonly SessionRecord[]): Promise<void> {
  if (records.length === 0) return;
  if (isPostgres(knex)) {
    const rows = records.map(sessions.toRow);
    await knex('sessions').insert(rows).onConflict('id').merge(CHANGING);
    return;
  }
  const values = COLUMNS.map((_, n) => `value ->> ${n}`).join();
  const changes = CHANGING.map((column) => `${column} = excluded.${column}`).join();
  await knex.raw(
    `INSERT INTO sessions (${COLUMNS.join()}) SELECT ${values} FROM json_each(?) WHERE true
     ON CONFLICT (id) DO UPDATE SET ${changes}`,
    [JSON.stringify(records.map((record) => FIELDS.map((field) => record[field])))],
  );
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

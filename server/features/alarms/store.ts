import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { AlarmRecord, AlarmStore } from '../../ports/alarm-store.ts';

const alarms = rowMapper<AlarmRecord>([
  ...(['id', 'kind', 'subject', 'detail', 'raisedAtMs', 'clearedAtMs', 'notifiedAtMs'] as const),
]);

export function alarmStore(knex: Knex): AlarmStore {
  const open = () => knex('alarms').whereNull('cleared_at');
  return {
    async raise(alarm, atMs) {
      const { kind, subject, detail } = alarm;
      const changed = await open().where({ kind, subject }).update({ detail });
      if (changed > 0) return null;
      const record = { ...alarm, raisedAtMs: atMs, clearedAtMs: null, notifiedAtMs: null };
      await knex('alarms').insert(alarms.toRow(record));
      return alarm.id;
    },
    async clear(kind, subject, atMs) {
      return (await open().where({ kind, subject }).update({ cleared_at: atMs })) > 0;
    },
    async find(id) {
      return alarms.fromMaybe(await knex('alarms').where({ id }).first());
    },
    async listOpen() {
      return (await open().orderBy(['raised_at', 'id'])).map(alarms.fromRow);
    },
    async listRecent(limit) {
      const rows = await knex('alarms').orderBy('raised_at', 'desc').limit(limit);
      return rows.map(alarms.fromRow);
    },
    async listUntold() {
      return (await open().whereNull('notified_at').orderBy(['raised_at', 'id'])).map(
        alarms.fromRow,
      );
    },
    async markTold(id, atMs) {
      await knex('alarms').where({ id }).update({ notified_at: atMs });
    },
  };
}

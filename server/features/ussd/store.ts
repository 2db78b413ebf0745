import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { UssdSessionRecord, UssdStore } from '../../ports/ussd-store.ts';

const sessions = rowMapper<UssdSessionRecord>(
  [
    ...(['id', 'phone', 'offer', 'lastText', 'lastAnswer', 'purchaseId'] as const),
    ...(['startedAtMs', 'updatedAtMs'] as const),
  ],
  { json: ['offer'] },
);

export function ussdStore(knex: Knex): UssdStore {
  return {
    async find(id) {
      return sessions.fromMaybe(await knex('ussd_sessions').where({ id }).first());
    },
    async save(session) {
      await knex('ussd_sessions').insert(sessions.toRow(session)).onConflict('id').merge();
    },
    async forgetBefore(beforeMs) {
      await knex('ussd_sessions').where('updated_at', '<', beforeMs).delete();
    },
  };
}

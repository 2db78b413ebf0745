import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { MessageRecord, MessageStore } from '../../ports/stores.ts';

const messages = rowMapper<MessageRecord>([
  'id',
  'kind',
  'purchaseId',
  'voucherId',
  'phone',
  'language',
  'state',
  'attempts',
  'nextAttemptAtMs',
  'providerId',
  'parts',
  'costCents',
  'error',
  'createdAtMs',
  'sentAtMs',
]);

export function messageStore(knex: Knex): MessageStore {
  return {
    async enqueue(message) {
      const { purchaseId, kind } = message;
      if (purchaseId !== null) {
        const known = await knex('messages').where({ purchase_id: purchaseId, kind }).first('id');
        if (known) return false;
      }
      await knex('messages').insert(messages.toRow(message));
      return true;
    },
    async update(message) {
      await knex('messages').where({ id: message.id }).update(messages.toRow(message));
    },
    async find(id) {
      return messages.fromMaybe(await knex('messages').where({ id }).first());
    },
    async listDue(nowMs, limit) {
      const rows = await knex('messages')
        .where('next_attempt_at', '<=', nowMs)
        .orderBy('next_attempt_at')
        .limit(limit);
      return rows.map(messages.fromRow);
    },
    async nextDueAtMs() {
      const row = await knex('messages').min({ at: 'next_attempt_at' }).first();
      return row?.at ?? null;
    },
    async listInState(state) {
      return (await knex('messages').where({ state })).map(messages.fromRow);
    },
    async findByProviderId(providerId) {
      return messages.fromMaybe(await knex('messages').where({ provider_id: providerId }).first());
    },
  };
}

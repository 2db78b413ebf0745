import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type {
  AttemptRecord,
  InboundSmsRecord,
  MessageRecord,
  MessageStore,
  ReportRecord,
} from '../../ports/message-store.ts';

const messages = rowMapper<MessageRecord>(
  [
    ...(['id', 'kind', 'purchaseId', 'voucherId', 'subject', 'period', 'phone'] as const),
    ...(['language', 'parameters', 'state', 'round', 'attempts', 'nextAttemptAtMs'] as const),
    ...(['error', 'createdAtMs', 'sentAtMs', 'deliveredAtMs'] as const),
  ],
  { json: ['parameters'] },
);

const attempts = rowMapper<AttemptRecord>([
  ...(['id', 'messageId', 'round', 'number', 'provider', 'outcome', 'refusal', 'detail'] as const),
  ...(['providerId', 'parts', 'costCents', 'startedAtMs', 'endedAtMs'] as const),
]);

const reports = rowMapper<ReportRecord>([
  ...(['id', 'provider', 'providerId', 'status', 'phone', 'detail', 'receivedAtMs'] as const),
]);

const inbound = rowMapper<InboundSmsRecord>([
  ...(['id', 'provider', 'providerId', 'phone', 'keyword', 'receivedAtMs'] as const),
]);

export function messageStore(knex: Knex): MessageStore {
  return { ...outbox(knex), ...attemptStore(knex), ...heard(knex), ...wishes(knex) };
}

/** Inserts unless a unique constraint says that it is known; true when it is new. */
async function insertNew(knex: Knex, table: string, row: object): Promise<boolean> {
  const inserted: unknown[] = await knex(table).insert(row).onConflict().ignore().returning('id');
  return inserted.length > 0;
}

function outbox(knex: Knex) {
  return {
    enqueue: (message: MessageRecord) => insertNew(knex, 'messages', messages.toRow(message)),
    async update(message: MessageRecord) {
      await knex('messages').where({ id: message.id }).update(messages.toRow(message));
    },
    async find(id: string) {
      return messages.fromMaybe(await knex('messages').where({ id }).first());
    },
    async listByPurchase(purchaseId: string) {
      const rows = await knex('messages').where({ purchase_id: purchaseId }).orderBy('created_at');
      return rows.map(messages.fromRow);
    },
    async listDue(nowMs: number, limit: number) {
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
    async listInState(state: MessageRecord['state']) {
      return (await knex('messages').where({ state })).map(messages.fromRow);
    },
  };
}

function attemptStore(knex: Knex) {
  return {
    async insertAttempt(attempt: AttemptRecord) {
      await knex('message_attempts').insert(attempts.toRow(attempt));
    },
    async updateAttempt(attempt: AttemptRecord) {
      await knex('message_attempts').where({ id: attempt.id }).update(attempts.toRow(attempt));
    },
    async listAttempts(messageId: string) {
      const rows = await knex('message_attempts')
        .where({ message_id: messageId })
        .orderBy('number');
      return rows.map(attempts.fromRow);
    },
    async findAttempt(provider: string, providerId: string) {
      const query = knex('message_attempts').where({ provider, provider_id: providerId });
      return attempts.fromMaybe(await query.orderBy('started_at', 'desc').first());
    },
    async listLostAttempts(provider: string, phone: string, sinceMs: number) {
      const rows = await knex('message_attempts as a')
        .join('messages as m', 'm.id', 'a.message_id')
        .where({ 'a.outcome': 'unknown', 'a.provider': provider, 'm.phone': phone })
        .whereNull('a.provider_id')
        .where('a.started_at', '>=', sinceMs)
        .select('a.*');
      return rows.map(attempts.fromRow);
    },
  };
}

function heard(knex: Knex) {
  return {
    insertReport: (report: ReportRecord) =>
      insertNew(knex, 'delivery_reports', reports.toRow(report)),
    async listReports(provider: string, providerId: string) {
      const rows = await knex('delivery_reports')
        .where({ provider, provider_id: providerId })
        .orderBy('received_at');
      return rows.map(reports.fromRow);
    },
    insertInbound: (sms: InboundSmsRecord) =>
      insertNew(knex, 'inbound_messages', inbound.toRow(sms)),
    async forgetBefore(beforeMs: number) {
      await knex('delivery_reports').where('received_at', '<', beforeMs).delete();
      await knex('inbound_messages').where('received_at', '<', beforeMs).delete();
    },
  };
}

function wishes(knex: Knex) {
  return {
    async hasOptedOut(phone: string) {
      return (await knex('opt_outs').where({ phone }).first('phone')) !== undefined;
    },
    async optOut(phone: string, atMs: number) {
      await knex('opt_outs').insert({ phone, at: atMs }).onConflict('phone').ignore();
    },
    async optIn(phone: string) {
      await knex('opt_outs').where({ phone }).delete();
    },
  };
}

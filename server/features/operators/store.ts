import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { OperatorRecord, OperatorSessionRecord, OperatorStore } from '../../ports/stores.ts';

const operators = rowMapper<OperatorRecord>([
  'id',
  'username',
  'name',
  'role',
  'passwordHash',
  'createdAtMs',
  'disabledAtMs',
]);
const operatorSessions = rowMapper<OperatorSessionRecord>([
  'tokenHash',
  'operatorId',
  'createdAtMs',
  'lastSeenAtMs',
]);

export function operatorStore(knex: Knex): OperatorStore {
  const session = (tokenHash: string) => knex('operator_sessions').where({ token_hash: tokenHash });
  return {
    async insert(operator) {
      await knex('operators').insert(operators.toRow(operator));
    },
    async find(id) {
      return operators.fromMaybe(await knex('operators').where({ id }).first());
    },
    async findByUsername(username) {
      return operators.fromMaybe(await knex('operators').where({ username }).first());
    },
    async list() {
      return (await knex('operators').orderBy(['created_at', 'id'])).map(operators.fromRow);
    },
    async insertSession(record) {
      await knex('operator_sessions').insert(operatorSessions.toRow(record));
    },
    async findSession(tokenHash) {
      return operatorSessions.fromMaybe(await session(tokenHash).first());
    },
    async touchSession(tokenHash, atMs) {
      await session(tokenHash).update({ last_seen_at: atMs });
    },
    async deleteSession(tokenHash) {
      await session(tokenHash).delete();
    },
    async deleteSessionsBefore(createdBeforeMs) {
      await knex('operator_sessions').where('created_at', '<', createdBeforeMs).delete();
    },
    async loginFailures(key) {
      const row = await knex('login_failures').where({ key }).first();
      return { failures: row?.failures ?? 0, lastFailureAtMs: row?.last_failure_at ?? 0 };
    },
    async recordLoginFailure(key, failures, atMs) {
      await knex('login_failures')
        .insert({ key, failures, last_failure_at: atMs })
        .onConflict('key')
        .merge();
    },
    async clearLoginFailures(key) {
      await knex('login_failures').where({ key }).delete();
    },
  };
}

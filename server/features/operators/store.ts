import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type {
  OperatorRecord,
  OperatorSessionRecord,
  OperatorStore,
} from '../../ports/operator-store.ts';

const operators = rowMapper<OperatorRecord>([
  'id',
  'username',
  'name',
  'role',
  'passwordHash',
  'twoFactorCipher',
  'twoFactorPendingCipher',
  'twoFactorLastStep',
  'createdAtMs',
  'disabledAtMs',
]);
const operatorSessions = rowMapper<OperatorSessionRecord>([
  'tokenHash',
  'operatorId',
  'clientAddress',
  'userAgent',
  'createdAtMs',
  'lastSeenAtMs',
]);

export function operatorStore(knex: Knex): OperatorStore {
  const session = (tokenHash: string) => knex('operator_sessions').where({ token_hash: tokenHash });
  return {
    async insert(operator) {
      await knex('operators').insert(operators.toRow(operator));
    },
    async update(operator) {
      await knex('operators').where({ id: operator.id }).update(operators.toRow(operator));
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
    async listSessions(operatorId) {
      const rows = knex('operator_sessions').where({ operator_id: operatorId });
      return (await rows.orderBy('last_seen_at', 'desc')).map(operatorSessions.fromRow);
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
    async deleteSessionsOf(operatorId, keepTokenHash) {
      const others = knex('operator_sessions').where({ operator_id: operatorId });
      await (keepTokenHash ? others.whereNot({ token_hash: keepTokenHash }) : others).delete();
    },
    async setRecoveryCodes(operatorId, codeHashes) {
      await knex('recovery_codes').where({ operator_id: operatorId }).delete();
      const rows = codeHashes.map((hash) => ({ operator_id: operatorId, code_hash: hash }));
      if (rows.length > 0) await knex('recovery_codes').insert(rows);
    },
    async takeRecoveryCode(operatorId, codeHash) {
      const taken = knex('recovery_codes').where({ operator_id: operatorId, code_hash: codeHash });
      return (await taken.delete()) > 0;
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

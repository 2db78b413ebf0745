import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { TokenRecord, TokenStore } from '../../ports/token-store.ts';

const tokens = rowMapper<TokenRecord>([
  ...(['id', 'name', 'tokenHash', 'tokenLast', 'scope', 'operatorId'] as const),
  ...(['createdAtMs', 'expiresAtMs', 'lastUsedAtMs', 'revokedAtMs'] as const),
]);

export function tokenStore(knex: Knex): TokenStore {
  const one = (id: string) => knex('api_tokens').where({ id });
  return {
    async insert(token) {
      await knex('api_tokens').insert(tokens.toRow(token));
    },
    async list() {
      const rows = await knex('api_tokens').orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id' },
      ]);
      return rows.map(tokens.fromRow);
    },
    async find(id) {
      return tokens.fromMaybe(await one(id).first());
    },
    async findByHash(tokenHash) {
      return tokens.fromMaybe(await knex('api_tokens').where({ token_hash: tokenHash }).first());
    },
    async touch(id, atMs) {
      await one(id).update({ last_used_at: atMs });
    },
    async revoke(id, atMs) {
      await one(id).whereNull('revoked_at').update({ revoked_at: atMs });
    },
  };
}

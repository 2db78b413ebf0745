import type { Knex } from 'knex';
import { rowMapper } from '../../core/rows.ts';
import type { StatementPull, StatementStore } from '../../ports/money-stores.ts';

const pulls = rowMapper<StatementPull>(
  [
    'id',
    'provider',
    'startedAtMs',
    'fromAtMs',
    'toAtMs',
    'complete',
    'lineCount',
    'newCount',
    'detail',
  ],
  { boolean: ['complete'] },
);

export function statementStore(knex: Knex): StatementStore {
  const latest = async (where: object) =>
    pulls.fromMaybe(
      await knex('statement_pulls')
        .where(where)
        .orderBy([
          { column: 'to_at', order: 'desc' },
          { column: 'started_at', order: 'desc' },
        ])
        .first(),
    );
  return {
    async insertPull(pull) {
      await knex('statement_pulls').insert(pulls.toRow(pull));
    },
    latestPull: (provider) => latest({ provider }),
    latestComplete: (provider) => latest({ provider, complete: 1 }),
    async deletePullsBefore(atMs) {
      await knex('statement_pulls').where('to_at', '<', atMs).delete();
    },
  };
}

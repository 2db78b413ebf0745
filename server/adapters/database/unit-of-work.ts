import type { Knex } from 'knex';
import type { Database, Stores } from '../../ports/stores.ts';
import type { Connections } from './open.ts';

/**
 * One writer: transactions run one after the other in this process, whatever the database, so
 * SQLite and PostgreSQL behave the same and a read in a transaction can be relied upon.
 */
export function createDatabase(
  connections: Pick<Connections, 'writer' | 'reader'>,
  bind: (knex: Knex) => Stores,
): Database {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    transaction(work) {
      const run = tail.then(() => connections.writer.transaction((trx) => work(bind(trx))));
      tail = run.catch(() => undefined);
      return run;
    },
    read: bind(connections.reader),
  };
}

import type { Knex } from 'knex';
import type { Database, Stores } from '../../ports/stores.ts';

export interface UnitOfWork {
  database: Database;
  /** Runs `work` while no transaction does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * One writer: transactions run one after the other in this process, whatever the database, so
 * SQLite and PostgreSQL behave the same and a read in a transaction can be relied upon.
 */
export function createDatabase(
  connections: { writer: Knex; reader: Knex },
  bind: (knex: Knex) => Stores,
): UnitOfWork {
  let tail: Promise<unknown> = Promise.resolve();
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const run = tail.then(work);
    tail = run.catch(() => undefined);
    return run;
  };
  const transaction = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    exclusively(() => connections.writer.transaction((trx) => work(bind(trx))));
  return { exclusively, database: { transaction, read: bind(connections.reader) } };
}

import TransactionSqlite from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import ClientSqlite3 from 'knex/lib/dialects/sqlite3/index.js';
import { PreparedStatements, type PreparingConnection } from './prepared-statements.ts';

/** Takes the write lock at BEGIN, so a transaction never fails half-way to get it. */
class ImmediateTransaction extends TransactionSqlite {
  override begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

/** What knex hands to a dialect and takes back from it. */
interface Query {
  sql: string;
  bindings?: unknown[];
  method?: string;
  returning?: unknown;
  response?: unknown;
  context?: unknown;
}

/** By connection, for knex makes clients of a transaction without their constructor. */
const prepared = new WeakMap<object, PreparedStatements>();

function statementsOf(connection: PreparingConnection): PreparedStatements {
  const known = prepared.get(connection);
  if (known) return known;
  const fresh = new PreparedStatements(connection);
  prepared.set(connection, fresh);
  return fresh;
}

/** knex's SQLite dialect with immediate transactions, and statements that are parsed once. */
export class SqliteClient extends ClientSqlite3 {
  override transaction(...rest: unknown[]): never {
    return new ImmediateTransaction(this, ...rest) as never;
  }

  override async _query(connection: PreparingConnection, query: Query): Promise<Query> {
    const statements = statementsOf(connection);
    if (!statements.takes(query.sql)) return super._query(connection, query) as Promise<Query>;
    const changes = ['insert', 'update', 'counter', 'del'].includes(query.method ?? '');
    const how = changes && !query.returning ? 'run' : 'all';
    const { rows, ...context } = await statements.execute(how, query.sql, query.bindings ?? []);
    query.response = rows;
    query.context = context;
    return query;
  }

  override async destroyRawConnection(connection: PreparingConnection): Promise<void> {
    // SQLite does not close a connection that still has statements.
    await statementsOf(connection).finalize();
    await super.destroyRawConnection(connection);
  }
}

import TransactionSqlite from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import ClientSqlite3 from 'knex/lib/dialects/sqlite3/index.js';

/** Takes the write lock at BEGIN, so a transaction never fails half-way to get it. */
class ImmediateTransaction extends TransactionSqlite {
  override begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

/** knex's SQLite dialect with immediate transactions. */
export class SqliteClient extends ClientSqlite3 {
  override transaction(...rest: unknown[]): never {
    return new ImmediateTransaction(this, ...rest) as never;
  }
}

/** What sqlite3 leaves on the statement: overwritten when it runs again. */
interface Changes {
  lastID?: number | undefined;
  changes?: number | undefined;
}

type Done = (this: Changes, error: Error | null, rows?: unknown[]) => void;

/** The part of a sqlite3 statement that is used here. */
interface PreparedStatement {
  run(bindings: unknown[], done: Done): void;
  all(bindings: unknown[], done: Done): void;
  finalize(done: () => void): void;
}

/** The part of a sqlite3 connection that makes statements. */
export interface PreparingConnection {
  prepare(sql: string, done: (error: Error | null) => void): PreparedStatement;
}

interface Execution extends Changes {
  rows: unknown[] | undefined;
}

/** So many texts of statements a box uses all the time; the one used longest ago makes room. */
const MOST_KEPT = 300;
/** Longer texts are batches whose length differs from time to time. */
const LONGEST_KEPT = 4_000;
/** What reads or writes rows, or moves a transaction; everything else is too rare to be kept. */
const KEPT = /^\s*(select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * The statements of one connection, each parsed and planned once: for the short statements of this
 * house that costs more than running them. SQLite plans a statement anew by itself when the schema
 * has changed (sqlite.org/c3ref/prepare.html). Everything given to `execute` is stepped to its end,
 * so a statement that is kept holds no lock.
 */
export class PreparedStatements {
  readonly #connection: PreparingConnection;
  readonly #kept = new Map<string, PreparedStatement>();

  constructor(connection: PreparingConnection) {
    this.#connection = connection;
  }

  takes(sql: string): boolean {
    return sql.length <= LONGEST_KEPT && KEPT.test(sql);
  }

  async execute(how: 'run' | 'all', sql: string, bindings: unknown[]): Promise<Execution> {
    const statement = this.#reuse(sql) ?? (await this.#prepare(sql));
    return new Promise((resolve, reject) => {
      statement[how](bindings, function (error, rows?: unknown[]) {
        if (error) reject(error);
        else resolve({ rows, lastID: this.lastID, changes: this.changes });
      });
    });
  }

  async finalize(): Promise<void> {
    const statements = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(
      statements.map((statement) => new Promise<void>((done) => statement.finalize(done))),
    );
  }

  #reuse(sql: string): PreparedStatement | null {
    const statement = this.#kept.get(sql);
    if (!statement) return null;
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    return statement;
  }

  #prepare(sql: string): Promise<PreparedStatement> {
    return new Promise((resolve, reject) => {
      const statement = this.#connection.prepare(sql, (error) => {
        if (error) return reject(error);
        resolve(this.#keep(sql, statement));
      });
    });
  }

  #keep(sql: string, statement: PreparedStatement): PreparedStatement {
    const earlier = this.#kept.get(sql);
    if (earlier) {
      // Two callers have prepared the same text at once.
      statement.finalize(() => undefined);
      return earlier;
    }
    this.#kept.set(sql, statement);
    const [oldest] = this.#kept;
    if (this.#kept.size > MOST_KEPT && oldest) {
      this.#kept.delete(oldest[0]);
      // What it was asked to do before is done first.
      oldest[1].finalize(() => undefined);
    }
    return statement;
  }
}

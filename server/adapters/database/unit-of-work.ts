import type { Knex } from 'knex';
import type { Database, Stores, Urgency } from '../../ports/stores.ts';

export interface UnitOfWork {
  database: Database;
  /** Runs `work` while no transaction does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  /** @returns what settles the caller, once everything is on the disk. */
  attempt(stores: Stores): Promise<() => void>;
  reject(error: unknown): void;
}

/**
 * At most so many transactions are made durable by one write to the disk; of those that nobody waits
 * for, only so many go on when somebody has come who does.
 */
const MOST_TOGETHER: Record<Urgency, number> = { urgent: 64, patient: 16 };
const PATIENT_BEFORE_URGENT = 4;

/**
 * Faults after which SQLite may have given up the whole transaction by itself, savepoints and all
 * (sqlite.org, "Response To Errors Within A Transaction").
 */
const GIVES_UP = /SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT|CORRUPT)/;

/**
 * One writer: transactions run one after the other in this process, whatever the database, so
 * SQLite and PostgreSQL behave the same and a read in a transaction can be relied upon.
 *
 * Those that wait for their turn at the same moment share one commit: each in a savepoint of its
 * own, so that one which throws takes only its own rows with it, and every caller goes on when the
 * common commit is on the disk. Waiting for the disk is what a transaction costs most. Patient ones
 * (a job's) take turns with what somebody waits for.
 */
export function createDatabase(
  connections: { writer: Knex; reader: Knex },
  bind: (knex: Knex) => Stores,
): UnitOfWork {
  let tail: Promise<unknown> = Promise.resolve();
  const queues: Record<Urgency, Waiting[]> = { urgent: [], patient: [] };
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const run = tail.then(work);
    tail = run.catch(() => undefined);
    return run;
  };
  let turn: Urgency = 'patient';
  const settleNext = async (): Promise<void> => {
    const other = turn === 'urgent' ? 'patient' : 'urgent';
    if (queues[other].length > 0) turn = other;
    const together = queues[turn].splice(0, MOST_TOGETHER[turn]);
    const makesWay = (begun: number) =>
      turn === 'patient' && begun >= PATIENT_BEFORE_URGENT && queues.urgent.length > 0;
    const left = await settleTogether({
      ...{ writer: connections.writer, bind, together },
      makesWay,
    });
    queues[turn].unshift(...left);
  };
  const transaction = <T>(
    work: (stores: Stores) => Promise<T>,
    urgency: Urgency = 'urgent',
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const attempt = async (stores: Stores) => {
        const result = await work(stores);
        return () => resolve(result);
      };
      queues[urgency].push({ attempt, reject });
      void exclusively(settleNext);
    });
  return { exclusively, database: { transaction, read: bind(connections.reader) } };
}

interface Group {
  writer: Knex;
  bind(knex: Knex): Stores;
  together: readonly Waiting[];
  /** Whether the rest lets somebody else go first, now that so many were begun. */
  makesWay(begun: number): boolean;
}

/**
 * @returns those that were not begun: they made way, or the disk or the connection failed before
 *   their turn
 */
async function settleTogether({ writer, bind, together, makesWay }: Group): Promise<Waiting[]> {
  const [only] = together;
  if (!only) return [];
  if (together.length === 1) {
    const alone = writer.transaction((trx) => only.attempt(bind(trx)));
    await alone.then((settle) => settle(), only.reject);
    return [];
  }
  const done: { one: Waiting; settle: () => void }[] = [];
  let begun = 0;
  try {
    await writer.transaction(async (trx) => {
      const stores = bind(trx);
      for (const one of together) {
        if (makesWay(begun)) break;
        begun += 1;
        const settle = await inSavepoint(trx, one, stores);
        if (settle) done.push({ one, settle });
      }
    });
  } catch (error) {
    const lost = begun === 0 ? together : done.map(({ one }) => one);
    for (const one of lost) one.reject(error);
    return begun === 0 ? [] : together.slice(begun);
  }
  for (const { settle } of done) settle();
  return together.slice(begun);
}

/**
 * One of those that share a commit. knex's own nested transactions cost six times the statements
 * they surround. The savepoint is not released: the next one of that name hides it, and the commit
 * ends them all.
 * @returns null when it failed alone, after its caller was told. @throws when all of them failed
 */
async function inSavepoint(
  trx: Knex.Transaction,
  one: Waiting,
  stores: Stores,
): Promise<(() => void) | null> {
  try {
    await trx.raw('SAVEPOINT one_of_many');
    return await one.attempt(stores);
  } catch (error) {
    one.reject(error);
    if (GIVES_UP.test(String(error))) throw error;
    await trx.raw('ROLLBACK TO SAVEPOINT one_of_many');
    return null;
  }
}

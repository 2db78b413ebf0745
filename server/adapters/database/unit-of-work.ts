import type { Knex } from 'knex';
import type { Database, Stores, Urgency } from '../../ports/stores.ts';

export interface UnitOfWork {
  database: Database;
  /** Runs `work` while no transaction does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  /** @returns what settles the caller, once everything is on the disk. */
  attempt(knex: Knex): Promise<() => void>;
  reject(error: unknown): void;
}

/**
 * At most so many transactions are made durable by one write to the disk; fewer of those that nobody
 * waits for, so that somebody who comes in the middle need not wait for them long.
 */
const MOST_TOGETHER: Record<Urgency, number> = { urgent: 64, patient: 8 };

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
  const next = (): Waiting[] => {
    const other = turn === 'urgent' ? 'patient' : 'urgent';
    if (queues[other].length > 0) turn = other;
    return queues[turn].splice(0, MOST_TOGETHER[turn]);
  };
  const transaction = <T>(
    work: (stores: Stores) => Promise<T>,
    urgency: Urgency = 'urgent',
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const attempt = async (knex: Knex) => {
        const result = await knex.transaction((trx) => work(bind(trx)));
        return () => resolve(result);
      };
      queues[urgency].push({ attempt, reject });
      void exclusively(async () => {
        const left = await settleTogether(connections.writer, next());
        queues.urgent.unshift(...left);
      });
    });
  return { exclusively, database: { transaction, read: bind(connections.reader) } };
}

/** @returns those that were not begun, because the disk or the connection failed before their turn. */
async function settleTogether(writer: Knex, together: readonly Waiting[]): Promise<Waiting[]> {
  const [only] = together;
  if (!only) return [];
  if (together.length === 1) {
    await only.attempt(writer).then((settle) => settle(), only.reject);
    return [];
  }
  const done: { one: Waiting; settle: () => void }[] = [];
  let begun = 0;
  try {
    await writer.transaction(async (trx) => {
      for (const one of together) {
        begun += 1;
        try {
          done.push({ one, settle: await one.attempt(trx) });
        } catch (error) {
          one.reject(error);
          if (GIVES_UP.test(String(error))) throw error;
        }
      }
    });
  } catch (error) {
    const notBegun = together.slice(begun);
    const lost = begun === 0 ? together : done.map(({ one }) => one);
    for (const one of lost) one.reject(error);
    return begun === 0 ? [] : notBegun;
  }
  for (const { settle } of done) settle();
  return [];
}

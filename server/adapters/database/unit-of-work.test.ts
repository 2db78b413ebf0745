import { expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import type { Stores } from '../../ports/stores.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five'];

const write = (name: string) => (stores: Stores) => stores.settings.set(name, 'written', 0);

async function written({ database }: TestDatabase): Promise<string[]> {
  const values = await Promise.all(NAMES.map((name) => database.read.settings.get(name)));
  return NAMES.filter((_, n) => values[n] === 'written');
}

/** Statements that the writer is given from now on. */
function watch({ writer }: TestDatabase): string[] {
  const statements: string[] = [];
  writer.on('query', ({ sql }: { sql: string }) => statements.push(sql));
  return statements;
}

const commits = (statements: string[]) => statements.filter((sql) => /^COMMIT/i.test(sql)).length;

describeOnEachDatabase('transactions that wait for their turn', (open) => {
  it('share one commit, and each still answers its own caller', async () => {
    const opened = await open();
    const statements = watch(opened);
    const results = await Promise.all(
      NAMES.map((name, n) =>
        opened.database.transaction(async (stores) => {
          await write(name)(stores);
          return n;
        }),
      ),
    );
    expect(results).toEqual([0, 1, 2, 3, 4]);
    expect(await written(opened)).toEqual(NAMES);
    // All were called before the first could begin.
    expect(commits(statements)).toBe(1);
  });

  it('lose only the rows of the one that throws', async () => {
    const opened = await open();
    const results = await Promise.allSettled(
      NAMES.map((name) =>
        opened.database.transaction(async (stores) => {
          await write(name)(stores);
          if (name === 'three') throw new Error('changed my mind');
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(
      NAMES.map((name) => (name === 'three' ? 'rejected' : 'fulfilled')),
    );
    expect(await written(opened)).toEqual(['one', 'two', 'four', 'five']);
  });

  it('see what those before them wrote, as if they had been alone', async () => {
    const { database } = await open();
    const [, second] = await Promise.all([
      database.transaction(write('one')),
      database.transaction((stores) => stores.settings.get('one')),
    ]);
    expect(second).toBe('written');
  });

  it('are told when the disk gives up under them; those whose turn had not come are tried on their own', async () => {
    const opened = await open();
    const results = await Promise.allSettled(
      NAMES.map((name) =>
        opened.database.transaction(async (stores) => {
          await write(name)(stores);
          if (name === 'three') throw new Error('SQLITE_FULL: database or disk is full');
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual([
      ...['rejected', 'rejected', 'rejected'],
      ...['fulfilled', 'fulfilled'],
    ]);
    expect(await written(opened)).toEqual(['four', 'five']);
  });

  it('make way for somebody who waits when nobody waits for them', async () => {
    const { database } = await open();
    const order: string[] = [];
    let customer: Promise<void> | null = null;
    const job = (n: number) =>
      database.transaction(async (stores) => {
        customer ??= database.transaction(async () => void order.push('customer'));
        await write('one')(stores);
        order.push(`job ${n}`);
      }, 'patient');
    await Promise.all(Array.from({ length: 12 }, (_, n) => job(n)));
    await customer;
    expect(order.indexOf('customer')).toBe(4);
    expect(order.filter((name) => name !== 'customer')).toEqual(
      Array.from({ length: 12 }, (_, n) => `job ${n}`),
    );
  });

  it('are all refused when the database is gone', async () => {
    const opened = await open();
    await opened.writer.destroy();
    const results = await Promise.allSettled(
      NAMES.map((name) => opened.database.transaction(write(name))),
    );
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
  });

  it('go on after one failed', async () => {
    const opened = await open();
    await expect(
      opened.database.transaction(() => Promise.reject(new Error('alone and wrong'))),
    ).rejects.toThrow('alone and wrong');
    await opened.database.transaction(write('five'));
    expect(await written(opened)).toEqual(['five']);
  });
});

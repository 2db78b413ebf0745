import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlain } from './open.ts';

describe('statements that are kept', () => {
  let knex: Knex;
  beforeEach(async () => {
    knex = openPlain(':memory:');
    await knex.raw('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE)');
  });
  afterEach(() => knex.destroy());

  const names = () => knex('things').orderBy('id').pluck('name');

  it('answer each caller with his own rows, also when many ask at once', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => n + 1);
    const inserted = await Promise.all(
      ids.map((id) => knex('things').insert({ id, name: `thing ${id}` })),
    );
    expect(inserted.flat()).toEqual(ids);
    const found = await Promise.all(ids.map((id) => knex('things').where({ id }).first('name')));
    expect(found.map(({ name }) => name)).toEqual(ids.map((id) => `thing ${id}`));
  });

  it('tell how many rows they changed', async () => {
    await knex('things').insert([{ name: 'one' }, { name: 'two' }]);
    const change = () => knex('things').update({ name: null });
    expect([await change(), await change()]).toEqual([2, 2]);
    expect([await knex('things').delete(), await knex('things').delete()]).toEqual([2, 0]);
  });

  it('fail for the one call that is wrong, and work for the next', async () => {
    await knex('things').insert({ name: 'one' });
    await expect(knex('things').insert({ name: 'one' })).rejects.toThrow('SQLITE_CONSTRAINT');
    await knex('things').insert({ name: 'two' });
    await expect(knex('nothing').first()).rejects.toThrow('no such table');
    await expect(knex('nothing').first()).rejects.toThrow('no such table');
    expect(await names()).toEqual(['one', 'two']);
  });

  it('see a schema that changed after they were made', async () => {
    await knex('things').insert({ name: 'one' });
    expect(await knex('things').first()).toEqual({ id: 1, name: 'one' });
    await knex.raw('ALTER TABLE things ADD COLUMN price INT DEFAULT 5');
    expect(await knex('things').first()).toEqual({ id: 1, name: 'one', price: 5 });
  });

  it('hold no lock: the table can be dropped, a transaction rolled back', async () => {
    await knex('things').insert({ name: 'one' });
    await knex
      .transaction(async (trx) => {
        await trx('things').insert({ name: 'two' });
        await trx('things').first();
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    expect(await names()).toEqual(['one']);
    await knex.raw('DROP TABLE things');
  });

  it('are let go of when there are too many, and when the connection closes', async () => {
    for (let n = 0; n < 700; n++) await knex('things').select({ [`column_${n}`]: 'id' });
    await knex('things').insert({ name: 'one' });
    expect(await names()).toEqual(['one']);
    // A connection with statements could not be closed.
    await knex.destroy();
  });
});

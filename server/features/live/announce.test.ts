import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import { workshop } from '../../../test/support/workshop.ts';
import type { Urgency } from '../../ports/stores.ts';
import { VoucherBook } from '../access/book.ts';
import { announcing } from './announce.ts';
import { LiveHub } from './hub.ts';

describeOnEachDatabase('the database of the house, with its book and its live screens', (open) => {
  it('lets somebody who waits pass the jobs that are already in the queue', async () => {
    const plain = (await open()).database;
    const { vault } = workshop(plain);
    const live = new LiveHub(new VirtualClock());
    const database = announcing(new VoucherBook(plain, vault).database, live);
    const order: Urgency[] = [];
    const write = (urgency: Urgency) =>
      database
        .transaction((stores) => stores.settings.set(urgency, 'written', 0), urgency)
        .then(() => order.push(urgency));
    await Promise.all([
      ...Array.from({ length: 20 }, () => write('patient')),
      ...[write('urgent'), write('urgent')],
    ]);
    expect(order.slice(0, 2)).toEqual(['urgent', 'urgent']);
    expect(order).toHaveLength(22);
  });
});

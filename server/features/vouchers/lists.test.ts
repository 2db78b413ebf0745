import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { createBatch } from './create-batch.ts';
import { voucherReadModel } from './read-model.ts';
import { revokeVoucher } from './revoke.ts';

describeOnEachDatabase('codes that a guesser could hit', (open) => {
  it('are those that open the Wi-Fi, not those that were ended', async () => {
    const { database, reader } = await open();
    const shop = workshop(database);
    const model = voucherReadModel(reader);
    expect(await model.countLive()).toBe(0);
    const plan = await shop.plan();
    await shop.voucher(plan);
    const code = await shop.voucher(plan);
    expect(await model.countLive()).toBe(2);
    await shop.database.transaction(async (stores) => {
      const hash = shop.vault.codeHash(code.replace('-', ''));
      const voucher = await stores.vouchers.findByHash(hash);
      if (voucher) await revokeVoucher(shop, stores, 'test', voucher);
    });
    expect(await model.countLive()).toBe(1);
  });
});

describeOnEachDatabase('batches', (open) => {
  it('are listed in pages, the newest first, and found by their label or their plan', async () => {
    const { database, reader } = await open();
    const shop = workshop(database);
    const list = voucherReadModel(reader);
    const [hour, week] = [await shop.plan(), await shop.plan({ name: 'Week_end' })];
    for (let n = 0; n < 102; n++) {
      shop.clock.advance(1);
      await database.transaction((stores) =>
        createBatch(shop, stores, 'test', {
          ...{ plan: n === 7 ? week.id : hour.id, count: 1, label: `Kiosk ${n}` },
        }),
      );
    }
    const first = await list.batches();
    expect(first.items.slice(0, 2).map(({ label }) => label)).toEqual(['Kiosk 101', 'Kiosk 100']);
    const second = await list.batches({ cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ label }) => label)).toEqual(['Kiosk 1', 'Kiosk 0']);
    expect(second.nextCursor).toBeNull();
    const find = async (words: string) =>
      (await list.batches({ find: words })).items.map(({ label }) => label);
    expect(await find('kiosk 5')).toHaveLength(11);
    expect(await find('K_END')).toEqual(['Kiosk 7']);
    expect(await find('%')).toEqual([]);
  });
});

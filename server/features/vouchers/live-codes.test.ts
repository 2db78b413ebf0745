import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { workshop } from '../../../test/support/workshop.ts';
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

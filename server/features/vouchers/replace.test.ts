import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { ledgerReadModel } from '../ledger/read-model.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { tillReadModel } from '../tills/read-model.ts';
import { findVoucher } from './find-voucher.ts';
import { replaceVoucher } from './replace.ts';
import { voucherSearch } from './search-read-model.ts';
import { searchVouchers } from './search-vouchers.ts';

const OWNER = 'operator:amina';

describeOnEachDatabase('a voucher that is replaced', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
  });

  const find = (code: string) => findVoucher(shop.vault, shop.database.read, code);
  const replace = (code: string) =>
    shop.database.transaction(async (stores) =>
      replaceVoucher(shop, stores, OWNER, await findVoucher(shop.vault, stores, code), 'lost'),
    );
  const use = async (code: string, seconds: number) => {
    const { id, status: _, ...rest } = await find(code);
    const activatedAtMs = shop.clock.now();
    await shop.database.transaction(async (stores) => {
      await stores.vouchers.activate([
        { id, activatedAtMs, expiresAtMs: activatedAtMs + 86_400_000 },
      ]);
      await stores.vouchers.addUsage([
        { id, seconds, bytes: 100, upBytes: 40, status: 'active', period: rest },
      ]);
    });
  };
  const printedCents = async () =>
    (await tillReadModel(opened.reader).totals(0, shop.clock.now() + 1)).vouchersCents;

  it('goes on under a new code with exactly what is left, and the old one opens nothing', async () => {
    const code = await shop.voucher(await shop.plan());
    await use(code, 1_000);
    const { code: fresh } = await replace(code);
    const before = await find(code);
    const after = await find(fresh);
    expect(before).toMatchObject({ status: 'revoked' });
    expect(after).toMatchObject({
      ...{ status: 'active', usedSeconds: 1_000, usedBytes: 100, usedUpBytes: 40 },
      ...{ timeSeconds: before.timeSeconds, expiresAtMs: before.expiresAtMs },
      ...{ activatedAtMs: before.activatedAtMs, priceCents: before.priceCents },
    });
    expect(fresh).not.toBe(code);
    const audit = await shop.database.read.audit.listBySubject(after.id);
    expect(audit).toMatchObject([
      { actor: OWNER, action: 'voucher.replace', detail: { reason: 'lost', from: before.id } },
    ]);
    expect(JSON.stringify(audit)).not.toContain(fresh.slice(0, 5));
  });

  it('is the voucher of its purchase from then on: the message and the customer find the new code', async () => {
    await shop.plan();
    const sale = { id: randomUUID(), plan: '1 hour', phone: '0712345678', language: 'en' };
    const deps = shop.purchases(new ScriptedGateway());
    const seller = { name: OWNER, operatorId: null };
    const { code } = await shop.database.transaction((s) => sellForCash(deps, s, seller, sale));
    const { voucher } = await replace(code);
    const { vouchers, messages } = shop.database.read;
    expect((await vouchers.findByPurchase(sale.id))?.id).toBe(voucher.id);
    expect((await messages.listByPurchase(sale.id))[0]?.voucherId).toBe(voucher.id);
    const { items } = await searchVouchers(
      { ...shop, search: voucherSearch(opened.reader) },
      '0712345678',
    );
    expect(items.map(({ id }) => id)).toEqual([voucher.id]);
    expect(await ledgerReadModel(opened.reader).discrepancies()).toEqual([]);
  });

  it('is counted once in the cash of the day, replaced before its first use or after', async () => {
    const plan = await shop.plan();
    const unused = await replace(await shop.voucher(plan));
    expect(await printedCents()).toBe(0);
    await use(unused.code, 10);
    expect(await printedCents()).toBe(2_000);
    await replace(unused.code);
    expect(await printedCents()).toBe(2_000);
  });

  it('is refused when nothing is left, or when it was ended by hand', async () => {
    const plan = await shop.plan();
    const over = await shop.voucher(plan);
    await use(over, 3_600);
    await expect(replace(over)).rejects.toMatchObject({ code: 'voucher_over' });
    const twice = await shop.voucher(plan);
    await replace(twice);
    await expect(replace(twice)).rejects.toMatchObject({ code: 'voucher_revoked' });
  });
});

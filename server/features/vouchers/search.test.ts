import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { createBatch } from './create-batch.ts';
import { voucherSearch } from './search-read-model.ts';
import { searchVouchers } from './search-vouchers.ts';

const OTIENO = { name: 'operator:otieno', operatorId: null };
const MAC = 'AA:BB:CC:DD:EE:01';

describeOnEachDatabase('the search for a voucher', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    await shop.plan();
  });

  const search = (what: string, cursor?: string, as?: 'batch') =>
    searchVouchers({ ...shop, search: voucherSearch(opened.reader) }, what, cursor, as);
  const batch = (label: string, count: number) =>
    shop.database.transaction((stores) =>
      createBatch(shop, stores, 'operator:amina', { plan: '1 hour', count, label }),
    );
  const sell = (phone: string) => {
    const sale = { id: randomUUID(), plan: '1 hour', phone, language: 'en' };
    const deps = shop.purchases(new ScriptedGateway());
    return shop.database.transaction((stores) => sellForCash(deps, stores, OTIENO, sale));
  };

  it('finds by code who sold it to which phone, when, for what, and shows no code', async () => {
    const { code } = await sell('0712 345 678');
    const { items, as } = await search(` ${code.toLowerCase()} `);
    expect(as).toBe('code');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ...{ soldBy: 'operator:otieno', paidBy: 'cash', phoneMasked: '0712 ••• 678', madeBy: null },
      ...{ status: 'unused', macs: [], codeMasked: `•••••-••${code.slice(-3)}` },
      soldAt: new Date(shop.clock.now()).toISOString(),
    });
    expect(JSON.stringify(items)).not.toContain(code.slice(0, 5));
  });

  it('finds by phone all of that phone and no other', async () => {
    await sell('0712 345 678');
    await sell('0712 345 678');
    await sell('0700 000 001');
    expect(await search('+254712345678')).toMatchObject({ as: 'phone' });
    expect((await search('+254712345678')).items).toHaveLength(2);
    expect((await search('0799 999 999')).items).toEqual([]);
  });

  it('finds by the address of a device, however it is spelled, what it has used', async () => {
    const { batch: made } = await batch('Kiosk', 2);
    const [used] = await shop.database.read.vouchers.listByBatch(made.id);
    const slot = { voucherId: used?.id ?? '', mac: MAC, acceptedAtMs: shop.clock.now() };
    await shop.database.transaction((stores) => stores.vouchers.holdSlots([slot]));
    const { items, as } = await search('aabb.ccdd.ee01');
    expect(as).toBe('mac');
    expect(items).toMatchObject([{ id: used?.id, macs: [MAC], label: 'Kiosk' }]);
  });

  it('finds a batch by a part of its label, page after page, each voucher once', async () => {
    const { batch: made } = await batch('Shop counter, November', 230);
    await batch('100%_sure', 3);
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await search('counter, nov', cursor, cursor ? 'batch' : undefined);
      for (const { id, batchId, madeBy } of page.items) {
        expect({ batchId, madeBy }).toEqual({ batchId: made.id, madeBy: 'operator:amina' });
        seen.add(id);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(230);
    expect((await search('0%_s')).items).toHaveLength(3);
    expect((await search('%%')).items).toEqual([]);
    expect((await search(made.id)).items).toHaveLength(100);
  });

  it('asks for more when there is nothing to look for', async () => {
    await expect(search(' x ')).rejects.toMatchObject({ code: 'search_short' });
    await expect(search('Kiosk', 'nonsense')).rejects.toMatchObject({ code: 'cursor_invalid' });
  });
});

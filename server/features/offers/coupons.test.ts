import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { CouponFilter } from '../../ports/money-stores.ts';
import { pageOf } from '../../ports/pages.ts';
import { addCoupon, withdrawCoupon } from './add-coupon.ts';

describeOnEachDatabase('the list of coupons', (open) => {
  let shop: Workshop;

  beforeEach(async () => {
    shop = workshop((await open()).database);
  });

  const add = (code: string, expiresAtMs: number | null = null) =>
    shop.database.transaction((stores) =>
      addCoupon(shop, stores, 'test', {
        ...{ code, percent: 10, offCents: null, plan: null, maxUses: 9, expiresAtMs },
      }),
    );
  const page = async (filter: CouponFilter) => {
    const found = await shop.database.read.offers.listCoupons(filter);
    return pageOf(
      found,
      ({ createdAtMs, code }) => ({ atMs: createdAtMs, id: code }),
      ({ code }) => code,
    );
  };

  it('has every coupon once, page after page, though many were made in one moment', async () => {
    for (let n = 100; n < 330; n++) await add(`BUS${n}`);
    shop.clock.advance(1_000);
    await add('NEWEST');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page({ cursor });
      seen.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([231, 231]);
    expect(seen[0]).toBe('NEWEST');
  });

  it('is found in by how a code begins, as people type it, and by nothing else', async () => {
    for (const code of ['KARIBU10', 'KARIBU20', 'ASANTE', 'XKARIBU']) await add(code);
    expect((await page({ find: ' kari-bu' })).items).toEqual(['KARIBU20', 'KARIBU10']);
    for (const find of ['%', '_SANTE', 'RIBU', "'; --"]) {
      expect((await page({ find })).items).toEqual([]);
    }
    expect((await page({ find: '' })).items).toHaveLength(4);
    await expect(page({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'cursor_invalid' });
  });

  it('tells the splash whether any holds', async () => {
    const holds = () => shop.database.read.offers.hasOpenCoupon(shop.clock.now());
    expect(await holds()).toBe(false);
    await add('SHORT', shop.clock.now() + 1_000);
    expect(await holds()).toBe(true);
    shop.clock.advance(1_000);
    expect(await holds()).toBe(false);
    await add('KARIBU');
    expect(await holds()).toBe(true);
    await shop.database.transaction((stores) => withdrawCoupon(shop, stores, 'test', 'karibu'));
    expect(await holds()).toBe(false);
  });
});

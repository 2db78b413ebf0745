import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { Role } from '../../core/permissions.ts';
import { ledgerReadModel } from '../ledger/read-model.ts';
import { sellCard } from '../purchases/sell-card.ts';
import { tillReadModel } from '../tills/read-model.ts';
import { createBatch } from '../vouchers/create-batch.ts';
import { findVoucher } from '../vouchers/find-voucher.ts';
import type { Viewer } from '../vouchers/own-vouchers.ts';
import { voucherReadModel } from '../vouchers/read-model.ts';
import { replaceVoucher } from '../vouchers/replace.ts';
import { revokeVoucher } from '../vouchers/revoke.ts';
import { voucherSearch } from '../vouchers/search-read-model.ts';
import { giveBack, handOver } from './hand-over.ts';
import { stockReadModel } from './read-model.ts';

const OWNER = 'operator:amina';

describeOnEachDatabase('cards in the hands of an attendant', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;
  let batchId: string;
  let codes: string[];

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
    await shop.plan();
    await hire('otieno', 'cashier');
    await hire('wanjiku', 'cashier');
    await hire('fundi', 'technician');
    const made = await shop.database.transaction((stores) =>
      createBatch(shop, stores, OWNER, { plan: '1 hour', count: 6, label: 'Kiosk' }),
    );
    batchId = made.batch.id;
    codes = made.codes;
  });

  const hire = (username: string, role: Role) =>
    shop.database.transaction((stores) =>
      stores.operators.insert({
        ...{ id: username, username, name: username, role, passwordHash: 'x' },
        ...{ twoFactorCipher: null, twoFactorPendingCipher: null, twoFactorLastStep: null },
        ...{ createdAtMs: 0, disabledAtMs: null },
      }),
    );
  const seller = (name: string) => ({ name: `operator:${name}`, operatorId: name });
  const move = (what: typeof handOver, operator: string, count: number | null = null) =>
    shop.database.transaction((stores) =>
      what(shop, stores, OWNER, { batch: batchId, operator, count }),
    );
  const sell = (name: string, card: string, id: string = randomUUID()) => {
    const deps = { ...shop.purchases(new ScriptedGateway()), vault: shop.vault };
    return shop.database.transaction((stores) =>
      sellCard(deps, stores, seller(name), { id, card, phone: '', language: 'en' }),
    );
  };
  const stock = async (name: string | null) =>
    (await stockReadModel(opened.reader).list(name)).map(({ holder, left, sold, usedUnsold }) => ({
      holder,
      left,
      sold,
      usedUnsold,
    }));
  const find = (code: string) => findVoucher(shop.vault, shop.database.read, code);
  const use = async (code: string) => {
    const { id } = await find(code);
    const activatedAtMs = shop.clock.now();
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([{ id, activatedAtMs, expiresAtMs: null }]),
    );
  };
  const cardsOf = async (name: string) => {
    const held = await shop.database.read.stock.listLeft(name, batchId, 99);
    return held.map((voucher) => shop.mint.reveal(voucher));
  };
  const day = () => tillReadModel(opened.reader).totals(0, shop.clock.now() + 1);
  const attendants = () => tillReadModel(opened.reader).attendants(0, shop.clock.now() + 1);

  it('are handed over, in part or all that is left, to one attendant at a time', async () => {
    expect(await move(handOver, 'otieno', 4)).toBe(4);
    expect((await cardsOf('otieno')).reverse()).toEqual(codes.slice(0, 4));
    await expect(move(handOver, 'wanjiku', 3)).rejects.toMatchObject({ code: 'stock_short' });
    expect(await move(handOver, 'wanjiku')).toBe(2);
    expect(await stock(null)).toEqual([
      { holder: 'otieno', left: 4, sold: 0, usedUnsold: 0 },
      { holder: 'wanjiku', left: 2, sold: 0, usedUnsold: 0 },
    ]);
    expect(await stock('wanjiku')).toHaveLength(1);
    const audit = await shop.database.read.audit.listBySubject(batchId);
    expect(audit.slice(1)).toMatchObject([
      { actor: OWNER, action: 'stock.hand_over', detail: { to: 'otieno', count: 4 } },
      { actor: OWNER, action: 'stock.hand_over', detail: { to: 'wanjiku', count: 2 } },
    ]);
  });

  it('are not given to somebody who sells nothing, nor what is sold, used or ended', async () => {
    await expect(move(handOver, 'fundi')).rejects.toMatchObject({ code: 'operator_no_seller' });
    await expect(move(handOver, 'nobody')).rejects.toMatchObject({ code: 'operator_unknown' });
    await use(codes[0] ?? '');
    await shop.database.transaction(async (stores) =>
      revokeVoucher(shop, stores, OWNER, await findVoucher(shop.vault, stores, codes[1] ?? '')),
    );
    expect(await move(handOver, 'otieno')).toBe(4);
  });

  it('are sold by the whole code or its end: cash in the drawer, counted once, at that moment', async () => {
    await move(handOver, 'otieno', 4);
    const [first = '', second = ''] = await cardsOf('otieno');
    const id = randomUUID();
    const { card } = await sell('otieno', first.toLowerCase(), id);
    expect((await sell('otieno', first, id)).card.id).toBe(card.id);
    const end = second.slice(-3);
    const several = (await cardsOf('otieno')).filter((code) => code.endsWith(end)).length > 1;
    if (!several) await sell('otieno', end);
    else await sell('otieno', second);
    expect(await stock('otieno')).toEqual([{ holder: 'otieno', left: 2, sold: 2, usedUnsold: 0 }]);
    expect(await shop.database.read.ledger.owedCents('cash/otieno')).toBe(-4_000);
    await use(first);
    expect(await day()).toMatchObject({ cashCents: 4_000, cashCount: 2, vouchersCents: 0 });
    expect(await attendants()).toEqual([
      {
        ...{ seller: 'otieno', cashCents: 4_000, cashCount: 2, cardsLeft: 2 },
        ...{ usedUnsoldCents: 0, usedUnsoldCount: 0 },
      },
    ]);
    expect(await ledgerReadModel(opened.reader).discrepancies()).toEqual([]);
    const hit = await voucherSearch(opened.reader).hit(card.id, shop.clock.now());
    expect(hit).toMatchObject({ soldBy: 'operator:otieno', paidBy: 'cash', holder: null });
  });

  it('are owed by their holder when they are used without an entry', async () => {
    await move(handOver, 'otieno', 2);
    const [first = ''] = await cardsOf('otieno');
    await use(first);
    expect(await stock('otieno')).toEqual([{ holder: 'otieno', left: 1, sold: 0, usedUnsold: 1 }]);
    expect(await day()).toMatchObject({ cashCents: 0, vouchersCents: 2_000 });
    expect(await attendants()).toMatchObject([{ usedUnsoldCents: 2_000, cardsLeft: 1 }]);
    await expect(sell('otieno', first)).rejects.toMatchObject({ code: 'card_used' });
  });

  it("are nobody else's: a colleague can neither sell nor list them, whatever is typed", async () => {
    await move(handOver, 'otieno', 4);
    await move(handOver, 'wanjiku', 1);
    const [first = ''] = await cardsOf('otieno');
    for (const typed of [first, first.slice(-3), '', '%%%', 'nonsense']) {
      const [own = ''] = await cardsOf('wanjiku');
      if (typed === own.slice(-3)) continue;
      await expect(sell('wanjiku', typed)).rejects.toMatchObject({ code: 'card_unknown' });
    }
    const list = voucherReadModel(opened.reader);
    const nowMs = shop.clock.now();
    const seen = async (name: string) =>
      (await list.vouchers({ viewer: seller(name) }, nowMs)).items.length;
    expect([await seen('otieno'), await seen('wanjiku')]).toEqual([4, 1]);
    const batchesOf = async (viewer: Viewer) => (await list.batches({ viewer })).items;
    const stranger = { name: 'operator:fundi', operatorId: 'fundi' };
    expect(await batchesOf(seller('wanjiku'))).toHaveLength(1);
    expect(await batchesOf(stranger)).toEqual([]);
    expect(await list.batch(batchId, seller('wanjiku'))).toMatchObject({ id: batchId });
    expect(await list.batch(batchId, stranger)).toBeNull();
    const search = voucherSearch(opened.reader);
    const found = await search.page(
      { kind: 'batch', words: 'kiosk' },
      undefined,
      nowMs,
      seller('wanjiku'),
    );
    expect(found.items).toHaveLength(1);
    expect(found.items[0]).toMatchObject({ holder: 'wanjiku' });
  });

  it('are given back but for those that were sold, and can be handed over again', async () => {
    await move(handOver, 'otieno');
    await sell('otieno', codes[0] ?? '');
    await expect(move(giveBack, 'otieno', 6)).rejects.toMatchObject({ code: 'stock_short' });
    expect(await move(giveBack, 'otieno', 2)).toBe(2);
    expect(await move(giveBack, 'otieno')).toBe(3);
    await expect(move(giveBack, 'otieno')).rejects.toMatchObject({ code: 'stock_short' });
    expect(await stock('otieno')).toEqual([{ holder: 'otieno', left: 0, sold: 1, usedUnsold: 0 }]);
    expect(await move(handOver, 'wanjiku')).toBe(5);
  });

  it('stay in the same hands when one is spoilt and replaced', async () => {
    await move(handOver, 'otieno', 1);
    const [first = ''] = await cardsOf('otieno');
    const { code } = await shop.database.transaction(async (stores) =>
      replaceVoucher(shop, stores, OWNER, await findVoucher(shop.vault, stores, first), 'spoilt'),
    );
    expect(await cardsOf('otieno')).toEqual([code]);
    await sell('otieno', code);
    expect(await stock('otieno')).toEqual([{ holder: 'otieno', left: 0, sold: 1, usedUnsold: 0 }]);
  });

  it('are in the cash of the day once, when one that was sold and used is replaced', async () => {
    await move(handOver, 'otieno', 1);
    const [first = ''] = await cardsOf('otieno');
    await sell('otieno', first);
    await use(first);
    const { voucher } = await shop.database.transaction(async (stores) =>
      replaceVoucher(shop, stores, OWNER, await findVoucher(shop.vault, stores, first), 'torn'),
    );
    expect(voucher.batchId).toBe(batchId);
    expect(await day()).toMatchObject({ cashCents: 2_000, cashCount: 1, vouchersCents: 0 });
    expect(await attendants()).toMatchObject([{ cashCents: 2_000, usedUnsoldCents: 0 }]);
    expect(await ledgerReadModel(opened.reader).discrepancies()).toEqual([]);
  });
});

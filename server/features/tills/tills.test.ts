import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { parseVoucherCode } from '../../core/voucher-code.ts';
import { zoneNamed } from '../../core/zone.ts';
import { sellForCash } from '../purchases/sell-for-cash.ts';
import { closeDay, type DayDeps, readDay } from './day.ts';
import { tillReadModel } from './read-model.ts';
import { closeShift, openShift } from './shifts.ts';

const AMINA = { name: 'operator:amina', operatorId: null };

describeOnEachDatabase('a drawer', (open) => {
  async function counter() {
    const { database, reader } = await open();
    const shop = workshop(database);
    const purchases = shop.purchases(new ScriptedGateway());
    await shop.plan();
    const day: DayDeps = {
      ...{ database, clock: shop.clock, readModel: tillReadModel(reader), currency: () => 'KES' },
      zone: () => zoneNamed('Africa/Nairobi'),
    };
    const sell = () =>
      database.transaction((stores) =>
        sellForCash(purchases, stores, AMINA, {
          ...{ id: randomUUID(), plan: '1 hour', phone: '', language: 'en' },
        }),
      );
    const close = (countedCents: number) =>
      database.transaction((stores) => closeShift(shop, stores, AMINA, countedCents, ''));
    return { shop, day, sell, close, owed: (a: string) => database.read.ledger.owedCents(a) };
  }

  it('holds its change and what was sold; what is missing is booked, and it is empty again', async () => {
    const { shop, sell, close, owed } = await counter();
    await shop.database.transaction((stores) => openShift(shop, stores, AMINA, 10_000));
    await sell();
    await sell();
    expect(await close(13_500)).toMatchObject({ expectedCents: 14_000, countedCents: 13_500 });
    expect(await owed('cash/counter')).toBe(0);
    expect(await owed('variance')).toBe(-500);
    expect(await owed('cash/safe')).toBe(-3_500);
    await expect(close(0)).rejects.toMatchObject({ code: 'shift_none' });
  });

  it('is opened once, and by the first sale if nobody did', async () => {
    const { shop, sell, close, owed } = await counter();
    await sell();
    const again = shop.database.transaction((stores) => openShift(shop, stores, AMINA, 0));
    await expect(again).rejects.toMatchObject({ code: 'shift_open' });
    await close(2_100);
    expect(await owed('variance')).toBe(100);
  });

  it('is part of a day that is closed once, with printed vouchers at their first use', async () => {
    const { shop, sell, day, owed } = await counter();
    await sell();
    const [plan] = await shop.database.read.plans.list();
    if (!plan) throw new Error('no plan');
    const code = await shop.voucher(plan);
    const today = new Date(shop.clock.now() + 3 * 3_600_000).toISOString().slice(0, 10);
    expect(await readDay(day, today)).toMatchObject({ cashCents: 2_000, vouchersCents: 0 });
    const { vouchers } = shop.database.read;
    const voucher = await vouchers.findByHash(shop.vault.codeHash(parseVoucherCode(code) ?? ''));
    await shop.database.transaction((stores) =>
      stores.vouchers.activate([
        { id: voucher?.id ?? '', activatedAtMs: shop.clock.now(), expiresAtMs: null },
      ]),
    );
    const closed = await closeDay(day, AMINA.name, today, 3_900, 'one note torn');
    expect(closed).toMatchObject({ cashCents: 2_000, vouchersCents: 2_000, vouchersCount: 1 });
    expect(closed.closed).toMatchObject({ countedCents: 3_900, varianceCents: -100 });
    expect(await owed('sales')).toBe(4_000);
    expect(await owed('variance')).toBe(-100);
    await expect(closeDay(day, AMINA.name, today, 0, '')).rejects.toMatchObject({
      code: 'day_closed',
    });
    await expect(closeDay(day, AMINA.name, '2999-01-01', 0, '')).rejects.toMatchObject({
      code: 'day_not_over',
    });
    await expect(readDay(day, 'yesterday')).rejects.toMatchObject({ code: 'day_invalid' });
  });
});

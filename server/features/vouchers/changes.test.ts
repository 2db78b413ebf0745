import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { remainingOf } from '../../core/entitlement.ts';
import type { PlanTerms } from '../../core/plan.ts';
import type { TopUpRequest } from '../../ports/services.ts';
import type { PlanRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import { accountAll } from '../access/account.ts';
import { authorize } from '../access/authorize.ts';
import { endDevice } from '../sessions/end-device.ts';
import { releaseDevice, replaceOldestDevice } from './devices.ts';
import { moveVoucher, overrideSpeed, sellTopUp } from './owner-actions.ts';
import { pauseVoucher, resumeVoucher } from './pause.ts';
import { createTopUps } from './top-up.ts';

const [PHONE, NEW_PHONE] = ['AA:BB:CC:DD:EE:01', 'AA:BB:CC:DD:EE:02'];

describeOnEachDatabase('a voucher that is changed after its sale', (open) => {
  let shop: Workshop;
  let routerId: string;
  let plan: PlanRecord;
  let code: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routerId = (await shop.router()).id;
    await sell({});
  });

  async function sell(terms: Partial<PlanTerms>): Promise<void> {
    plan = await shop.plan({ name: randomUUID(), ...terms });
    code = await shop.voucher(plan);
  }

  const login = (mac: string | null = PHONE) =>
    authorize(shop.access, { routerId, userName: code, mac, verify: (clear) => clear === code });
  const refusal = async (mac?: string) => {
    const answer = await login(mac);
    return answer.ok ? null : answer.replyMessage;
  };
  const found = async (): Promise<VoucherRecord> => {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    const voucher = await shop.database.read.vouchers.findByHash(hash);
    if (!voucher) throw new Error('no voucher');
    return voucher;
  };
  const write = <T>(work: (stores: Stores) => Promise<T>) => shop.database.transaction(work);
  const account = (status: 'start' | 'stop' | 'interim', seconds: number, mac = PHONE) =>
    write((stores) =>
      accountAll(shop, stores, [
        {
          ...{ routerId, status, userName: code, acctSessionId: mac, classValue: null, mac },
          ...{ ip: null, nasPortId: null, seconds, bytesUp: 0, bytesDown: 0, delaySeconds: 0 },
          ...{ eventTimestampSeconds: null, terminateCause: null },
        },
      ]),
    );
  const audited = async () =>
    (await shop.database.read.audit.listBySubject((await found()).id)).map(({ action }) => action);

  it('rests while it is paused: nobody gets in, and its validity waits', async () => {
    await sell({ pause: { most: 1, totalSeconds: 7_200 } });
    await login();
    const { id, expiresAtMs } = await found();
    await write((stores) => pauseVoucher(shop, stores, 'customer', id));
    expect(await refusal()).toContain('paused');
    shop.clock.advance(3_600_000);
    await write((stores) => resumeVoucher(shop, stores, 'customer', id));
    expect(await refusal()).toBeNull();
    expect((await found()).expiresAtMs).toBe((expiresAtMs ?? 0) + 3_600_000);
    const again = write((stores) => pauseVoucher(shop, stores, 'customer', id));
    await expect(again).rejects.toMatchObject({ code: 'pause_none_left' });
    expect(await audited()).toEqual(['voucher.pause', 'voucher.resume']);
  });

  it('cannot be paused when its plan does not say so', async () => {
    await login();
    const { id } = await found();
    const paused = write((stores) => pauseVoucher(shop, stores, 'customer', id));
    await expect(paused).rejects.toMatchObject({ code: 'pause_not_offered' });
  });

  it('is topped up once by one purchase, however often that is settled', async () => {
    await login();
    await account('interim', 600);
    const purchaseId = await paidPurchase(shop, plan);
    const { id: voucherId } = await found();
    const { id: planId, name: planName, priceCents } = plan;
    const request: TopUpRequest = {
      ...{ voucherId, bought: plan, planId, planName, priceCents, purchaseId, actor: 'system' },
    };
    const topUp = createTopUps(shop);
    const first = await write((stores) => topUp(stores, request));
    const second = await write((stores) => topUp(stores, request));
    expect([first.kind, second.kind]).toEqual(['added', 'already']);
    expect(remainingOf(await found()).seconds).toBe(6_600);
    expect(await login()).toMatchObject({ grant: { sessionSeconds: 6_600 } });
    expect(await audited()).toEqual(['voucher.top_up']);
  });

  it('is renewed at the counter when it is used up, with another plan, too', async () => {
    await login();
    await account('stop', 3_700);
    expect(await refusal()).toContain('time');
    const other = await shop.plan({ name: 'fast', timeSeconds: 1_800, downBps: 50_000_000 });
    const topUp = createTopUps(shop);
    const voucher = await found();
    await write((stores) => sellTopUp({ topUp }, stores, 'operator:amina', voucher, 'fast'));
    expect(await found()).toMatchObject({ planName: 'fast', usedSeconds: 3_700 });
    expect(await login()).toMatchObject({ grant: { sessionSeconds: 1_800, downBps: 50_000_000 } });
    const mixed = write(async (stores) =>
      sellTopUp({ topUp }, stores, 'operator:amina', await found(), plan.name),
    );
    await expect(mixed).rejects.toMatchObject({ code: 'top_up_other_terms' });
    expect(other.priceCents).toBeGreaterThan(0);
  });

  it('takes over another plan with what it has used', async () => {
    await login();
    await account('interim', 600);
    await shop.plan({ name: 'long', timeSeconds: 7_200, devices: 3 });
    const voucher = await found();
    await write((stores) => moveVoucher(shop, stores, 'operator:amina', voucher, 'long'));
    expect(await login()).toMatchObject({ grant: { sessionSeconds: 6_600, devices: 3 } });
  });

  it('has the owner’s speed until it is taken away', async () => {
    const give = async (override: Parameters<typeof overrideSpeed>[4]) => {
      const voucher = await found();
      await write((stores) => overrideSpeed(shop, stores, 'operator:amina', voucher, override));
    };
    await give({ downBps: 9_000_000, upBps: null, untilMs: null });
    expect(await login()).toMatchObject({ grant: { downBps: 9_000_000, upBps: null } });
    await give(null);
    expect(await login()).toMatchObject({ grant: { downBps: 5_000_000, upBps: 2_000_000 } });
  });

  it('changes devices: the old one goes, its use counts, and speaks again if it must', async () => {
    await login();
    await account('start', 0);
    await account('interim', 300);
    expect(await refusal(NEW_PHONE)).toContain('another device');
    const cut: (string | null)[] = [];
    const nasControl = {
      disconnect: async ({ mac }: { mac: string | null }) => {
        cut.push(mac);
        return { kind: 'no_answer' } as const;
      },
      change: async () => ({ kind: 'unsupported' }) as const,
      hear: async () => false,
    };
    const deps = {
      ...shop,
      endDevice: (id: string, mac: string) => endDevice({ ...shop, nasControl }, id, mac),
    };
    expect(await replaceOldestDevice(deps, await found(), NEW_PHONE)).toBe(PHONE);
    expect(cut).toEqual([PHONE]);
    expect((await login(NEW_PHONE)).ok).toBe(true);
    expect(await refusal(PHONE)).toContain('another device');
    await account('interim', 400);
    expect((await found()).usedSeconds).toBe(400);
    const voucher = await found();
    await expect(releaseDevice(deps, 'test', voucher, 'AA:AA:AA:AA:AA:AA')).rejects.toMatchObject({
      code: 'device_unknown',
    });
  });

  it('makes room for nobody while there is room', async () => {
    const deps = { ...shop, endDevice: async () => undefined };
    expect(await replaceOldestDevice(deps, await found(), PHONE)).toBeNull();
  });

  it('is refused outside its hours, saying when it opens, and is not begun by that', async () => {
    // It is three on a Sunday afternoon in Nairobi.
    await sell({ openHours: [{ days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1_020 }] });
    expect(await refusal()).toContain('from Monday 08:00');
    expect((await found()).status).toBe('unused');
    shop.clock.advance(18 * 3_600_000);
    expect(await login()).toMatchObject({ grant: { sessionSeconds: 3_600 } });
    shop.clock.advance(7.5 * 3_600_000);
    expect(await login()).toMatchObject({ grant: { sessionSeconds: 1_800 } });
  });
});

async function paidPurchase(shop: Workshop, plan: PlanRecord): Promise<string> {
  const id = randomUUID();
  await shop.database.transaction((stores) =>
    stores.purchases.insert({
      ...{ ...plan, id, planId: plan.id, planName: plan.name, phone: '254712345678', mac: null },
      ...{ clientAddress: '10.0.0.9', routerParameters: {}, language: 'en', reference: 'MLTEST' },
      ...{ state: 'paid', reason: null, promptId: null, nextActionAtMs: null },
      ...{ createdAtMs: 0, paidAtMs: 1, listPriceCents: plan.priceCents, coupon: null },
      ...{ provider: 'daraja', giftPhone: null, topUpVoucherId: null, soldBy: null, siteId: null },
    }),
  );
  return id;
}

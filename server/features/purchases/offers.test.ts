import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { ScriptedGateway } from '../../../test/support/scripted-gateway.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { MoneyPolicy } from '../../core/money-policy.ts';
import { addCoupon, reopenCoupon, withdrawCoupon } from '../offers/add-coupon.ts';
import { duePaymentWork } from './advance.ts';
import { claimPayment } from './claim-payment.ts';
import type { PurchaseDeps } from './deps.ts';
import { giveTrial } from './give-trial.ts';
import { reconcile } from './reconcile.ts';
import { type StartInput, startPurchase } from './start-purchase.ts';
import { viewPurchase } from './view-purchase.ts';

const MAC = 'AA:BB:CC:DD:EE:01';

describeOnEachDatabase('an offer', (open) => {
  let shop: Workshop;
  let gateway: ScriptedGateway;
  let policy: Partial<MoneyPolicy>;
  let deps: PurchaseDeps;
  let planId: string;
  let phones: number;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    gateway = new ScriptedGateway();
    policy = {};
    const usual = shop.purchases(gateway);
    deps = { ...usual, policy: () => ({ ...usual.policy(), ...policy }) };
    planId = (await shop.plan({ dataBytes: 500_000_000 })).id;
    phones = 0;
  });

  /** Each from another phone and device, so that no guard but the one in question is met. */
  const buy = (wishes: Partial<StartInput> = {}) => {
    phones += 1;
    const tail = String(phones).padStart(2, '0');
    return startPurchase(deps, {
      ...{ id: randomUUID(), planId, phone: `07123456${tail}`, mac: `aa-bb-cc-dd-ee-${tail}` },
      ...{ language: 'en', clientAddress: `10.5.50.${phones}` },
      ...wishes,
    });
  };

  async function work(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      const tasks = await duePaymentWork(deps);
      if (tasks.length === 0) return;
      for (const task of tasks) await task.run();
    }
  }

  async function pay(): Promise<void> {
    await work();
    gateway.answers = [{ kind: 'paid', receipt: null, amountCents: null }];
    shop.clock.advance(8_000);
    await work();
  }

  const read = () => shop.database.read;
  const purchase = async (id: string) => (await read().purchases.find(id)) ?? expect.fail();
  const view = async (id: string) => {
    const routerLogin = { formFor: () => null };
    return viewPurchase({ ...deps, routerLogin }, read(), await purchase(id), {}, 'en');
  };

  describe('by coupon', () => {
    const coupon = (code: string, change: object = {}) =>
      shop.database.transaction((stores) =>
        addCoupon(shop, stores, 'test', {
          ...{ code, percent: 25, offCents: null, plan: null, maxUses: 1, expiresAtMs: null },
          ...change,
        }),
      );

    it('is prompted, paid and booked at the lower price', async () => {
      await coupon('KARIBU');
      const { id } = await buy({ coupon: ' karibu ' });
      await pay();
      expect(gateway.prompts[0]?.amountCents).toBe(1_500);
      expect(await purchase(id)).toMatchObject({
        ...{ state: 'paid', priceCents: 1_500, listPriceCents: 2_000, coupon: 'KARIBU' },
      });
      expect(await view(id)).toMatchObject({ priceCents: 1_500, listPriceCents: 2_000 });
    });

    it('is not given more often than the owner said, even to who comes at once', async () => {
      await coupon('KARIBU');
      const tries = await Promise.allSettled([1, 2, 3].map(() => buy({ coupon: 'KARIBU' })));
      expect(tries.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        ...['rejected', 'rejected'],
      ]);
    });

    it('is free again when the payment failed', async () => {
      await coupon('KARIBU');
      await buy({ coupon: 'KARIBU' });
      await work();
      gateway.answers = [{ kind: 'failed', code: '1032', detail: 'cancelled' }];
      shop.clock.advance(8_000);
      await work();
      await expect(buy({ coupon: 'KARIBU' })).resolves.toMatchObject({ priceCents: 1_500 });
    });

    it('holds again when its withdrawal was taken back, and not longer than before', async () => {
      await coupon('KARIBU', { expiresAtMs: shop.clock.now() + 60_000 });
      const change = (what: typeof withdrawCoupon) =>
        shop.database.transaction((stores) => what(shop, stores, 'test', 'karibu'));
      await change(withdrawCoupon);
      await expect(buy({ coupon: 'KARIBU' })).rejects.toMatchObject({ code: 'coupon_refused' });
      await change(reopenCoupon);
      await expect(buy({ coupon: 'KARIBU' })).resolves.toMatchObject({ state: 'created' });
      shop.clock.advance(60_000);
      await expect(buy({ coupon: 'KARIBU' })).rejects.toMatchObject({ code: 'coupon_refused' });
    });

    it.each(['NEVER', "x'; DROP TABLE coupons", 'WITHDRAWN', 'LATE', 'OTHER'])(
      'of %s is refused with the same words',
      async (code) => {
        const other = await shop.plan({ name: 'other' });
        await coupon('WITHDRAWN');
        await shop.database.transaction((stores) =>
          withdrawCoupon(shop, stores, 'test', 'withdrawn'),
        );
        await coupon('LATE', { expiresAtMs: shop.clock.now() + 1_000 });
        await coupon('OTHER', { plan: other.id });
        shop.clock.advance(1_000);
        await expect(buy({ coupon: code })).rejects.toMatchObject({
          code: 'coupon_refused',
          message: 'This coupon is not valid for this plan, or not any more.',
        });
      },
    );

    it('cannot be found by trying', async () => {
      const clientAddress = '10.5.50.99';
      const codes: string[] = [];
      for (let n = 0; n < 30; n++) {
        await buy({ coupon: `TRY${n}`, clientAddress }).catch(({ code }) => codes.push(code));
      }
      expect(codes.filter((code) => code === 'coupon_refused')).toHaveLength(10);
      expect(codes.at(-1)).toBe('too_many_claims');
    });
  });

  it('for three devices costs three times as much and holds three times as much', async () => {
    const { id } = await buy({ count: 3 });
    await pay();
    expect(gateway.prompts[0]?.amountCents).toBe(6_000);
    expect(await read().vouchers.findByPurchase(id)).toMatchObject({
      ...{ devices: 3, timeSeconds: 10_800, dataBytes: 1_500_000_000, validitySeconds: 86_400 },
    });
  });

  it.each([0, 1.5, 11, Number.NaN])('for %d devices is refused', async (count) => {
    await expect(buy({ count })).rejects.toMatchObject({ code: 'count_invalid' });
  });

  it('as a gift sends the code to the other phone, and only there', async () => {
    const { id } = await buy({ giftPhone: '0722 000 111' });
    await pay();
    const messages = await read().messages.listByPurchase(id);
    expect(messages).toMatchObject([{ kind: 'voucher', phone: '254722000111' }]);
    await expect(buy({ giftPhone: '12' })).rejects.toMatchObject({ code: 'gift_phone_invalid' });
  });

  describe('onto a code', () => {
    const code = async () => {
      const first = await buy();
      await pay();
      const voucher = (await read().vouchers.findByPurchase(first.id)) ?? expect.fail();
      return { voucher, code: shop.mint.reveal(voucher) };
    };

    it('adds to it once, makes no other code, and does not tell the code', async () => {
      const mine = await code();
      const { id } = await buy({ topUp: mine.code });
      await pay();
      await work();
      expect(await read().vouchers.findByPurchase(id)).toBeNull();
      const after = await read().vouchers.find(mine.voucher.id);
      expect(after).toMatchObject({ timeSeconds: 7_200, dataBytes: 1_000_000_000 });
      const seen = await view(id);
      expect(seen).toMatchObject({ state: 'paid', toppedUpCodeMasked: expect.any(String) });
      expect(JSON.stringify(seen)).not.toContain(mine.code);
      expect(await read().messages.listByPurchase(id)).toHaveLength(1);
    });

    it('that is another plan is refused before anything is paid', async () => {
      const mine = await code();
      const fast = await shop.plan({ name: 'fast', downBps: 50_000_000 });
      const asked = buy({ topUp: mine.code, planId: fast.id });
      await expect(asked).rejects.toMatchObject({ code: 'top_up_refused' });
      expect(gateway.prompts).toHaveLength(1);
    });

    it('that was cancelled while the money was on its way gives a code of its own', async () => {
      const mine = await code();
      const { id } = await buy({ topUp: mine.code });
      await work();
      await shop.database.transaction((stores) =>
        stores.vouchers.revoke(mine.voucher.id, shop.clock.now()),
      );
      await pay();
      expect(await read().vouchers.findByPurchase(id)).toMatchObject({ status: 'unused' });
      expect(await view(id)).toMatchObject({ toppedUpCodeMasked: null });
    });

    it('that nobody has counts as a guess', async () => {
      await expect(buy({ topUp: 'AAAAA-AAAAA' })).rejects.toMatchObject({
        code: expect.stringMatching(/^code_/),
      });
    });
  });

  describe('for nothing', () => {
    const ask = (phone: string, mac: string | null = MAC, clientAddress = '10.5.50.7') =>
      giveTrial(deps, { phone, mac, clientAddress, language: 'sw' });

    it('is off until the owner names a plan', async () => {
      await expect(ask('0712345678')).rejects.toMatchObject({ code: 'trial_off' });
    });

    it('is one voucher, sent by SMS, for each phone and device', async () => {
      policy = { trialPlan: '1 hour' };
      await ask('0712345678');
      const [grant] = await read().offers.findGrants({ mac: MAC, phone: '' });
      const due = await read().messages.listDue(shop.clock.now(), 10);
      expect(due).toMatchObject([
        { kind: 'voucher', phone: '254712345678', voucherId: grant?.voucherId },
      ]);
      const again = { code: 'trial_used' };
      await expect(ask('0712345678', 'AA:BB:CC:DD:EE:02')).rejects.toMatchObject(again);
      await expect(ask('0712345679')).rejects.toMatchObject(again);
      await expect(ask('0712345670', null)).rejects.toMatchObject({ code: 'device_unknown' });
    });

    it('is not sent to a crowd of numbers from one address', async () => {
      policy = { trialPlan: '1 hour' };
      const codes: string[] = [];
      for (let n = 10; n < 40; n++) {
        const asked = ask(`07123456${n}`, `AA:BB:CC:DD:EE:${n}`);
        await asked.catch(({ code }) => codes.push(code));
      }
      expect(codes).toEqual(Array.from({ length: 20 }, () => 'too_many_claims'));
    });
  });

  describe('on trust', () => {
    /** Made on the first day of the virtual clock, see `receiptDay`. */
    const today = () => {
      const day = new Date(shop.clock.now() + 3 * 3_600_000);
      const digit = (value: number) => value.toString(36).toUpperCase();
      const year = String.fromCharCode(65 + day.getUTCFullYear() - 2006);
      const month = String.fromCharCode(65 + day.getUTCMonth());
      return `${year}${month}${digit(day.getUTCDate())}4H7K2LM`;
    };
    const claim = (receipt: string, phone = '0712345678', mac = MAC) =>
      claimPayment(deps, { receipt, phone, mac, clientAddress: '10.5.50.7' });
    const unknown = { code: 'receipt_unknown' };

    it('is nothing while M-Pesa can be asked, nor where the owner gives none', async () => {
      policy = { provisionalMinutes: 30 };
      await expect(claim(today())).rejects.toMatchObject(unknown);
      policy = { provisionalMinutes: 0 };
      gateway.statement = null;
      shop.clock.advance(60_000);
      await expect(claim(today())).rejects.toMatchObject(unknown);
    });

    it('is some minutes, once for a receipt, a phone and a device', async () => {
      policy = { provisionalMinutes: 30 };
      gateway.statement = null;
      expect(await claim(today())).toMatchObject({ kind: 'trust', trust: { minutes: 30 } });
      const [grant] = await read().offers.findGrants({ mac: MAC, phone: '' });
      expect(await read().vouchers.find(grant?.voucherId ?? '')).toMatchObject({
        ...{ timeSeconds: 1_800, validitySeconds: 1_800, devices: 1, status: 'unused' },
      });
      await expect(claim(today(), '0799999999')).rejects.toMatchObject(unknown);
      await expect(claim(today().replace('4H', '5J'))).rejects.toMatchObject(unknown);
      await expect(claim('SKJ4H7K2LM', '0711111111', '')).rejects.toMatchObject(unknown);
    });

    it('ends for a phone whose receipt turns out to be none', async () => {
      policy = { provisionalMinutes: 30 };
      gateway.statement = null;
      await claim(today());
      gateway.statement = [];
      await reconcile(deps, 'all');
      expect(await read().offers.phoneFlag('254712345678')).toContain(today());
      gateway.statement = null;
      shop.clock.advance(2 * 86_400_000);
      await expect(claim(today(), '0712345678', 'AA:BB:CC:DD:EE:09')).rejects.toMatchObject(
        unknown,
      );
    });
  });

  it('is told as a story once it is paid: asked, money, code', async () => {
    const { id } = await buy();
    await work();
    expect((await view(id)).story).toEqual([]);
    await pay();
    expect((await view(id)).story.map(({ what }) => what)).toEqual(['asked', 'money', 'code']);
  });
});

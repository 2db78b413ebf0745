import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase, type TestDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { routerLogin } from '../../adapters/router-login/router-login.ts';
import { statusAt, type VoucherStatus } from '../../core/entitlement.ts';
import { NO_LIMITS } from '../../core/plan.ts';
import { authorize } from '../access/authorize.ts';
import { addPlan } from '../plans/add-plan.ts';
import { archivePlan, changePlan } from '../plans/change-plan.ts';
import { RouterDirectory } from '../routers/directory.ts';
import { BatchProgress } from './batch-progress.ts';
import { createBatch } from './create-batch.ts';
import { voucherReadModel } from './read-model.ts';
import { redeem } from './redeem.ts';
import { revokeVoucher } from './revoke.ts';

describeOnEachDatabase('vouchers', (open) => {
  let shop: Workshop;
  let opened: TestDatabase;

  beforeEach(async () => {
    opened = await open();
    shop = workshop(opened.database);
  });

  const batch = (plan: string, count: number) =>
    shop.database.transaction((stores) =>
      createBatch(shop, stores, 'operator:amina', { plan, count, label: 'Counter' }),
    );
  const found = async (code: string) => {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    const voucher = await shop.database.read.vouchers.findByHash(hash);
    if (!voucher) throw new Error('no voucher');
    return voucher;
  };
  const typed = (code: string, parameters: Record<string, string> = {}) =>
    redeem({ ...shop, routerLogin: routerLogin(ROUTERS) }, code, parameters, '10.0.0.9');

  it('are made in batches, all different, and stored without a code in clear', async () => {
    const plan = await shop.plan();
    const { codes, batch: made } = await batch(plan.id, 1_200);
    expect(new Set(codes).size).toBe(1_200);
    const rows = await opened.reader('vouchers').where({ batch_id: made.id });
    expect(rows).toHaveLength(1_200);
    const dump = JSON.stringify(rows.slice(0, 50), (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    for (const code of codes) expect(dump).not.toContain(code.replace('-', ''));
  });

  it('tell how many are made, so that whoever waits for thousands sees it', async () => {
    const plan = await shop.plan();
    const progress = new BatchProgress();
    const { onMade, end } = progress.follow('P');
    const seen: (number | null)[] = [progress.madeOf('P')];
    const request = { plan: plan.id, count: 1_200, label: '' };
    await shop.database.transaction((stores) =>
      createBatch(shop, stores, 'test', request, (count) => {
        onMade(count);
        seen.push(progress.madeOf('P'));
      }),
    );
    end();
    expect([...seen, progress.madeOf('P')]).toEqual([0, 500, 1_000, 1_200, null]);
  });

  it.each([
    ['no voucher', 0],
    ['too many', 25_001],
  ])('are refused for %s at once', async (_what, count) => {
    const plan = await shop.plan();
    await expect(batch(plan.id, count)).rejects.toMatchObject({ code: 'count_invalid' });
    await expect(batch('nonsense', 1)).rejects.toMatchObject({ code: 'plan_unknown' });
  });

  it('keep what they were sold with when the plan changes or goes', async () => {
    const plan = await shop.plan();
    const code = await shop.voucher(plan);
    await shop.database.transaction(async (stores) => {
      await changePlan(shop, stores, 'test', plan.id, { timeSeconds: 60, priceCents: 100 });
      await archivePlan(shop, stores, 'test', plan.id);
    });
    expect(await found(code)).toMatchObject({ timeSeconds: 3_600, priceCents: 2_000 });
    await expect(batch(plan.id, 1)).rejects.toMatchObject({ code: 'plan_unknown' });
  });

  it('refuse a second plan of the same name, until the first is off sale', async () => {
    const plan = await shop.plan({ name: 'Hour' });
    await expect(shop.plan({ name: 'hour' })).rejects.toMatchObject({ code: 'plan_exists' });
    await shop.database.transaction((stores) => archivePlan(shop, stores, 'test', plan.id));
    await expect(
      shop.database.transaction((stores) =>
        addPlan(shop, stores, 'test', { ...plan, name: 'Hour' }),
      ),
    ).resolves.toMatchObject({ name: 'Hour' });
  });

  it('are typed on the splash in any spelling and answered with a login for our routers only', async () => {
    const code = await shop.voucher(await shop.plan());
    const spelling = code.toLowerCase().replace('-', ' ');
    const ours = await typed(spelling, { 'link-login-only': 'http://10.0.0.1/login' });
    expect(ours.login).toMatchObject({
      action: 'http://10.0.0.1/login',
      fields: { username: code },
    });
    expect(
      (await typed(code, { 'link-login-only': 'http://evil.example/login' })).login,
    ).toBeNull();
    expect((await typed(code, { 'link-login-only': 'javascript:alert(1)' })).login).toBeNull();
    expect((await found(code)).status).toBe('unused');
  });

  it('say why they are refused', async () => {
    await expect(typed('hello')).rejects.toMatchObject({ code: 'code_invalid' });
    await expect(typed(shop.mint.mint(GUESS).code)).rejects.toMatchObject({ code: 'code_unknown' });
    const code = await shop.voucher(await shop.plan());
    const voucher = await found(code);
    await shop.database.transaction((stores) => revokeVoucher(shop, stores, 'test', voucher));
    await expect(typed(code)).rejects.toMatchObject({ code: 'code_revoked' });
    for (let i = 0; i < 10; i++) await typed(shop.mint.mint(GUESS).code).catch(() => undefined);
    await expect(typed(code)).rejects.toMatchObject({ code: 'too_many_guesses', status: 429 });
  });

  it('are found by the same status that they have', async () => {
    const amount = fc.constantFrom(null, 1_000, 2_000);
    const moment = fc.constantFrom(null, 900, 1_000, 1_100);
    const state = fc.record({
      status: fc.constantFrom('unused', 'active', 'used', 'expired', 'revoked'),
      ...{ timeSeconds: amount, dataBytes: amount, dataDownBytes: amount, dataUpBytes: amount },
      ...{ expiresAtMs: moment, endsAtMs: moment },
      usedSeconds: fc.constantFrom(0, 1_500),
      usedUpBytes: fc.constantFrom(0, 1_500),
      downBytes: fc.constantFrom(0, 1_500),
    });
    const plan = await shop.plan();
    const { id: planId, name: planName, priceCents } = plan;
    const sold = { planId, planName, priceCents, batchId: null, purchaseId: null };
    const made = fc
      .sample(state, { numRuns: 90, seed: 3 })
      .map(({ downBytes, status, ...rest }) => ({
        ...shop.mint.mint({ ...plan, ...sold }).voucher,
        ...{ ...rest, status: status as VoucherStatus, usedBytes: rest.usedUpBytes + downBytes },
        activatedAtMs: status === 'unused' ? null : 1,
        expiresAtMs: status === 'unused' ? null : rest.expiresAtMs,
        revokedAtMs: status === 'revoked' ? 1 : null,
      }));
    await shop.database.transaction((stores) => stores.vouchers.insertMany(made));
    const list = voucherReadModel(opened.reader);
    for (const status of ['unused', 'active', 'used', 'expired', 'revoked'] as const) {
      const { items } = await list.vouchers({ status }, 1_000);
      const expected = made.filter((one) => statusAt(one, 1_000) === status);
      expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(items.every((item) => item.status === status)).toBe(true);
      expect(items.length, status).toBeGreaterThan(0);
    }
  });

  it('are listed with masked codes, page after page, by their status of the moment', async () => {
    const plan = await shop.plan();
    await batch(plan.id, 150);
    const code = await shop.voucher(plan);
    const routerId = (await shop.router()).id;
    const question = { routerId, userName: code, mac: null, verify: () => true };
    expect((await authorize(shop.access, question)).ok).toBe(true);
    const list = voucherReadModel(opened.reader);
    const nowMs = shop.clock.now();
    const first = await list.vouchers({}, nowMs);
    const second = await list.vouchers({ cursor: first.nextCursor ?? undefined }, nowMs);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([100, 51, null]);
    expect(JSON.stringify(first)).not.toContain(code);
    expect((await list.vouchers({ status: 'active' }, nowMs)).items).toHaveLength(1);
    expect((await list.vouchers({ status: 'expired' }, nowMs + 86_400_000)).items).toHaveLength(1);
    await expect(list.vouchers({ cursor: 'nonsense' }, nowMs)).rejects.toMatchObject({
      code: 'cursor_invalid',
    });
  });
});

describeOnEachDatabase('routers', (open) => {
  it('are found by their address, the most specific first, with secrets sealed', async () => {
    const { database, reader } = await open();
    const shop = workshop(database);
    const one = await shop.router('One', '10.0.0.1');
    const all = await shop.router('All', '10.0.0.0/8');
    const directory = new RouterDirectory(shop.vault);
    await directory.load(database.read.routers);
    expect(directory.byAddress('10.0.0.1')?.id).toBe(one.id);
    expect(directory.byAddress('::ffff:10.9.9.9')?.id).toBe(all.id);
    expect(directory.byAddress('192.168.0.1')).toBeUndefined();
    expect(directory.byHost('10.0.0.1')?.id).toBe(one.id);
    expect(directory.byHost('evil.example')).toBeUndefined();
    const [row] = await reader('routers').where({ id: one.id });
    expect(Buffer.from(row.secret_cipher).toString('latin1')).not.toContain('a-secret');
    await expect(shop.router('Two', '10.0.0.1')).rejects.toMatchObject({ code: 'router_exists' });
    await expect(shop.router('Bad', '10.0.0.1/8')).rejects.toMatchObject({
      code: 'router_invalid',
    });
  });
});

const OURS = {
  ...{ id: 'r1', kind: 'mikrotik', loginSecret: null },
  ...{ controllerUrl: null, controllerSite: null, controllerFingerprint: null },
};
const ROUTERS = {
  byHost: (host: string) => (host === '10.0.0.1' ? OURS : undefined),
  ofKind: () => [],
};

const GUESS = {
  ...{ planId: 'x', planName: 'x', priceCents: 1, batchId: null, purchaseId: null },
  ...NO_LIMITS,
};

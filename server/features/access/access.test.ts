import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { MAC_PASSWORD, type Workshop, workshop } from '../../../test/support/workshop.ts';
import { NO_LIMITS } from '../../core/plan.ts';
import type { AccessAnswer, AccountingReport } from '../../ports/access.ts';
import { revokeVoucher } from '../vouchers/revoke.ts';
import { accountAll } from './account.ts';
import { authorize } from './authorize.ts';
import { closeStaleSessions } from './close-stale.ts';

const PHONE = 'AA:BB:CC:DD:EE:01';
const LAPTOP = 'AA:BB:CC:DD:EE:02';

describeOnEachDatabase('access', (open) => {
  let shop: Workshop;
  let routerId: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routerId = (await shop.router()).id;
  });

  const login = (userName: string, mac: string | null = PHONE, password = userName) =>
    authorize(shop.access, { routerId, userName, mac, verify: (clear) => clear === password });

  const report = (change: Partial<AccountingReport>): AccountingReport => ({
    ...{ routerId, status: 'interim', userName: '', acctSessionId: 'S1', classValue: null },
    ...{ mac: PHONE, ip: '10.5.50.7', nasPortId: null, seconds: 0, bytesUp: 0, bytesDown: 0 },
    ...{ eventTimestampSeconds: null, delaySeconds: 0, terminateCause: null },
    ...change,
  });

  const account = (...reports: AccountingReport[]) =>
    shop.database.transaction((stores) => accountAll(shop, stores, reports));

  async function stored(code: string) {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    return shop.database.read.vouchers.findByHash(hash);
  }

  const reason = (answer: AccessAnswer) => (answer.ok ? 'accepted' : answer.replyMessage);
  const hourVoucher = async () => shop.voucher(await shop.plan());

  it('activates a voucher at its first Accept and starts its validity', async () => {
    const code = await hourVoucher();
    expect((await stored(code))?.status).toBe('unused');
    const answer = await login(code);
    expect(answer).toMatchObject({
      ok: true,
      grant: { sessionSeconds: 3_600, downBps: 5_000_000 },
    });
    expect(await stored(code)).toMatchObject({
      status: 'active',
      activatedAtMs: shop.clock.now(),
      expiresAtMs: shop.clock.now() + 86_400_000,
    });
  });

  it('takes the code in lower case and without its dash', async () => {
    const code = await hourVoucher();
    expect((await login(code.toLowerCase())).ok).toBe(true);
    expect((await login(code.replace('-', ''))).ok).toBe(true);
  });

  it('refuses a right code with a wrong password, and an unknown code, with the same words', async () => {
    const code = await hourVoucher();
    const wrong = reason(await login(code, PHONE, 'another'));
    expect(wrong).toBe(reason(await login('00000-00000')));
    expect(wrong).toContain('not known');
  });

  it('shrinks time and data with use, and refuses when they are used up', async () => {
    const plan = await shop.plan({ name: 'both', dataBytes: 1_000_000 });
    const code = await shop.voucher(plan);
    await login(code);
    await account(report({ userName: code, seconds: 600, bytesUp: 100_000, bytesDown: 200_000 }));
    expect(await login(code)).toMatchObject({
      grant: { sessionSeconds: 3_000, remainingBytes: 700_000 },
    });
    await account(report({ userName: code, seconds: 700, bytesUp: 500_000, bytesDown: 500_000 }));
    expect(reason(await login(code))).toContain('data');
    expect((await stored(code))?.status).toBe('used');
  });

  it('refuses an expired and a revoked voucher, saying which', async () => {
    const expired = await hourVoucher();
    await login(expired);
    shop.clock.advance(86_400_000);
    expect(reason(await login(expired))).toContain('expired');
    const revoked = await stored(await hourOf('other'));
    if (!revoked) throw new Error('no voucher');
    await shop.database.transaction((stores) => revokeVoucher(shop, stores, 'test', revoked));
    expect(reason(await login(shop.mint.reveal(revoked)))).toContain('cancelled');
  });

  const hourOf = async (name: string) => shop.voucher(await shop.plan({ name }));

  it('lets one device in at a time, and the next one after the first has stopped', async () => {
    const code = await hourVoucher();
    expect((await login(code, PHONE)).ok).toBe(true);
    expect(reason(await login(code, LAPTOP))).toContain('another device');
    await account(report({ userName: code, status: 'start' }));
    expect(reason(await login(code, LAPTOP))).toContain('another device');
    await account(report({ userName: code, status: 'stop', seconds: 60 }));
    expect((await login(code, LAPTOP)).ok).toBe(true);
  });

  it('gives exactly one of two devices the slot when both ask at once', async () => {
    const code = await hourVoucher();
    const answers = await Promise.all([login(code, PHONE), login(code, LAPTOP)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('frees the slot of an Accept that no session followed after five minutes', async () => {
    const code = await hourVoucher();
    await login(code, PHONE);
    shop.clock.advance(299_000);
    expect((await login(code, LAPTOP)).ok).toBe(false);
    shop.clock.advance(1_000);
    expect((await login(code, LAPTOP)).ok).toBe(true);
  });

  it('stores reports once, whatever is repeated, reordered or lost', async () => {
    const code = await hourVoucher();
    await login(code);
    const stop = report({ userName: code, status: 'stop', seconds: 90, bytesUp: 5, bytesDown: 10 });
    await account(report({ userName: code, seconds: 60, bytesUp: 2, bytesDown: 6 }), stop, stop);
    await account(
      report({ userName: code, seconds: 30 }),
      report({ userName: code, seconds: 500 }),
    );
    expect(await stored(code)).toMatchObject({ usedSeconds: 90, usedBytes: 15 });
  });

  it('counts by the Class of the Accept, whatever user name the router reports', async () => {
    const code = await hourVoucher();
    const answer = await login(code);
    if (!answer.ok) throw new Error('refused');
    await account(report({ userName: PHONE, classValue: answer.classValue, seconds: 42 }));
    expect((await stored(code))?.usedSeconds).toBe(42);
  });

  it('believes no Class that it did not make', async () => {
    const code = await hourVoucher();
    const answer = await login(code);
    if (!answer.ok) throw new Error('refused');
    const forged = Buffer.from(answer.classValue);
    forged[5] = (forged[5] ?? 0) ^ 1;
    await account(report({ userName: 'nobody', mac: null, classValue: forged, seconds: 42 }));
    expect((await stored(code))?.usedSeconds).toBe(0);
  });

  it('ends the sessions of a router that restarts, and of no other', async () => {
    const [one, two] = [await hourOf('one'), await hourOf('two')];
    const other = (await shop.router('R2', '127.0.0.2')).id;
    await account(report({ userName: one, status: 'start' }));
    await account(report({ userName: two, status: 'start', routerId: other, mac: LAPTOP }));
    await account(report({ status: 'on', userName: '' }));
    expect(await shop.database.read.sessions.listOpenByRouter(routerId)).toHaveLength(0);
    expect(await shop.database.read.sessions.listOpenByRouter(other)).toHaveLength(1);
  });

  it('closes a session after three missed interims, with its last counters', async () => {
    const code = await hourVoucher();
    await account(report({ userName: code, seconds: 300, bytesDown: 7 }));
    shop.clock.advance(901_000);
    expect(await closeStaleSessions(shop, 300)).toBe(1);
    expect(await stored(code)).toMatchObject({ usedSeconds: 300, usedBytes: 7 });
  });

  it("logs a known device in by its MAC with the router's password only", async () => {
    const code = await hourVoucher();
    await login(code, PHONE);
    await account(report({ userName: code, status: 'start' }));
    expect((await login(PHONE, PHONE, MAC_PASSWORD)).ok).toBe(true);
    expect((await login(PHONE, PHONE, PHONE)).ok).toBe(false);
    expect((await login(PHONE, LAPTOP, MAC_PASSWORD)).ok).toBe(false);
    expect((await login(LAPTOP, LAPTOP, MAC_PASSWORD)).ok).toBe(false);
  });

  it('evaluates at most 30 wrong codes a minute, and lets a known device in meanwhile', async () => {
    const code = await hourVoucher();
    await login(code, PHONE);
    const guess = () => shop.mint.mint({ ...GUESS, planId: 'x' }).code;
    const answers = [];
    for (let i = 0; i < 200; i++) {
      const mac = `02:00:00:00:00:${(i % 256).toString(16).padStart(2, '0')}`;
      answers.push(reason(await login(guess(), mac)));
    }
    expect(answers.filter((words) => words.includes('not known')).length).toBeLessThanOrEqual(30);
    expect((await login(code, PHONE)).ok).toBe(true);
  });
});

const GUESS = {
  ...NO_LIMITS,
  ...{ planName: 'x', priceCents: 1, batchId: null, purchaseId: null },
};

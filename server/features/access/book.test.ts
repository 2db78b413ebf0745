import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { AccountingReport } from '../../ports/access.ts';
import type { Database } from '../../ports/stores.ts';
import { revokeVoucher } from '../vouchers/revoke.ts';
import { accountAll } from './account.ts';
import { createAdmissions } from './admit.ts';
import { authorize } from './authorize.ts';
import { VoucherBook } from './book.ts';

const PHONE = 'AA:BB:CC:DD:EE:01';
const LAPTOP = 'AA:BB:CC:DD:EE:02';

/** A database whose reads are counted. */
function countingReads(database: Database): { database: Database; reads(): number } {
  let reads = 0;
  const counted = <T extends object>(store: T): T =>
    new Proxy(store, {
      get: (target, name) => {
        reads += 1;
        return Reflect.get(target, name);
      },
    });
  const { vouchers, sessions } = database.read;
  const read = { ...database.read, vouchers: counted(vouchers), sessions: counted(sessions) };
  return { database: { ...database, read }, reads: () => reads };
}

describeOnEachDatabase('the book of vouchers seen lately', (open) => {
  let shop: Workshop;
  let reads: () => number;
  let routerId: string;
  let code: string;

  beforeEach(async () => {
    const counting = countingReads((await open()).database);
    reads = counting.reads;
    shop = workshop(counting.database);
    routerId = (await shop.router()).id;
    code = await shop.voucher(await shop.plan());
  });

  const login = (mac: string, access = shop.access) =>
    authorize(access, { routerId, userName: code, mac, verify: (clear) => clear === code });

  const report = (change: Partial<AccountingReport>): AccountingReport => ({
    ...{ routerId, status: 'interim', userName: code, acctSessionId: 'S1', classValue: null },
    ...{ mac: PHONE, ip: null, nasPortId: null, seconds: 0, bytesUp: 0, bytesDown: 0 },
    ...{ eventTimestampSeconds: null, delaySeconds: 0, terminateCause: null },
    ...change,
  });

  async function voucher() {
    const found = await shop.access.book.byCode(code.replace('-', ''));
    if (!found) throw new Error('no voucher');
    return found.voucher;
  }

  it('lets a warm login in without one question to the database', async () => {
    await login(PHONE);
    await login(PHONE);
    const before = reads();
    expect((await login(PHONE)).ok).toBe(true);
    expect(reads()).toBe(before);
  });

  it('sees a revocation at once', async () => {
    await login(PHONE);
    await login(PHONE);
    const known = await voucher();
    await shop.database.transaction((stores) => revokeVoucher(shop, stores, 'test', known));
    expect((await login(PHONE)).ok).toBe(false);
  });

  it('sees a revocation that was committed while the voucher was being read', async () => {
    await login(PHONE);
    const known = await voucher();
    shop.book.clear();
    const reading = login(PHONE);
    await shop.database.transaction((stores) => revokeVoucher(shop, stores, 'test', known));
    await reading;
    expect((await login(PHONE)).ok).toBe(false);
  });

  it('sees what accounting used up at once', async () => {
    await login(PHONE);
    await login(PHONE);
    await shop.database.transaction((stores) =>
      accountAll(shop, stores, [report({ seconds: 3_600 })]),
    );
    expect((await login(PHONE)).ok).toBe(false);
  });

  it('refuses the second of two devices that ask at the same moment, cold and warm', async () => {
    const cold = await Promise.all([login(PHONE), login(LAPTOP)]);
    expect(cold.filter(({ ok }) => ok)).toHaveLength(1);
    shop.clock.advance(300_000);
    const [laptop, phone, again] = await Promise.all([login(LAPTOP), login(PHONE), login(LAPTOP)]);
    // Whichever came first: one device is in, with each of its requests, and the other is not.
    expect(laptop?.ok).toBe(again?.ok);
    expect(phone?.ok).toBe(!laptop?.ok);
  });

  it('knows after a restart in the middle who held the slot', async () => {
    await login(PHONE);
    const book = new VoucherBook(shop.database, shop.vault);
    const { database } = book;
    const restarted = {
      ...shop.access,
      book,
      database,
      admit: createAdmissions(database, shop.zone),
    };
    expect((await login(LAPTOP, restarted)).ok).toBe(false);
    expect((await login(PHONE, restarted)).ok).toBe(true);
  });

  it('keeps nothing of a transaction that was rolled back', async () => {
    await login(PHONE);
    const known = await voucher();
    const failing = shop.database.transaction(async (stores) => {
      await revokeVoucher(shop, stores, 'test', known);
      await login(PHONE);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect((await login(PHONE)).ok).toBe(true);
  });
});

import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { FairUse } from '../../core/fair-use.ts';
import type { AccountingReport } from '../../ports/access.ts';
import { accountAll } from './account.ts';
import { closeStaleSessions } from './close-stale.ts';

describeOnEachDatabase('a session name that comes again', (open) => {
  let shop: Workshop;
  let routerId: string;
  let code: string;

  beforeEach(async () => {
    shop = workshop((await open()).database);
    routerId = (await shop.router()).id;
    code = await shop.voucher(await shop.plan());
  });

  async function account(...changes: Partial<AccountingReport>[]): Promise<void> {
    const reports = changes.map(
      (change): AccountingReport => ({
        ...{ routerId, status: 'interim', userName: code, acctSessionId: '1', classValue: null },
        ...{ mac: null, ip: null, nasPortId: null, seconds: 0, bytesUp: 0, bytesDown: 0 },
        ...{ eventTimestampSeconds: null, delaySeconds: 0, terminateCause: null, ...change },
      }),
    );
    await shop.database.transaction((stores) => accountAll(shop, stores, reports));
  }

  async function known() {
    const hash = shop.vault.codeHash(code.replace('-', ''));
    const voucher = await shop.database.read.vouchers.findByHash(hash);
    if (!voucher) throw new Error('no voucher');
    const online = await shop.database.read.sessions.listOpenByVoucher(voucher.id);
    return { used: [voucher.usedSeconds, voucher.usedBytes], online };
  }

  it('is a new session when its Start comes after the Stop of the last', async () => {
    await account({ status: 'stop', seconds: 100, bytesUp: 10 });
    shop.clock.advance(120_000);
    await account({ status: 'start' });
    shop.clock.advance(50_000);
    await account({ seconds: 50, bytesUp: 4 });
    const { used, online } = await known();
    expect(used).toEqual([150, 14]);
    expect(online).toMatchObject([{ seconds: 50, bytesUp: 4 }]);
  });

  it('is a new session when the router forgot the last without a Stop', async () => {
    await account({ seconds: 300, bytesUp: 10 });
    shop.clock.advance(120_000);
    await account({ status: 'start' }, { status: 'stop', seconds: 20, bytesUp: 1 });
    const { used, online } = await known();
    expect(used).toEqual([320, 11]);
    expect(online).toHaveLength(0);
  });

  it('is the same session when it was presumed over and speaks again', async () => {
    await account({ seconds: 300, bytesUp: 10 });
    shop.clock.advance(901_000);
    expect(await closeStaleSessions(shop, 300)).toBe(1);
    expect((await known()).online).toHaveLength(0);
    await account({ seconds: 1_201, bytesUp: 12 });
    const { used, online } = await known();
    expect(used).toEqual([1_201, 12]);
    expect(online).toMatchObject([{ seconds: 1_201, stoppedAtMs: null, terminateCause: null }]);
  });

  it('keeps the day of its use apart, though the report of the evening comes after the Stop', async () => {
    const fairUse: FairUse = {
      ...{ period: 'day', afterBytes: 1_000, afterSeconds: null, downBps: 8_000, upBps: 8_000 },
    };
    code = await shop.voucher(await shop.plan({ name: 'daily', fairUse }));
    // Three in the afternoon in Nairobi; until ten to midnight.
    shop.clock.advance((8 * 60 + 50) * 60_000);
    await account({ status: 'start' });
    shop.clock.advance(15 * 60_000);
    await account({ status: 'stop', seconds: 900, bytesUp: 900 });
    const today = async () => {
      const hash = shop.vault.codeHash(code.replace('-', ''));
      const voucher = await shop.database.read.vouchers.findByHash(hash);
      return [voucher?.usedBytes, voucher?.periodSeconds, voucher?.periodBytes];
    };
    expect(await today()).toEqual([900, 900, 900]);
    await account({ seconds: 540, bytesUp: 500, delaySeconds: 360 });
    await account({ seconds: 540, bytesUp: 500, delaySeconds: 360 });
    await account({ seconds: 240, bytesUp: 300, delaySeconds: 660 });
    expect(await today()).toEqual([900, 360, 400]);
  });

  it('changes nothing when it is a late or repeated packet', async () => {
    await account({ status: 'stop', seconds: 100, bytesUp: 10 });
    shop.clock.advance(30_000);
    await account({ status: 'start' }, { seconds: 90 }, { status: 'stop', seconds: 100 });
    const { used, online } = await known();
    expect(used).toEqual([100, 10]);
    expect(online).toHaveLength(0);
  });
});

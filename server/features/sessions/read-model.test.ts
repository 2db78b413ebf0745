import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import { addSite } from '../sites/keep-sites.ts';
import { type SessionReadModel, sessionReadModel } from './read-model.ts';
import { wantedSessions } from './wanted-sessions.ts';

describeOnEachDatabase('what the screens tell of a session', (open) => {
  async function shopWith(): Promise<{
    shop: Workshop;
    model: SessionReadModel;
    session(change: Partial<SessionRecord>): SessionRecord;
    voucherId(code: string): Promise<string>;
    codes: [string, string];
    otherRouterId: string;
    siteId: string;
  }> {
    const opened = await open();
    const shop = workshop(opened.database);
    const { id: siteId } = await shop.database.transaction((stores) =>
      addSite(shop, stores, 'test', { name: 'Town', place: '', phone: '' }),
    );
    const routerId = (await shop.router('R1', '127.0.0.1', { siteId })).id;
    const otherRouterId = (await shop.router('R2', '127.0.0.2')).id;
    const plan = await shop.plan({ timeSeconds: 3_600, dataBytes: 1_000 });
    const codes: [string, string] = [await shop.voucher(plan), await shop.voucher(plan)];
    const voucherId = async (code: string) => {
      const hash = shop.vault.codeHash(code.replace('-', ''));
      return (await shop.database.read.vouchers.findByHash(hash))?.id ?? '';
    };
    const ownId = await voucherId(codes[0]);
    let serial = 0;
    const session = (change: Partial<SessionRecord>): SessionRecord => {
      serial += 1;
      const atMs = serial * 1_000;
      return {
        ...{ id: `s${serial}`, routerId, identity: `i${serial}`, voucherId: ownId },
        ...{ acctSessionId: 'S', userName: 'code', mac: 'AA:BB:CC:DD:EE:01', ip: null },
        ...{ nasPortId: null, seconds: 60, bytesUp: 1, bytesDown: 10, startedAtMs: atMs },
        ...{ updatedAtMs: atMs, stoppedAtMs: null, terminateCause: null, speedMark: null },
        ...{ periodStartAtMs: null, baseSeconds: 0, baseBytes: 0, ...change },
      };
    };
    return {
      shop,
      model: sessionReadModel(opened.reader),
      session,
      voucherId,
      codes,
      otherRouterId,
      siteId,
    };
  }

  it('is what its voucher has left, and how it ended', async () => {
    const { shop, model, session } = await shopWith();
    const ended = session({ stoppedAtMs: 5_000, terminateCause: 'Idle-Timeout' });
    await shop.database.transaction((stores) => stores.sessions.upsert([ended]));
    const found = await model.session(ended.id);
    expect(found).toMatchObject({ endedBy: 'Idle-Timeout', voucherId: ended.voucherId });
    expect(found?.session).toMatchObject({
      open: false,
      timeLeft: { left: 3_600, of: 3_600 },
      dataLeft: { left: 1_000, of: 1_000 },
    });
    expect(await model.session('unknown')).toBeNull();
    expect(await model.others('unknown')).toEqual([]);
  });

  it('is every other session of its device and of its voucher, the newest first, each once', async () => {
    const { shop, model, session, voucherId, codes } = await shopWith();
    const otherVoucher = { voucherId: await voucherId(codes[1]) };
    const records = [
      session({}),
      session({ mac: 'AA:BB:CC:DD:EE:02' }),
      session(otherVoucher),
      session({ ...otherVoucher, mac: 'AA:BB:CC:DD:EE:03' }),
      session({ ...otherVoucher, mac: null }),
      session({}),
    ];
    await shop.database.transaction((stores) => stores.sessions.upsert(records));
    const ids = async (id: string) => (await model.others(id)).map((other) => other.id);
    expect(await ids('s6')).toEqual(['s3', 's2', 's1']);
    expect(await ids('s5')).toEqual(['s4', 's3']);
  });

  it('is found by its router, its site, its device or its code, page after page, each once', async () => {
    const { shop, model, session, voucherId, codes, otherRouterId, siteId } = await shopWith();
    const elsewhere = { routerId: otherRouterId, stoppedAtMs: 9 };
    const records = [
      session({ mac: 'AA:BB:CC:DD:EE:09', stoppedAtMs: 9 }),
      session({ ...elsewhere, voucherId: await voucherId(codes[1]) }),
      session({ ...elsewhere, mac: 'AA:B0:00:00:00:01' }),
      session({ mac: null }),
      ...Array.from({ length: 130 }, () => session({ ...elsewhere, mac: '02:00:00:00:00:01' })),
    ];
    await shop.database.transaction((stores) => stores.sessions.upsert(records));
    const ids = async (filter: Parameters<SessionReadModel['sessions']>[0]) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await model.sessions({ ...filter, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    const find = (typed: string, open = false) => wantedSessions(shop.vault, typed, open);
    expect(await ids({ site: siteId })).toEqual(['s4', 's1']);
    expect(await ids({ site: siteId, open: true })).toEqual(['s4']);
    expect(await ids({ site: siteId, router: otherRouterId })).toEqual([]);
    const ofOther = await ids({ router: otherRouterId });
    expect([ofOther.length, new Set(ofOther).size, ofOther.at(-1)]).toEqual([132, 132, 's2']);
    expect(await ids({ router: 'nobody' })).toEqual([]);

    expect(await ids({ find: find('aabb-ccdd-ee09') })).toEqual(['s1']);
    expect(() => find('aa:b')).toThrow('Type a MAC address');
    expect(await ids({ find: find('aab0') })).toEqual(['s3']);
    expect(await ids({ find: find('AA:BB:C') })).toEqual(['s2', 's1']);
    expect(await ids({ find: find('AA:BB:C'), router: otherRouterId })).toEqual(['s2']);
    expect(await ids({ find: find(codes[1].toLowerCase()) })).toEqual(['s2']);
    const end = codes[0].slice(-3);
    expect(await ids({ find: find(end, true), open: true })).toEqual(['s4']);
    expect(() => find(end)).toThrow('a whole code.');
  });
});

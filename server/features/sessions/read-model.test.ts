import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import { type SessionReadModel, sessionReadModel } from './read-model.ts';

describeOnEachDatabase('what the screens tell of a session', (open) => {
  async function shopWith(): Promise<{
    shop: Workshop;
    model: SessionReadModel;
    session(change: Partial<SessionRecord>): SessionRecord;
    voucherId(code: string): Promise<string>;
    codes: [string, string];
  }> {
    const opened = await open();
    const shop = workshop(opened.database);
    const routerId = (await shop.router()).id;
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
    return { shop, model: sessionReadModel(opened.reader), session, voucherId, codes };
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
});

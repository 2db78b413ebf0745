import fc from 'fast-check';
import type { Knex } from 'knex';
import { beforeEach, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import type { SessionRecord } from '../../ports/stores.ts';
import { archiveSessions } from './archive-sessions.ts';

const DAY_MS = 86_400_000;
/** Long enough after 1970 for a history. */
const NOW_MS = Date.UTC(2026, 2, 31, 12);

interface DayRow {
  day: string;
  sessions: number;
  seconds: number;
  bytes_up: number;
  bytes_down: number;
}

describeOnEachDatabase('archiving closed sessions', (open) => {
  let shop: Workshop;
  let knex: Knex;
  let base: SessionRecord;
  let serial = 0;

  beforeEach(async () => {
    const opened = await open();
    knex = opened.reader;
    shop = workshop(opened.database);
    shop.clock.advance(NOW_MS - shop.clock.now());
    const routerId = (await shop.router()).id;
    const code = await shop.voucher(await shop.plan());
    const hash = shop.vault.codeHash(code.replace('-', ''));
    const voucherId = (await shop.database.read.vouchers.findByHash(hash))?.id ?? '';
    base = {
      ...{ id: '', routerId, identity: '', voucherId, acctSessionId: 'S', userName: 'code' },
      ...{ mac: null, ip: null, nasPortId: null, seconds: 60, bytesUp: 1, bytesDown: 10 },
      ...{ startedAtMs: 0, updatedAtMs: 0, stoppedAtMs: 0, terminateCause: null },
      ...{ speedMark: null, periodStartAtMs: null, baseSeconds: 0, baseBytes: 0 },
    };
  });

  function session(ageDays: number, change: Partial<SessionRecord> = {}): SessionRecord {
    serial += 1;
    const startedAtMs = NOW_MS - ageDays * DAY_MS;
    const moments = { startedAtMs, updatedAtMs: startedAtMs, stoppedAtMs: startedAtMs };
    return { ...base, ...moments, id: `s${serial}`, identity: `i${serial}`, ...change };
  }

  const store = (...sessions: SessionRecord[]) =>
    shop.database.transaction((stores) => stores.sessions.upsert(sessions));
  async function archive(sessionDays = '90', timeZone = 'Africa/Nairobi'): Promise<number> {
    const business = { current: () => ({ sessionDays, timeZone }) };
    let archived: number | null = null;
    const running = archiveSessions({ ...shop, business }).then((count) => {
      archived = count;
    });
    await shop.clock.advanceUntil(() => archived !== null);
    await running;
    return archived ?? 0;
  }
  const days = (): Promise<DayRow[]> => knex('session_days').orderBy('day');
  const left = async () => (await knex('sessions').select('id')).map(({ id }) => id);

  it('leaves totals per day in the place of what is old enough, and the rest alone', async () => {
    const young = session(89);
    await store(session(100), session(100), session(95, { bytesDown: 5e12 }), young);
    expect(await archive()).toBe(3);
    expect(await left()).toEqual([young.id]);
    expect(await days()).toMatchObject([
      { day: '2025-12-21', sessions: 2, seconds: 120, bytes_up: 2, bytes_down: 20 },
      { day: '2025-12-26', sessions: 1, seconds: 60, bytes_up: 1, bytes_down: 5e12 },
    ]);
  });

  it('never touches a session that is open or was heard of lately', async () => {
    const open = session(200, { stoppedAtMs: null });
    const long = session(200, { updatedAtMs: NOW_MS - DAY_MS, stoppedAtMs: NOW_MS - DAY_MS });
    await store(open, long);
    expect(await archive()).toBe(0);
    expect((await left()).sort()).toEqual([open.id, long.id].sort());
  });

  it('adds to a day that has totals already', async () => {
    await store(session(100));
    await archive();
    await store(session(100, { seconds: 5 }));
    await archive();
    expect(await days()).toMatchObject([{ sessions: 2, seconds: 65 }]);
  });

  it("counts days by the business's calendar", async () => {
    const lateEvening = Date.UTC(2025, 11, 31, 22);
    const moments = { startedAtMs: lateEvening, updatedAtMs: lateEvening };
    await store(session(0, { ...moments, stoppedAtMs: lateEvening }));
    await archive('7', 'Africa/Nairobi');
    expect(await days()).toMatchObject([{ day: '2026-01-01' }]);
  });

  it('writes one line into the audit log, and none when there was nothing to do', async () => {
    await store(session(100), session(101));
    await archive();
    await archive();
    expect(await shop.database.read.audit.listBySubject('sessions')).toMatchObject([
      { action: 'sessions.archive', detail: { sessions: 2, before: '2025-12-31' } },
    ]);
  });

  it('counts nothing twice when the box stops in the middle', async () => {
    await store(session(100), session(100));
    const failing = {
      ...shop.database,
      transaction: <T>(work: Parameters<typeof shop.database.transaction<T>>[0]) =>
        shop.database.transaction<T>(async (stores) => {
          await work(stores);
          throw new Error('power cut');
        }),
    };
    const business = { current: () => ({ sessionDays: '90', timeZone: 'UTC' }) };
    const cut = archiveSessions({ ...shop, database: failing, business });
    await expect(cut).rejects.toThrow('power cut');
    expect(await left()).toHaveLength(2);
    await archive();
    expect(await days()).toMatchObject([{ sessions: 2 }]);
  });

  it('loses and invents nothing, in however many batches', { timeout: 60_000 }, async () => {
    const ages = fc.array(fc.integer({ min: 80, max: 100 }), { minLength: 600, maxLength: 1_200 });
    const [sample] = fc.sample(ages, 1);
    const sessions = (sample ?? []).map((age, n) => session(age, { seconds: n, bytesDown: n * 7 }));
    await store(...sessions);
    const archived = await archive();
    const totals = await days();
    const sum = (pick: (row: DayRow) => number) => totals.reduce((all, row) => all + pick(row), 0);
    const kept = new Set(await left());
    const gone = sessions.filter(({ id }) => !kept.has(id));
    expect(gone).toHaveLength(archived);
    expect(sum((row) => row.sessions)).toBe(gone.length);
    expect(sum((row) => row.seconds)).toBe(gone.reduce((all, one) => all + one.seconds, 0));
    expect(sum((row) => row.bytes_down)).toBe(gone.reduce((all, one) => all + one.bytesDown, 0));
  });
});

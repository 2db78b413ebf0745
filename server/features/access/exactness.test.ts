import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { workshop } from '../../../test/support/workshop.ts';
import { openDatabase } from '../../adapters/database/open.ts';
import { createDatabase } from '../../adapters/database/unit-of-work.ts';
import type { FairUse } from '../../core/fair-use.ts';
import type { AccountingReport } from '../../ports/access.ts';
import { bindStores } from '../../stores.ts';
import { createBatch } from '../vouchers/create-batch.ts';
import { accountAll } from './account.ts';
import { closeStaleSessions } from './close-stale.ts';

const SEQUENCES = 5_000;
const SEED = 20_261_121;
/** Moments are whole tens of seconds, so that thousands of sequences share their transactions. */
const STEP_SECONDS = 10;
const INTERIM_SECONDS = 300;
const GIB = 2 ** 30;
const HOUR_MS = 3_600_000;
/** The local day turns in the middle of it all: the clock starts at 23:00 in Nairobi. */
const MIDNIGHT_STEP = HOUR_MS / 1000 / STEP_SECONDS;

/** One session as it really was, and what the network made of its reports. */
const session = fc.record({
  interims: fc.nat(6),
  /** Far beyond 4 GiB now and then. */
  bytesPerInterim: fc.oneof(fc.nat(50_000_000), fc.nat(3 * GIB)),
  upShare: fc.integer({ min: 0, max: 100 }),
  /** Off the line in the middle for so many interims: longer than three, and it is presumed over. */
  silentInterims: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    fc.integer({ max: 8, min: 3 }),
  ),
  startIsLost: fc.boolean(),
  stopIsLost: fc.boolean(),
  /** For every report: lost, delayed by so many steps, repeated after so many more. */
  fates: fc.array(
    fc.record({
      lost: fc.nat(9),
      delay: fc.nat(3),
      repeat: fc.option(fc.nat(2)),
      told: fc.boolean(),
    }),
    { minLength: 24, maxLength: 24 },
  ),
  pauseSteps: fc.integer({ min: 15, max: 60 }),
});
const sequence = fc.record({
  sessions: fc.array(session, { minLength: 1, maxLength: 3 }),
  beginsAtStep: fc.nat(30),
});

interface Arrival {
  step: number;
  voucher: number;
  report: Partial<AccountingReport>;
}

/** What one sequence sends, and what it used by the customer's own count. */
function play(one: typeof sequence extends fc.Arbitrary<infer T> ? T : never, voucher: number) {
  const arrivals: Arrival[] = [];
  const used = { seconds: 0, bytes: 0, bytesUp: 0, newDaySeconds: 0, newDayBytes: 0 };
  let step = one.beginsAtStep;
  let nameIsOpen = false;
  for (const it of one.sessions) {
    const heard = { seconds: 0, bytes: 0, bytesUp: 0 };
    /** The most that any report from before midnight has told. */
    const oldDay = { seconds: 0, bytes: 0 };
    const last = it.interims + it.silentInterims + 1;
    for (let n = 0; n <= last; n++) {
      const fate = it.fates[n] ?? { lost: 0, delay: 0, repeat: null, told: true };
      const status = n === 0 ? 'start' : n === last ? 'stop' : 'interim';
      const at = step + (n * INTERIM_SECONDS) / STEP_SECONDS;
      const silent = n > 1 && n <= 1 + it.silentInterims && n < last;
      // A name that is still open is only told from the next session by that one's Start.
      const lostStart = n === 0 && it.startIsLost && !nameIsOpen;
      if (silent || lostStart || (n === last && it.stopIsLost)) continue;
      if (status === 'interim' && fate.lost === 0) continue;
      const bytes = n * it.bytesPerInterim;
      const bytesUp = Math.floor((bytes * it.upShare) / 100);
      const counted = { seconds: n * INTERIM_SECONDS, bytesUp, bytesDown: bytes - bytesUp };
      heard.seconds = counted.seconds;
      heard.bytes = bytes;
      heard.bytesUp = bytesUp;
      for (const late of [
        fate.delay,
        ...(fate.repeat === null ? [] : [fate.delay + fate.repeat]),
      ]) {
        const delaySeconds = fate.told ? late * STEP_SECONDS : 0;
        const madeAtStep = fate.told ? at : at + late;
        if (madeAtStep < MIDNIGHT_STEP) {
          oldDay.seconds = Math.max(oldDay.seconds, counted.seconds);
          oldDay.bytes = Math.max(oldDay.bytes, bytes);
        }
        arrivals.push({ step: at + late, voucher, report: { ...counted, status, delaySeconds } });
      }
    }
    used.seconds += heard.seconds;
    used.bytes += heard.bytes;
    used.bytesUp += heard.bytesUp;
    used.newDaySeconds += heard.seconds - oldDay.seconds;
    used.newDayBytes += heard.bytes - oldDay.bytes;
    nameIsOpen = it.stopIsLost;
    step += (last * INTERIM_SECONDS) / STEP_SECONDS + it.pauseSteps;
  }
  return { arrivals, used };
}

describe('usage against an independent ledger', async () => {
  const connections = await openDatabase(':memory:', 0);
  afterAll(() => connections.close());

  it(`is exact to the byte and the second in ${SEQUENCES} random sequences`, async () => {
    const shop = workshop(createDatabase(connections, bindStores).database);
    const routerId = (await shop.router()).id;
    shop.clock.advance(8 * HOUR_MS);
    const midnightMs = shop.clock.now() + HOUR_MS;
    const fairUse: FairUse = {
      ...{ period: 'day', afterBytes: 1_000, afterSeconds: null, downBps: 1e6, upBps: 1e6 },
    };
    const plan = await shop.plan({ timeSeconds: null, validitySeconds: null, fairUse });
    const { codes } = await shop.database.transaction((stores) =>
      createBatch(shop, stores, 'test', { plan: plan.id, count: SEQUENCES, label: '' }),
    );
    const played = fc
      .sample(sequence, { numRuns: SEQUENCES, seed: SEED })
      .map((one, voucher) => play(one, voucher));
    const byStep = new Map<number, Arrival[]>();
    for (const arrival of played.flatMap(({ arrivals }) => arrivals)) {
      const others = byStep.get(arrival.step);
      if (others) others.push(arrival);
      else byStep.set(arrival.step, [arrival]);
    }
    // The same Acct-Session-Id again and again, and no Class: nothing but the reports tells.
    const reportOf = ({ voucher, report }: Arrival): AccountingReport => ({
      ...{ routerId, status: 'interim', userName: codes[voucher] ?? '', acctSessionId: '80000001' },
      ...{ classValue: null, mac: null, ip: null, nasPortId: null, eventTimestampSeconds: null },
      ...{ seconds: 0, bytesUp: 0, bytesDown: 0, delaySeconds: 0, terminateCause: null },
      ...report,
    });
    const lastStep = Math.max(...byStep.keys());
    for (let step = 0; step <= lastStep; step++) {
      const reports = (byStep.get(step) ?? []).map(reportOf);
      await shop.database.transaction((stores) => accountAll(shop, stores, reports));
      if (step % 6 === 0) while ((await closeStaleSessions(shop, INTERIM_SECONDS)) > 0);
      shop.clock.advance(STEP_SECONDS * 1000);
    }
    const wrong: object[] = [];
    for (const [n, { used, arrivals }] of played.entries()) {
      const hash = shop.vault.codeHash((codes[n] ?? '').replace('-', ''));
      const stored = await shop.database.read.vouchers.findByHash(hash);
      // What no report of the new day has touched is still the count of the old one.
      const isNewDay = stored?.periodStartAtMs === midnightMs;
      const counted: typeof used = {
        seconds: stored?.usedSeconds ?? 0,
        bytes: stored?.usedBytes ?? 0,
        bytesUp: stored?.usedUpBytes ?? 0,
        newDaySeconds: isNewDay ? stored.periodSeconds : 0,
        newDayBytes: isNewDay ? stored.periodBytes : 0,
      };
      if (JSON.stringify(counted) !== JSON.stringify(used)) {
        wrong.push({ seed: SEED, n, used, counted, arrivals });
      }
    }
    expect(wrong.length, JSON.stringify(wrong[0])).toBe(0);
  });
});

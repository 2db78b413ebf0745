import { isoOf } from '../../core/moment.ts';
import { NO_LIMITS } from '../../core/plan.ts';
import type { RouterRecord } from '../../ports/router-store.ts';
import {
  TEST_ROUTER_ID,
  TEST_VOUCHER_ID,
  type VisitBox,
  type VisitStep,
} from '../../ports/self-test.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface SelfTestDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  mint: VoucherMint;
  visit: VisitBox;
  /** A router of this address and secret, not stored yet. */
  routerOf(id: string, secret: string): RouterRecord;
  /** The routers in memory are read again. */
  reloadRouters(): Promise<void>;
  /** What was heard of that router is forgotten. */
  forgetRouter(id: string): void;
}

/** What happened last; ISO 8601. */
export interface SelfTestReport {
  at: string;
  /** Null: everything was as it should be. */
  failed: VisitStep | 'counted' | null;
  tookMs: number;
}

export const LAST_SELF_TEST = 'box.lastSelfTest';

/** One visit at a time: whoever asks for another meanwhile gets the report of the one under way. */
export class SelfTester {
  readonly deps: SelfTestDeps;
  #running: Promise<SelfTestReport | null> | null = null;

  constructor(deps: SelfTestDeps) {
    this.deps = deps;
  }

  /** @returns null when there is no plan yet, so that nobody could be a customer */
  run(): Promise<SelfTestReport | null> {
    this.#running ??= runSelfTest(this.deps).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }
}

const SECONDS = 60;
const BYTES = 1_000_000;
const LONGEST_SECONDS = 600;

/**
 * A customer of the box's own: a real login, reports and a logout through the RADIUS ports, with a
 * voucher that costs nothing. Router, voucher and session are gone afterwards, so nothing counts it.
 */
async function runSelfTest(deps: SelfTestDeps): Promise<SelfTestReport | null> {
  const { database, clock } = deps;
  const [plan] = await database.read.plans.list();
  if (!plan) return null;
  const startedMs = clock.now();
  const secret = Buffer.from(deps.random.bytes(16)).toString('hex');
  const terms = { ...NO_LIMITS, timeSeconds: LONGEST_SECONDS, devices: 1 };
  const { voucher, code } = deps.mint.mint({
    ...terms,
    ...{ planId: plan.id, planName: 'Self-test', priceCents: 1, batchId: null, purchaseId: null },
  });
  try {
    await database.transaction(async ({ selfTest }) => {
      await selfTest.clear();
      await selfTest.place(deps.routerOf(TEST_ROUTER_ID, secret), {
        ...voucher,
        id: TEST_VOUCHER_ID,
      });
    });
    await deps.reloadRouters();
    const failedStep = await deps.visit({ code, secret, seconds: SECONDS, bytes: BYTES });
    const failed = failedStep ?? ((await isCounted(deps)) ? null : 'counted');
    return await note(deps, { at: isoOf(startedMs), failed, tookMs: clock.now() - startedMs });
  } finally {
    await clearSelfTest(deps);
  }
}

/** What a power cut in the middle of a visit has left goes too. */
export async function clearSelfTest(deps: SelfTestDeps): Promise<void> {
  await deps.database.transaction(({ selfTest }) => selfTest.clear());
  deps.forgetRouter(TEST_ROUTER_ID);
  await deps.reloadRouters();
}

/** The box must have counted what the router reported, to the second and the byte. */
async function isCounted({ database }: SelfTestDeps): Promise<boolean> {
  const counted = await database.transaction(({ selfTest }) => selfTest.counted());
  return counted?.seconds === SECONDS && counted.bytes === BYTES && counted.isOver;
}

async function note(deps: SelfTestDeps, report: SelfTestReport): Promise<SelfTestReport> {
  const { database, clock, random, log } = deps;
  const nowMs = clock.now();
  const { failed } = report;
  if (failed) log.error({ failed }, 'The test customer could not use the Wi-Fi');
  await database.transaction(async ({ settings, alarms }) => {
    await settings.set(LAST_SELF_TEST, JSON.stringify(report), nowMs);
    if (failed === null) await alarms.clear('self_test', '', nowMs);
    else {
      const alarm = { id: random.uuid(), kind: 'self_test', subject: '', detail: failed } as const;
      await alarms.raise(alarm, nowMs);
    }
  });
  return report;
}

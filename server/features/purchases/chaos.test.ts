import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fate, MpesaWorld } from '../../../test/support/mpesa-world.ts';
import { type Workshop, workshop } from '../../../test/support/workshop.ts';
import { openDatabase } from '../../adapters/database/open.ts';
import { createDatabase } from '../../adapters/database/unit-of-work.ts';
import type { Database } from '../../ports/stores.ts';
import { bindStores } from '../../stores.ts';
import { ledgerReadModel } from '../ledger/read-model.ts';
import { duePaymentWork, recoverPurchases } from './advance.ts';
import type { PurchaseDeps } from './deps.ts';
import { receiveCallback } from './receive-callback.ts';
import { reconcile } from './reconcile.ts';
import { startPurchase } from './start-purchase.ts';

const RUNS = 50;
const PURCHASES_PER_RUN = 40;
/** A day of asking again, and the hours in which a push that did not leave was tried once more. */
const HOURS_AFTER = 32;
const RECONCILE_MS = 600_000;

const fate: fc.Arbitrary<Fate> = fc.record({
  result: fc.constantFrom('pays', 'pays', 'pays', '1032', '2001', '1037'),
  afterMs: fc.integer({ min: 500, max: 60_000 }),
  push: fc.constantFrom('answered', 'answered', 'answered', 'answer_lost', 'never_left', 'refused'),
  callbackDelaysMs: fc.array(fc.integer({ min: 1, max: 600_000 }), { maxLength: 3 }),
  // A wrong "failed" is a matter of minutes; it is asked about again for a day.
  queries: fc
    .array(fc.constantFrom('silent', 'pending', 'failed', 'nonsense'), { maxLength: 4 })
    .filter((answers) => answers.filter((answer) => answer === 'failed').length <= 2),
});

/** What happens to the box and its customers, in any order. */
type Step =
  | { kind: 'buy' }
  | { kind: 'wait'; ms: number }
  | { kind: 'crash'; afterCommits: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'buy' }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(30_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('crash' as const), afterCommits: fc.nat(4) }),
  },
);

class PowerCut extends Error {}

/** The same database, until the power goes: then nothing of this process is ever written again. */
function mortal(database: Database): Database & { dieAfter(commits: number): void } {
  let left = Number.POSITIVE_INFINITY;
  return {
    read: database.read,
    async transaction(work) {
      if (left <= 0) throw new PowerCut();
      left -= 1;
      return database.transaction(work);
    },
    dieAfter(commits) {
      left = commits;
    },
  };
}

class Box {
  readonly shop: Workshop;
  readonly world: MpesaWorld;
  readonly ids: string[] = [];
  #life: ReturnType<typeof mortal>;
  #deps: PurchaseDeps;
  #heardUntilMs: number;
  #reconciledAtMs = 0;

  constructor(database: Database, fates: Iterator<Fate>) {
    this.shop = workshop(database);
    this.world = new MpesaWorld(() => this.shop.clock.now(), fates);
    this.#life = mortal(database);
    this.#deps = { ...this.shop.purchases(this.world), database: this.#life };
    this.#heardUntilMs = this.shop.clock.now();
  }

  async buy(planId: string): Promise<void> {
    const n = this.ids.length + 1;
    const phone = `2547${String(n).padStart(8, '0')}`;
    const id = this.shop.random.uuid();
    this.ids.push(id);
    const order = { id, planId, phone, language: 'en' as const, clientAddress: `10.0.0.${n}` };
    await this.#alive(() => startPurchase(this.#deps, order).then(() => undefined));
  }

  /** Time passes; callbacks arrive, some twice, and the pumps do what is due. */
  async wait(ms: number): Promise<void> {
    this.shop.clock.advance(ms);
    const callbacks = this.world.callbacksSince(this.#heardUntilMs);
    this.#heardUntilMs = this.shop.clock.now();
    for (const { token, body } of callbacks) {
      const message = { token, body, sourceAddress: '196.201.214.200' };
      await this.#alive(() => receiveCallback(this.#deps, message).then(() => undefined));
    }
    await this.work();
    const nowMs = this.shop.clock.now();
    if (nowMs - this.#reconciledAtMs < RECONCILE_MS) return;
    this.#reconciledAtMs = nowMs;
    await this.#alive(() => reconcile(this.#deps, 'recent').then(() => undefined));
  }

  async work(): Promise<void> {
    for (let round = 0; round < 30; round++) {
      const tasks = await duePaymentWork(this.#deps);
      if (tasks.length === 0) return;
      for (const task of tasks) await this.#alive(() => task.run());
    }
  }

  crash(afterCommits: number): void {
    this.#life.dieAfter(afterCommits);
  }

  /** After a power cut a new process takes over: it finds what was interrupted. */
  async #alive(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      this.#life = mortal(this.shop.database);
      this.#deps = { ...this.#deps, database: this.#life };
      await recoverPurchases(this.#deps);
    }
  }
}

type Reader = (sql: string) => Promise<Record<string, unknown>[]>;

/**
 * I1, I2 and I6: every shilling that moved is one payment with its receipt, every payer has one
 * voucher and is written to, nobody else has one, and the books agree.
 */
async function audit(box: Box, reader: Reader, discrepancies: () => Promise<unknown[]>) {
  const { read } = box.shop.database;
  const moved = box.world.paidPrompts();
  for (const id of box.ids) {
    const purchase = await read.purchases.find(id);
    if (!purchase) continue;
    const voucher = await read.vouchers.findByPurchase(id);
    const money = moved.filter(({ request }) => request.reference === purchase.reference);
    const what = `${purchase.state} with ${JSON.stringify(money)}`;
    expect(purchase.state === 'paid', what).toBe(money.length > 0);
    expect(voucher !== null, what).toBe(money.length > 0);
  }
  const payments = await reader('SELECT receipt, amount_cents FROM payments ORDER BY receipt');
  const receipts = moved.map(({ receipt }) => receipt).sort();
  expect(payments.map(({ receipt }) => receipt)).toEqual(receipts);
  const cents = moved.reduce((sum, { request }) => sum + request.amountCents, 0);
  expect(await read.ledger.owedCents('clearing/world')).toBe(0 - cents);
  expect(await discrepancies()).toEqual([]);
  const [messages] = await reader(
    `SELECT count(*) AS missing FROM purchases p WHERE state = 'paid'
     AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.purchase_id = p.id)`,
  );
  expect(messages?.missing).toBe(0);
  expect(await read.audit.firstBroken()).toBeNull();
}

describe('purchases in a hostile world', () => {
  it(`give ${RUNS * PURCHASES_PER_RUN} buyers exactly what they paid for, through lost answers, lost, late and repeated callbacks, wrong queries and power cuts`, async () => {
    let purchases = 0;
    let cuts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fate),
        fc.infiniteStream(fc.constantFrom(true, false, false)),
        fc.array(step, { minLength: 60, maxLength: 120 }),
        async (fates, outages, steps) => {
          const connections = await openDatabase(':memory:', 0);
          try {
            const { database } = createDatabase(connections, bindStores);
            const box = new Box(database, fates);
            box.world.statementsDown = () => outages.next().value === true;
            const plan = await box.shop.plan();
            for (const one of steps) {
              if (one.kind === 'buy' && box.ids.length < PURCHASES_PER_RUN) await box.buy(plan.id);
              if (one.kind === 'wait') await box.wait(one.ms);
              if (one.kind === 'crash') {
                box.crash(one.afterCommits);
                cuts++;
              }
            }
            while (box.ids.length < PURCHASES_PER_RUN) await box.buy(plan.id);
            for (let hour = 0; hour < HOURS_AFTER; hour++) await box.wait(3_600_000);
            const books = ledgerReadModel(connections.reader);
            const reader: Reader = (sql) => connections.reader.raw(sql);
            await audit(box, reader, () => books.discrepancies());
            purchases += box.ids.length;
          } finally {
            await connections.close();
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(purchases).toBe(RUNS * PURCHASES_PER_RUN);
    expect(cuts).toBeGreaterThan(RUNS);
  }, 300_000);
});

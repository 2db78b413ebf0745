import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import type { PlanView } from '../../server/contract/portal.ts';
import { startDarajaSimulator } from '../simulators/daraja.ts';
import { recordingLog } from '../support/doubles.ts';
import { RunningBox, until } from '../support/running-box.ts';

/** `MLANGO_TEST_KILLS=100` for the long run. */
const KILLS = Number(process.env.MLANGO_TEST_KILLS ?? 20);
const ORDERS_PER_LIFE = 4;
const LONGEST_LIFE_MS = 700;
/** Pays, cancels, pays with a lost callback, pays with a lost answer, pays twice, fails falsely. */
const DIGITS = [0, 1, 5, 6, 7, 9];

interface PaymentRow {
  id: string;
  state: string;
  receipt: string | null;
  voucher: string | null;
}

describe('payments under kill -9', () => {
  it(`end exactly right after ${KILLS} kills at random moments, money outside the box`, async () => {
    const daraja = await startDarajaSimulator({
      ...{ clock: systemClock(), random: systemRandom, log: recordingLog([]), delayMs: 150 },
    });
    const box = await RunningBox.prepare({
      MLANGO_DARAJA_BASE_URL: daraja.baseUrl,
      MLANGO_DARAJA_CONSUMER_KEY: 'canary-key-4711',
      MLANGO_DARAJA_CONSUMER_SECRET: 'canary-secret-4711',
      MLANGO_DARAJA_SHORTCODE: '174379',
      MLANGO_DARAJA_PASSKEY: 'canary-passkey-4711',
      MLANGO_DARAJA_REQUESTS_PER_SECOND: '200',
      MLANGO_PAYMENT_POLL_SECONDS: '0.2,0.4,0.8,1.6,3,6',
    });
    try {
      await box.start();
      const [name, price] = ['1 hour', '20'];
      const plan = await box.json<PlanView>('plan', 'add', '--name', name, '--price', price);
      const acknowledged: string[] = [];
      let number = 0;
      const order = async () => {
        number += 1;
        const id = randomUUID();
        const tail = String(number).padStart(4, '0');
        const phone = `07120${tail}${DIGITS[number % DIGITS.length]}`;
        const mac = `AA:BB:CC:07:${tail.slice(0, 2)}:${tail.slice(2)}`;
        const body = { id, planId: plan.id, phone, mac };
        const answer = await box.post('/api/v1/portal/purchases', body).catch(() => null);
        if (answer?.status === 202) acknowledged.push(id);
      };
      for (let kill = 0; kill < KILLS; kill++) {
        const orders = Promise.all(Array.from({ length: ORDERS_PER_LIFE }, order));
        await new Promise((resolve) => setTimeout(resolve, randomInt(LONGEST_LIFE_MS)));
        await box.end('SIGKILL');
        await orders;
        await box.start();
      }
      await settled(box, daraja);
      await audit(box, daraja, acknowledged);
    } finally {
      await Promise.all([box.dispose(), daraja.close()]);
    }
  }, 600_000);
});

type Daraja = Awaited<ReturnType<typeof startDarajaSimulator>>;

const listed = (box: RunningBox) => box.json<PaymentRow[]>('payment', 'list');

/** Waits until no customer has anything left to do and the box has read the statement after that. */
async function settled(box: RunningBox, daraja: Daraja): Promise<void> {
  /** Nobody in these states; what is unknown, or fell through, the statement decides. */
  const noneIs = async (...states: string[]) =>
    (await listed(box)).every(({ state }) => !states.includes(state));
  await until(async () => {
    // Who is still to be asked for the PIN has not paid yet.
    if (!(await noneIs('created', 'sending'))) return null;
    const payments = daraja.prompts().flatMap((prompt) => prompt.payments);
    // A statement is asked for up to a whole second.
    const whole = ({ moved, atMs }: { moved: boolean; atMs: number }) =>
      moved && atMs + 1_000 < Date.now();
    return payments.every(whole) ? true : null;
  });
  await until(async () => {
    await box.json('payment', 'reconcile');
    return (await noneIs('created', 'sending', 'prompted')) ? true : null;
  });
  await box.json('payment', 'reconcile');
}

async function audit(box: RunningBox, daraja: Daraja, acknowledged: string[]): Promise<void> {
  const rows = await listed(box);
  const money = daraja.transactions();
  // I3: what was answered with 202 is there. I2: no receipt twice.
  const ids = new Set(rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  const receipts = rows.flatMap(({ receipt }) => receipt ?? []);
  expect(receipts.sort()).toEqual(money.map(({ receipt }) => receipt).sort());
  // I1: a voucher for every purchase whose money moved, and for no other.
  const paid = rows.filter(({ state }) => state === 'paid');
  expect(paid.every(({ voucher }) => voucher !== null)).toBe(true);
  expect(new Set(paid.map(({ voucher }) => voucher)).size).toBe(paid.length);
  expect(paid.length).toBe(new Set(money.map(({ reference }) => reference)).size);
  expect(rows.filter(({ state, voucher }) => state !== 'paid' && voucher !== null)).toEqual([]);
  const books = await box.json<{ accounts: Account[]; discrepancies: unknown[] }>('ledger');
  expect(books.discrepancies).toEqual([]);
  const clearing = books.accounts.find(({ account }) => account === 'clearing/daraja');
  const shillings = money.reduce((sum, { amount }) => sum + amount, 0);
  expect((clearing?.debitCents ?? 0) / 100).toBe(shillings);
  const { checks } = await box.json<{ checks: { name: string; status: string }[] }>('doctor');
  const wrong = checks.filter(({ name, status }) => status === 'red' && name !== 'disk');
  expect(wrong).toEqual([]);
  expect(box.output).not.toMatch(/canary-(key|secret|passkey)-4711/);
}

interface Account {
  account: string;
  debitCents: number;
}

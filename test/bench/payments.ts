import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../server/adapters/database/open.ts';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import type { PlanView } from '../../server/contract/portal.ts';
import { type DarajaSimulator, startDarajaSimulator } from '../simulators/daraja.ts';
import { recordingLog } from '../support/doubles.ts';
import { RunningBox, until } from '../support/running-box.ts';
import type { BenchRow } from './table.ts';

const BUYERS = 200;
/** New customers while those wait: a bus has arrived. */
const ARRIVALS_PER_SECOND = 20;
const CALLBACKS = 3_000;
const CALLBACKS_AT_ONCE = 50;
const PENDING = 10_000;
const WATCH_MS = 10_000;

/** Callbacks, buyers who wait, and a long list of pending payments; the simulator shares the machine. */
export async function benchPayments(): Promise<BenchRow[]> {
  const log = recordingLog([]);
  const tools = { clock: systemClock(), random: systemRandom, log };
  // Nobody answers a prompt during the measurement.
  const daraja = await startDarajaSimulator({ ...tools, expiryMs: 600_000 });
  try {
    return [...(await withBuyers(daraja)), ...(await withManyPending(daraja))];
  } finally {
    await daraja.close();
  }
}

function prepareBox(daraja: DarajaSimulator): Promise<RunningBox> {
  return RunningBox.prepare({
    MLANGO_DARAJA_BASE_URL: daraja.baseUrl,
    MLANGO_DARAJA_CONSUMER_KEY: 'bench',
    MLANGO_DARAJA_CONSUMER_SECRET: 'bench',
    MLANGO_DARAJA_SHORTCODE: '174379',
    MLANGO_DARAJA_PASSKEY: 'bench',
    MLANGO_DARAJA_REQUESTS_PER_SECOND: '200',
    MLANGO_LOG_LEVEL: 'warn',
  });
}

const addPlan = (box: RunningBox) =>
  box.json<PlanView>('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');

/** The number ends in 8: its owner never answers. */
const phoneOf = (n: number) => `0712${String(n).padStart(5, '0')}8`;

async function withBuyers(daraja: DarajaSimulator): Promise<BenchRow[]> {
  const box = await prepareBox(daraja);
  try {
    await box.start();
    const plan = await addPlan(box);
    const before = daraja.prompts().length;
    const times = await eachAtOnce(BUYERS, 20, (n) => buy(box, plan.id, n));
    await until(async () => (daraja.prompts().length - before >= BUYERS ? true : null));
    const waiting = keepAsking(box, times.ids);
    const late = await arriving(BUYERS, (n) => buy(box, plan.id, BUYERS + n));
    const pressed = await eachAtOnce(BUYERS, 5, (n) => buy(box, plan.id, 2 * BUYERS + n));
    waiting.stop();
    const perSecond = await callbacks(box, daraja, before);
    return [
      {
        name: 'Callbacks stored durably and answered',
        value: perSecond,
        unit: 'requests/s',
        goal: { atLeast: 500 },
      },
      {
        name: `A purchase, ${ARRIVALS_PER_SECOND} customers a second, ${BUYERS} buyers waiting, p95`,
        value: percentile(late, 0.95),
        unit: 'ms',
        goal: { atMost: 50 },
      },
      {
        name: `A purchase, five customers without a pause, ${BUYERS} buyers waiting, p95`,
        value: percentile(pressed.timesMs, 0.95),
        unit: 'ms',
      },
    ];
  } finally {
    await box.dispose();
  }
}

async function buy(box: RunningBox, planId: string, n: number): Promise<string> {
  const id = randomUUID();
  const tail = String(n).padStart(4, '0');
  const mac = `AA:BB:CC:08:${tail.slice(0, 2)}:${tail.slice(2)}`;
  const body = { id, planId, phone: phoneOf(n), mac };
  const { status } = await box.post('/api/v1/portal/purchases', body);
  if (status !== 202) throw new Error(`the box answered ${status}`);
  return id;
}

/** Runs `count` pieces of work, `width` at once. */
async function eachAtOnce(
  count: number,
  width: number,
  work: (n: number) => Promise<string>,
): Promise<{ ids: string[]; timesMs: number[] }> {
  const ids: string[] = [];
  const timesMs: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next++;
      const startedMs = performance.now();
      ids.push(await work(n));
      timesMs.push(performance.now() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return { ids, timesMs };
}

/** @returns how long each took, in ms, when one begins after the other whether or not those before are done. */
async function arriving(count: number, work: (n: number) => Promise<string>): Promise<number[]> {
  const firstMs = performance.now();
  const arrive = async (n: number) => {
    const atMs = firstMs + (n * 1_000) / ARRIVALS_PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, atMs - performance.now()));
    const startedMs = performance.now();
    await work(n);
    return performance.now() - startedMs;
  };
  return Promise.all(Array.from({ length: count }, (_, n) => arrive(n)));
}

/** Every buyer's page asks every three seconds, spread evenly, as the splash does. */
function keepAsking(box: RunningBox, ids: readonly string[]): { stop(): void } {
  let turn = 0;
  const timer = setInterval(() => {
    const id = ids[turn++ % ids.length];
    void box.get(`/api/v1/portal/purchases/${id}`).catch(() => undefined);
  }, 3_000 / ids.length);
  return { stop: () => clearInterval(timer) };
}

/** @returns callbacks per second, every one answered with 200 after it was stored. */
async function callbacks(box: RunningBox, daraja: DarajaSimulator, from: number): Promise<number> {
  const prompts = daraja.prompts().slice(from);
  const startedMs = performance.now();
  await eachAtOnce(CALLBACKS, CALLBACKS_AT_ONCE, async (n) => {
    const prompt = prompts[n % prompts.length];
    if (!prompt) throw new Error('nobody was asked to pay');
    const { merchantId: MerchantRequestID, checkoutId: CheckoutRequestID } = prompt;
    const result = { ResultCode: 1037, ResultDesc: 'DS timeout user cannot be reached' };
    const stkCallback = { MerchantRequestID, CheckoutRequestID, ...result };
    const body = JSON.stringify({ Body: { stkCallback } });
    const headers = { 'content-type': 'application/json' };
    // A box without a public address names one that nobody answers; its own listener does.
    const url = box.portalUrl + new URL(prompt.callbackUrl).pathname;
    const { status } = await fetch(url, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the box answered ${status}`);
    return prompt.checkoutId;
  });
  return CALLBACKS / ((performance.now() - startedMs) / 1_000);
}

/** Ten thousand payments are asked about while a customer looks at the plans. */
async function withManyPending(daraja: DarajaSimulator): Promise<BenchRow[]> {
  const box = await prepareBox(daraja);
  try {
    const plan = await addPlan(box);
    await seedPending(join(box.dataDir, 'mlango.db'), plan.id);
    await box.start();
    const timesMs: number[] = [];
    const endMs = performance.now() + WATCH_MS;
    while (performance.now() < endMs) {
      const startedMs = performance.now();
      await box.get('/api/v1/portal/plans');
      timesMs.push(performance.now() - startedMs);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return [
      {
        name: 'The plans while 10,000 payments are asked about, p95',
        value: percentile(timesMs, 0.95),
        unit: 'ms',
        goal: { atMost: 100 },
      },
    ];
  } finally {
    await box.dispose();
  }
}

async function seedPending(file: string, planId: string): Promise<void> {
  const nowMs = performance.timeOrigin + performance.now();
  const connections = await openDatabase(`file:${file}`, Math.round(nowMs));
  const sentAtMs = Math.round(nowMs) - 3_600_000;
  try {
    await connections.writer.transaction(async (trx) => {
      for (let n = 0; n < PENDING; n++) {
        const id = randomUUID();
        const promptId = randomUUID();
        const phone = `2547${String(n).padStart(8, '0')}`;
        await trx('purchases').insert({
          ...{ id, plan_id: planId, plan_name: '1 hour', price_cents: 2_000, devices: 1, phone },
          ...{ client_address: '10.0.0.1', router_parameters: '{}', language: 'en' },
          ...{ reference: `ML${String(n).padStart(8, '0')}`, state: 'prompted' },
          ...{ prompt_id: promptId, next_action_at: sentAtMs, created_at: sentAtMs },
        });
        await trx('prompts').insert({
          ...{ id: promptId, purchase_id: id, number: 1, phone, outcome: 'accepted', resends: 0 },
          ...{ callback_token: promptId.replaceAll('-', ''), checkout_id: `ws_CO_${n}` },
          ...{ due_at: sentAtMs, sent_at: sentAtMs },
        });
      }
    });
  } finally {
    await connections.close();
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPlain } from '../../server/adapters/database/open.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { fillWithYear } from '../support/year.ts';
import type { BenchRow } from './table.ts';

const PAYMENTS = 100_000;
const SESSIONS = 1_000_000;
const PRINTED = 10_000;
const ROUNDS = 10;
const MONTH_DAYS = 30;
/** What the first screen asks for: the numbers at once, then the rest. */
const NUMBERS = ['/dashboard', '/payments', '/first-steps'];
const REST = ['/dashboard/charts', '/health'];

/** The owner's first screen on a box with a year behind it. */
export async function benchDashboard(): Promise<BenchRow[]> {
  const box = await RunningBox.prepare({ MLANGO_LOG_LEVEL: 'warn' });
  try {
    await box.start();
    await box.json('plan', 'add', '--name', 'crowd', '--price', '20', '--time', '3600');
    await box.json('router', 'add', '--name', 'R1', '--address', '127.0.0.1', '--secret', SECRET);
    await box.end('SIGTERM');
    await fill(join(box.dataDir, 'mlango.db'));
    await box.start();
    const first = await ask(box);
    await untilSummedUp(box);
    await box.end('SIGTERM');
    await box.start();
    const cold = await ask(box);
    const warm: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      warm.push((await ask(box)).allMs);
    }
    return [
      row('Dashboard of a year, the numbers, just after an update', first.numbersMs),
      row('Dashboard of a year, the numbers, just after a start', cold.numbersMs),
      row('Dashboard of a year, with charts and health, just after a start', cold.allMs, 5_000),
      row('Dashboard of a year, with charts and health, slowest of ten', Math.max(...warm)),
    ];
  } finally {
    await box.dispose();
  }
}

const SECRET = 'a-secret-for-the-bench';
const row = (name: string, value: number, atMost = 1_000): BenchRow => ({
  ...{ name, value, unit: 'ms', goal: { atMost } },
});

async function fill(file: string): Promise<void> {
  const knex = openPlain(file);
  try {
    for (const pragma of ['journal_mode=delete', 'synchronous=0', 'cache_size=-2000000']) {
      await knex.raw(`PRAGMA ${pragma}`);
    }
    const [plan]: { id: string }[] = await knex('plans').select('id');
    const [router]: { id: string }[] = await knex('routers').select('id');
    await fillWithYear(knex, {
      ...{ payments: PAYMENTS, sessions: SESSIONS, printed: PRINTED, nowMs: Date.now() },
      ...{ planId: plan?.id ?? '', routerId: router?.id ?? '' },
    });
  } finally {
    await knex.destroy();
  }
}

/** Written a moment after the box is ready. */
function readControl(box: RunningBox): { url: string; token: string } | null {
  const file = join(box.dataDir, 'control.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

async function ask(box: RunningBox): Promise<{ numbersMs: number; allMs: number }> {
  const { url, token } = await until(async () => readControl(box));
  const startedMs = performance.now();
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/api/v1${path}`, { headers });
    await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  };
  await Promise.all(NUMBERS.map(ask));
  const numbersMs = performance.now() - startedMs;
  await Promise.all(REST.map(ask));
  return { numbersMs, allMs: performance.now() - startedMs };
}

/** The box sums up the last month, as it does by itself after an update. */
async function untilSummedUp(box: RunningBox): Promise<void> {
  const knex = openPlain(join(box.dataDir, 'mlango.db'));
  try {
    const summedUp = async () => {
      const [days]: { count: number }[] = await knex('usage_days_done').count({ count: '*' });
      return Number(days?.count) >= MONTH_DAYS ? true : null;
    };
    for (let round = 0; round < 10; round += 1) {
      if (await until(summedUp).catch(() => null)) return;
    }
    throw new Error('The last month was not summed up in five minutes');
  } finally {
    await knex.destroy();
  }
}

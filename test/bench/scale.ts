import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPlain } from '../../server/adapters/database/open.ts';
import { fillWithCrowd } from '../support/crowd.ts';
import { RunningBox } from '../support/running-box.ts';
import { prepareRadius } from './radius.ts';
import type { BenchRow } from './table.ts';

const VOUCHERS = 1_000_000;
const CLOSED_SESSIONS = 5_000_000;
/** Every voucher of the bench once cold and nineteen times warm. */
const REQUESTS = 40_000;
const ROUNDS = 5;

/** A box of some years beside the same box when it was new. */
export async function benchScale(): Promise<BenchRow[]> {
  const box = await RunningBox.prepare();
  try {
    await box.start();
    const bench = await prepareRadius(box);
    const young = await restartedRate(box, bench);
    await box.end('SIGTERM');
    const file = join(box.dataDir, 'mlango.db');
    await fill(file);
    const startedMs = performance.now();
    await box.start();
    const startSeconds = (performance.now() - startedMs) / 1000;
    const old = await restartedRate(box, bench);
    await (await fetch(`${box.portalUrl}/api/v1/portal/plans`)).text();
    return [
      { name: 'Size of the large database', value: statSync(file).size / 2 ** 20, unit: 'MB' },
      { name: 'Start on it', value: startSeconds, unit: 's', goal: { atMost: 5 } },
      {
        name: 'Logins after a start, time against the small database',
        value: young / old,
        unit: '×',
        goal: { atMost: 1.2 },
      },
      {
        name: 'Memory after it',
        value: box.residentMegabytes,
        unit: 'MB',
        goal: { atMost: 400 },
      },
    ];
  } finally {
    await box.dispose();
  }
}

/** Logins per second from a restart on, of the median round: cold vouchers first, then warm ones. */
async function restartedRate(
  box: RunningBox,
  bench: Awaited<ReturnType<typeof prepareRadius>>,
): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await box.end('SIGTERM');
    await box.start();
    rates.push((await bench.access(REQUESTS, null)).answersPerSecond);
  }
  return rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function fill(file: string): Promise<void> {
  const knex = openPlain(file);
  try {
    // As fast as it goes: nobody else has the file open, and it is thrown away after the bench.
    for (const pragma of ['journal_mode=delete', 'synchronous=0', 'cache_size=-2000000']) {
      await knex.raw(`PRAGMA ${pragma}`);
    }
    const [plan]: { id: string }[] = await knex('plans').select('id');
    const [router]: { id: string }[] = await knex('routers').select('id');
    await fillWithCrowd(knex, {
      ...{ vouchers: VOUCHERS, closedSessions: CLOSED_SESSIONS, openSessions: 0 },
      ...{ planId: plan?.id ?? '', routerId: router?.id ?? '', nowMs: Date.now() },
    });
  } finally {
    await knex.destroy();
  }
  // Or the gigabytes on their way to the disk would be measured as the start of the box.
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningBox } from '../support/running-box.ts';
import { reconnectAll } from '../support/storm.ts';
import type { BenchRow } from './table.ts';

const SECRET = 'a-secret-for-the-storm';
const DEVICES = 10_000;
const SECONDS = 10;
const PROBE_EVERY_MS = 50;

/** 10,000 devices come back within 10 s after a power cut, while people use splash and tablet. */
export async function benchStorm(): Promise<BenchRow[]> {
  const box = await RunningBox.prepare();
  try {
    await box.start();
    await box.json('plan', 'add', '--name', 'storm', '--price', '20', '--time', '360000');
    await box.json('router', 'add', '--name', 'R1', '--address', '127.0.0.1', '--secret', SECRET);
    const { codes } = await box.json<{ codes: string[] }>(
      ...['voucher', 'create', '--plan', 'storm', '--count', String(DEVICES)],
    );
    await box.end('SIGKILL');
    await box.start();
    const control = JSON.parse(readFileSync(join(box.dataDir, 'control.json'), 'utf8'));
    const splash = watch(`${box.portalUrl}/`, {});
    const tablet = watch(`${control.url}/api/v1/sessions?open=1`, {
      authorization: `Bearer ${control.token}`,
    });
    const storm = await reconnectAll(box, SECRET, codes, SECONDS);
    const lost = storm.access.lost + storm.starts.lost;
    return [
      {
        name: 'Storm: devices online',
        value: storm.online,
        unit: 'devices',
        goal: { atLeast: DEVICES },
      },
      {
        name: 'Storm: requests without an answer',
        value: lost,
        unit: 'requests',
        goal: { atMost: 0 },
      },
      { name: 'Storm: Access-Request p99', value: storm.access.p99Ms, unit: 'ms' },
      { name: 'Storm: Accounting-Start p99', value: storm.starts.p99Ms, unit: 'ms' },
      {
        name: 'Storm: splash meanwhile, p95',
        value: await splash(),
        unit: 'ms',
        goal: { atMost: 200 },
      },
      {
        name: 'Storm: tablet meanwhile, p95',
        value: await tablet(),
        unit: 'ms',
        goal: { atMost: 200 },
      },
    ];
  } finally {
    await box.dispose();
  }
}

/** Asks again and again. @returns what stops it and gives the 95th percentile, in ms. */
function watch(url: string, headers: Record<string, string>): () => Promise<number> {
  let isOver = false;
  const taken: number[] = [];
  const asking = (async () => {
    while (!isOver) {
      const startedMs = performance.now();
      const response = await fetch(url, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      taken.push(performance.now() - startedMs);
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    return taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0;
  };
}

import { describe, expect, it } from 'vitest';
import { recordingLog } from '../../test/support/doubles.ts';
import { VirtualClock } from '../../test/support/virtual-clock.ts';
import { Pump } from './pump.ts';

const CONCURRENCY = 10;
const LIMIT = 50;

/** A table of rows with the moment at which each is due, and a pump that works on it. */
function table(rows: Map<string, number>, work: (key: string) => Promise<void>) {
  const clock = new VirtualClock();
  const log: string[] = [];
  const seen = { looks: 0, most: 0, running: 0 };
  const due = () => [...rows].filter(([, atMs]) => atMs <= clock.now()).slice(0, LIMIT);
  const run = async (key: string) => {
    seen.most = Math.max(seen.most, ++seen.running);
    await work(key).finally(() => {
      seen.running -= 1;
    });
    rows.delete(key);
  };
  const pump = new Pump({
    ...{ name: 'test', clock, log: recordingLog(log), concurrency: CONCURRENCY },
    async due() {
      seen.looks += 1;
      return due().map(([key]) => ({ key, run: () => run(key) }));
    },
    nextDueAtMs: async () => (rows.size === 0 ? null : Math.min(...rows.values())),
  });
  return { clock, log, pump, seen };
}

const numbered = (count: number, atMs: number) =>
  new Map(Array.from({ length: count }, (_, n) => [`row ${n}`, atMs]));

const soon = (clock: VirtualClock) => () =>
  new Promise<void>((resolve) => {
    clock.after(5, resolve);
  });

describe('a pump', () => {
  it('works on what is due, and on the rest when its time comes', async () => {
    const rows = new Map([['now', 0]]);
    const done: string[] = [];
    const { clock, pump } = table(rows, async (key) => void done.push(key));
    rows.set('later', clock.now() + 60_000);
    pump.wake();
    await clock.advanceAsync(59_000);
    expect(done).toEqual(['now']);
    await clock.advanceAsync(1_000);
    expect(done).toEqual(['now', 'later']);
  });

  it('lets what runs end when it is paused, and takes up the rest when it goes on', async () => {
    const rows = new Map([['running', 0]]);
    let end = () => {};
    const { clock, pump } = table(rows, () => new Promise((resolve) => (end = resolve)));
    pump.wake();
    await clock.advanceAsync(1);
    rows.set('new', 0);
    let idle = false;
    void pump.pause().then(() => {
      idle = true;
    });
    pump.wake();
    await clock.advanceAsync(60_000);
    expect(idle).toBe(false);
    end();
    await clock.advanceAsync(60_000);
    expect(idle).toBe(true);
    expect([...rows.keys()]).toEqual(['new']);
    pump.resume();
    await clock.advanceAsync(1);
    end();
    await clock.advanceAsync(1);
    expect(rows.size).toBe(0);
  });

  it('works off a long queue, never more at once than it may, with a look for many tasks', async () => {
    const rows = numbered(500, 0);
    const { clock, pump, seen } = table(rows, (): Promise<void> => soon(clock)());
    pump.wake();
    await clock.advanceUntil(() => rows.size === 0);
    expect(seen.most).toBe(CONCURRENCY);
    expect(seen.looks).toBeLessThanOrEqual(500 / (CONCURRENCY / 2) + 2);
  });

  it('lets one look serve those that end together', async () => {
    const rows = numbered(CONCURRENCY - 1, 0);
    const { clock, pump, seen } = table(rows, (): Promise<void> => soon(clock)());
    pump.wake();
    await clock.advanceAsync(1_000);
    expect(rows.size).toBe(0);
    expect(seen.looks).toBe(2);
  });

  it('finds again what came while everything was busy', async () => {
    const rows = numbered(CONCURRENCY, 0);
    const { clock, pump } = table(rows, (): Promise<void> => soon(clock)());
    pump.wake();
    await clock.settle();
    rows.set('in between', 0);
    pump.wake();
    await clock.advanceAsync(100);
    expect([...rows.keys()]).toEqual([]);
  });

  it('tries again what failed, after a pause', async () => {
    const rows = new Map([['row', 0]]);
    let attempts = 0;
    const { clock, log, pump } = table(rows, async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('no');
    });
    pump.wake();
    await clock.advanceAsync(4_000);
    expect([attempts, log.length]).toEqual([1, 1]);
    await clock.advanceAsync(2_000);
    expect([attempts, rows.size]).toEqual([2, 0]);
  });

  it('takes nothing new once it was stopped, and waits for what runs', async () => {
    const rows = numbered(30, 0);
    const { clock, pump, seen } = table(rows, (): Promise<void> => soon(clock)());
    pump.wake();
    await clock.settle();
    const stopped = pump.stop();
    await clock.advanceAsync(60_000);
    await stopped;
    expect([rows.size, seen.running, clock.pending]).toEqual([20, 0, 0]);
  });
});

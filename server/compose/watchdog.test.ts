import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { recordingLog } from '../../test/support/doubles.ts';
import { VirtualClock } from '../../test/support/virtual-clock.ts';
import { serviceManager } from '../adapters/system/service-manager.ts';
import { askReady, feedWatchdog } from './watchdog.ts';

describe('the watchdog', () => {
  const watched = (watchdogMs: number | null) => {
    const told: string[] = [];
    return {
      told,
      manager: {
        watchdogMs,
        async tell(...words: string[]) {
          told.push(...words);
        },
      },
    };
  };

  it('is fed three times per limit while the box is well, and not while it is not', async () => {
    const clock = new VirtualClock(0);
    const lines: string[] = [];
    const { told, manager } = watched(60_000);
    let wrong: string | null = null;
    const stop = feedWatchdog({ clock, log: recordingLog(lines) }, manager, async () => wrong);
    await clock.advanceAsync(60_000);
    expect(told).toEqual(['WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1']);
    wrong = 'the database does not answer';
    await clock.advanceAsync(60_000);
    expect(told).toHaveLength(3);
    expect(lines.filter((line) => line.includes('not well'))).toHaveLength(1);
    wrong = null;
    await clock.advanceAsync(20_000);
    expect(told).toHaveLength(4);
    await stop();
  });

  it('is left alone where nobody watches', async () => {
    const clock = new VirtualClock(0);
    const { told, manager } = watched(null);
    await feedWatchdog({ clock, log: recordingLog([]) }, manager, async () => null)();
    await clock.advanceAsync(60_000);
    expect(told).toEqual([]);
    expect(serviceManager({}, recordingLog([]))).toBeNull();
    const env = { NOTIFY_SOCKET: '/run/x', WATCHDOG_USEC: '60000000' };
    expect(serviceManager(env, recordingLog([]))?.watchdogMs).toBe(60_000);
    const others = { ...env, WATCHDOG_PID: '1' };
    expect(serviceManager(others, recordingLog([]))?.watchdogMs).toBeNull();
  });

  it('asks the listener itself: not ready, hung and gone are all not well', async () => {
    let answer: ((status: number) => void) | null = null;
    let status: number | null = 200;
    const server = createServer((_request, response) => {
      answer = (code) => response.writeHead(code).end('the database does not answer');
      if (status !== null) answer(status);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await askReady(url, 5_000)).toBeNull();
    status = 503;
    expect(await askReady(url, 5_000)).toBe('the database does not answer');
    status = null;
    expect(await askReady(url, 50)).toMatch(/Timeout/i);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await askReady(url, 5_000)).toMatch(/fetch failed/);
  });
});

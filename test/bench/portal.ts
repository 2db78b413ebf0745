import { connect, type Socket } from 'node:net';
import autocannon from 'autocannon';
import { RunningBox } from '../support/running-box.ts';
import type { BenchRow } from './table.ts';

const PHONES = 500;
const SECONDS = 5;
const CONNECTIONS = 50;
/** Rounds of 500 phones; the median round counts. */
const ROUNDS = 5;

/** What a phone sends; the router's parameters differ from phone to phone, so no page is alike. */
const HEADERS = { 'accept-encoding': 'gzip, deflate', 'accept-language': 'sw-KE,sw;q=0.9' };
const routerQuery = (device: number) => {
  const hex = device.toString(16).padStart(4, '0');
  return new URLSearchParams({
    mac: `AA:BB:CC:02:${hex.slice(0, 2)}:${hex.slice(2)}`,
    ip: `10.5.${50 + (device >> 8)}.${device & 255}`,
    'link-login-only': 'http://10.5.50.1/login',
    'link-orig': 'http://connectivitycheck.gstatic.com/generate_204',
    'chap-id': '\\360',
    'chap-challenge':
      '\\021\\042\\063\\104\\125\\146\\167\\210\\231\\252\\273\\314\\335\\356\\377\\000',
  });
};

/** The splash under load, on loopback and beside its own load generator. */
export async function benchPortal(): Promise<BenchRow[]> {
  const box = await RunningBox.prepare();
  try {
    await box.start();
    await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
    await box.json('plan', 'add', '--name', '1 day', '--price', '50', '--time', '86400');
    await box.json('plan', 'add', '--name', '1 week', '--price', '250', '--data', '5GB');
    const url = box.portalUrl;
    await load(url, [{ path: '/' }], 1);
    const bare = await load(url, [{ path: '/' }], SECONDS);
    const devices = Array.from({ length: 200 }, (_, device) => ({
      path: `/?${routerQuery(device)}`,
    }));
    const routed = await load(url, devices, SECONDS);
    const probe = [{ path: '/generate_204', headers: { host: 'connectivitycheck.gstatic.com' } }];
    const redirects = await load(url, probe, SECONDS);
    const floor = await arriveTogether(url, () => '/healthz');
    const arrivals = await arriveTogether(url, (device) => `/?${routerQuery(device)}`);
    return [
      { name: 'Splash', value: bare, unit: 'requests/s', goal: { atLeast: 3_000 } },
      { name: "Splash with a router's parameters", value: routed, unit: 'requests/s' },
      { name: 'Probe redirects', value: redirects, unit: 'requests/s', goal: { atLeast: 8_000 } },
      // What the machine itself needs for 500 connections and the smallest answer.
      { name: '500 health checks at once, p95', value: floor, unit: 'ms' },
      { name: '500 phones at once, p95', value: arrivals, unit: 'ms', goal: { atMost: 100 } },
    ];
  } finally {
    await box.dispose();
  }
}

/** @returns requests per second. @throws when anything but a page or a redirect came back. */
async function load(
  url: string,
  requests: { path: string; headers?: Record<string, string> }[],
  durationSeconds: number,
): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: durationSeconds,
    headers: HEADERS,
    requests,
  });
  const bad = result.errors + result.timeouts + (result.non2xx - result['3xx']);
  if (bad > 0) throw new Error(`${bad} of the requests for ${requests[0]?.path} failed`);
  return (result['2xx'] + result['3xx']) / result.duration;
}

/**
 * 500 phones connect at the same moment and ask each for its page. They keep their connection for
 * what they ask next, as browsers do.
 * @returns the 95th percentile over the phones, of the median round, of the time from a phone's
 *   connecting until it has the whole page, in ms.
 */
async function arriveTogether(url: string, pathOf: (device: number) => string): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const phones = Array.from({ length: PHONES }, (_, device) => new Phone(url, pathOf(device)));
    const timesMs = (await Promise.all(phones.map(({ arrived }) => arrived))).sort((a, b) => a - b);
    rounds.push(timesMs[Math.floor(timesMs.length * 0.95)] ?? 0);
    for (const phone of phones) phone.leave();
    // Answered after all of them have left: nothing of this round is left for the next.
    await fetch(`${url}/healthz`);
  }
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

/** A bare socket: an HTTP client of Node's own would measure itself more than the splash. */
class Phone {
  /** How long it took, in ms. */
  readonly arrived: Promise<number>;
  readonly #socket: Socket;

  constructor(url: string, path: string) {
    const { hostname, port, host } = new URL(url);
    const headers = { host, ...HEADERS, connection: 'keep-alive' };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const startedMs = performance.now();
    this.#socket = connect(Number(port), hostname, () => {
      this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    this.arrived = this.#wholePage().then(() => performance.now() - startedMs);
  }

  leave(): void {
    this.#socket.destroy();
  }

  #wholePage(): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = '';
      this.#socket.setEncoding('latin1');
      this.#socket.on('data', (text: string) => {
        received += text;
        const headBytes = received.indexOf('\r\n\r\n') + 4;
        const bodyBytes = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? Infinity);
        if (headBytes < 4 || received.length < headBytes + bodyBytes) return;
        if (received.startsWith('HTTP/1.1 200 ')) resolve();
        else reject(new Error(`the splash answered ${received.slice(0, 40)}`));
      });
      this.#socket.on('error', reject);
      this.#socket.on('end', () => reject(new Error('the splash hung up')));
    });
  }
}

import { get } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  attributeNamed,
  encodeAccountingRequest,
  listenForOrders,
  openUdp,
  type UdpSocket,
} from '../../radius/index.ts';
import type { RouterScriptLink, RouterView } from '../../server/contract/routers.ts';
import { RunningBox, until } from '../support/running-box.ts';

const SECRET = 'a-secret-of-sixteen-signs';
interface Check {
  name: string;
  status: string;
  sentence: string;
}

let box: RunningBox;
const sockets: UdpSocket[] = [];
beforeEach(async () => {
  box = await RunningBox.prepare();
  await box.start();
});
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()));
  await box.dispose();
});

async function socketOn(address: string): Promise<UdpSocket> {
  const socket = await openUdp(address, 0);
  sockets.push(socket);
  return socket;
}

async function report(from: string, secret: string): Promise<void> {
  const packet = encodeAccountingRequest({
    ...{ identifier: 1, secret: Buffer.from(secret), status: 'start' },
    attributes: [
      attributeNamed('User-Name', 'somebody'),
      attributeNamed('Acct-Session-Id', '80000001'),
    ],
  });
  (await socketOn(from)).send(packet, box.acctPort, '127.0.0.1');
}

/** What the doctor says of a part, once it says it with this status. */
const verdict = (name: string, status: string) =>
  until(async () => {
    // It ends with 1 when something is red.
    const { out } = await box.cli(['doctor', '--json']);
    const { checks } = JSON.parse(out) as { checks: Check[] };
    return checks.find((check) => check.name === name && check.status === status) ?? null;
  });

it('tells a wrong secret, and that it is mended', async () => {
  await box.json('router', 'add', '--name', 'Shop', '--address', '127.0.0.1', '--secret', SECRET);
  expect((await verdict('router Shop', 'amber')).sentence).toBe('Shop has never asked.');
  await report('127.0.0.1', 'quite another secret here');
  expect((await verdict('router Shop', 'red')).sentence).toContain('with another secret');
  await report('127.0.0.1', SECRET);
  expect((await verdict('router Shop', 'green')).sentence).toContain('secret, accounting');
});

it('shows an unknown address that asks, until it is added', async () => {
  await report('127.0.0.2', SECRET);
  const knocks = () => box.json<{ address: string }[]>('router', 'knocks');
  await until(async () => ((await knocks()).length > 0 ? true : null));
  expect(await knocks()).toMatchObject([{ address: '127.0.0.2', packets: 1 }]);
  expect((await verdict('unknown router 127.0.0.2', 'amber')).sentence).toContain('is not known');
  await box.json('router', 'add', '--name', 'Hill', '--address', '127.0.0.2', '--secret', SECRET);
  expect(await knocks()).toEqual([]);
});

it('proves by a probe that sessions can be ended, and says when they cannot', async () => {
  const router = await socketOn('127.0.0.1');
  const port = String(router.address().port);
  await box.json(
    ...['router', 'add', '--name', 'Shop', '--address', '127.0.0.1', '--secret', SECRET],
    ...['--coa-port', port],
  );
  expect(await box.json('router', 'probe', 'Shop')).toMatchObject({ probe: { kind: 'silent' } });
  listenForOrders({
    socket: router,
    secret: Buffer.from(SECRET),
    onOrder: () => ({ kind: 'nak', errorCause: 503 }),
  });
  expect(await box.json('router', 'probe', 'Shop')).toMatchObject({ probe: { kind: 'proven' } });
  await box.end('SIGTERM');
  await box.start();
  const [shop] = await box.json<{ trust: { finding: string }[] }[]>('router', 'list');
  expect(shop?.trust.map(({ finding }) => finding)).toContain('coa_proven');
});

/** Asks as a router at this address would. */
function fetchFrom(address: string, url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { localAddress: address }, (response) => {
      let body = '';
      response.on('data', (piece: Buffer) => {
        body += piece.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    }).on('error', reject);
  });
}

it('gives a router its script by a line that works once, and from the router alone', async () => {
  await box.json('router', 'add', '--name', 'Shop', '--address', '127.0.0.2', '--secret', SECRET);
  const { command } = await box.json<RouterScriptLink>('router', 'script', 'Shop', '--line');
  const url = /url="([^"]+)"/.exec(command)?.[1] ?? '';
  expect(await fetchFrom('127.0.0.3', url)).toMatchObject({ status: 404 });
  const { script } = await box.json<{ script: string }>('router', 'script', 'Shop');
  expect(await fetchFrom('127.0.0.2', url)).toEqual({ status: 200, body: script });
  const again = await fetchFrom('127.0.0.2', url);
  expect(again.status).toBe(404);
  expect(again.body).toContain('Make another');
});

it('ends its checklist with the first phone at the splash and the first customer', async () => {
  await box.json('router', 'add', '--name', 'Shop', '--address', '127.0.0.1', '--secret', SECRET);
  const findings = async () => {
    const [shop] = await box.json<RouterView[]>('router', 'list');
    return shop?.trust.slice(-2).map(({ finding }) => finding);
  };
  expect(await findings()).toEqual(['splash_awaited', 'customer_awaited']);
  const splash = new URL(box.portalUrl);
  splash.searchParams.set('link-login-only', 'http://192.168.88.1/login');
  await fetch(splash);
  expect(await findings(), 'a stranger').toEqual(['splash_awaited', 'customer_awaited']);
  splash.searchParams.set('link-login-only', 'http://127.0.0.1/login');
  await fetch(splash);
  expect(await findings()).toEqual(['splash_seen', 'customer_awaited']);
  await report('127.0.0.1', SECRET);
  await until(async () => ((await findings())?.at(-1) === 'customer_seen' ? true : null));
});

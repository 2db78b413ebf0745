import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  json,
  type SimulatedReply,
  type SimulatedRequest,
  startServer,
} from '../../../test/simulators/http.ts';
import { VirtualClock } from '../../../test/support/virtual-clock.ts';
import type { LoginRouter } from '../../ports/services.ts';
import { controllerCaller } from './call.ts';
import { omadaLogin } from './omada.ts';
import { ruckusLogin } from './ruckus.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const routerAt = (controllerUrl: string, more: Partial<LoginRouter> = {}): LoginRouter => ({
  ...{ id: 'r1', kind: 'x', loginSecret: 'nbi-password', controllerUrl, controllerSite: null },
  ...{ controllerFingerprint: null, ...more },
});

async function controller(answer: (request: SimulatedRequest) => SimulatedReply) {
  const heard: SimulatedRequest[] = [];
  const server = await startServer('127.0.0.1', 0, async (request) => {
    heard.push(request);
    return answer(request);
  });
  closers.push(server.close);
  return { url: server.baseUrl, heard };
}

const pins: string[] = [];
const clock = new VirtualClock();
const call = controllerCaller({
  clock,
  async pin(_id, fingerprint) {
    pins.push(fingerprint);
  },
});

describe('Ruckus SmartZone', () => {
  const parameters = { client_mac: 'AA:BB:CC:DD:EE:01', uip: '10.0.0.9', nbiIP: '10.9.0.1' };

  it('is asked to log the device in with the code', async () => {
    const { url, heard } = await controller(() => json(200, { ResponseCode: 201 }));
    const outcome = await ruckusLogin(call).login(routerAt(url), 'ABCDE-12345', parameters);
    expect(outcome).toEqual({ kind: 'online' });
    expect(heard[0]?.path).toBe('/portalintf');
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      ...{ RequestType: 'Login', 'UE-MAC': parameters.client_mac, 'UE-IP': '10.0.0.9' },
      ...{ 'UE-Username': 'ABCDE-12345', RequestPassword: 'nbi-password' },
    });
  });

  it.each([
    [json(200, { ResponseCode: 101 }), 'online'],
    [json(200, { ResponseCode: 301, ReplyMessage: 'Login failed' }), 'rejected'],
    [json(500, { error: 'x' }), 'no_answer'],
    [{ status: 200, type: 'text/html', body: '<h1>hello</h1>' }, 'no_answer'],
    ['drop' as const, 'no_answer'],
  ])('is understood when it answers %j', async (answer, kind) => {
    const { url } = await controller(() => answer);
    const outcome = await ruckusLogin(call).login(routerAt(url), 'ABCDE-12345', parameters);
    expect(outcome.kind).toBe(kind);
  });
});

describe('Omada with an external RADIUS server', () => {
  const parameters = {
    ...{ clientMac: 'AA-BB-CC-DD-EE-01', clientIp: '10.0.0.9', apMac: 'B8-FB-B3-5D-64-3E' },
    ...{ ssidName: 'Duka', radioId: '1', target: '10.8.0.1', targetPort: '8843', vid: '' },
  };

  it('gets what it said of the client back, with the code', async () => {
    const { url, heard } = await controller(() => ({ status: 302, type: 'text/html', body: '' }));
    const outcome = await omadaLogin(call).login(routerAt(url), 'ABCDE-12345', parameters);
    expect(outcome).toEqual({ kind: 'online' });
    expect(heard[0]?.path).toBe('/portal/radius/browserauth');
    expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
      ...{ clientMac: 'AA-BB-CC-DD-EE-01', clientIp: '10.0.0.9', apMac: 'B8-FB-B3-5D-64-3E' },
      ...{ ssidName: 'Duka', radioId: '1', authType: '2' },
      ...{ username: 'ABCDE-12345', password: 'ABCDE-12345' },
    });
  });

  it.each([
    [json(200, { errorCode: -41501, msg: 'Failed to authenticate.' }), 'rejected'],
    [json(200, { errorCode: 0 }), 'online'],
    [json(502, {}), 'no_answer'],
    ['drop' as const, 'no_answer'],
  ])('is understood when it answers %j', async (answer, kind) => {
    const { url } = await controller(() => answer);
    const outcome = await omadaLogin(call).login(routerAt(url), 'ABCDE-12345', parameters);
    expect(outcome.kind).toBe(kind);
  });
});

describe('a controller with a certificate of its own', () => {
  async function secureController() {
    const folder = mkdtempSync(join(tmpdir(), 'mlango-controller-'));
    const make = (name: string) => {
      const words = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -keyout ${name}.key -out ${name}.pem`;
      execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' });
      const read = (kind: string) => readFileSync(join(folder, `${name}.${kind}`));
      return { key: read('key'), cert: read('pem') };
    };
    const heard: string[] = [];
    const server = createServer(make('first'), (request, response) => {
      heard.push(String(request.headers['x-secret']));
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    });
    const { port } = server.address() as AddressInfo;
    const swap = () => server.setSecureContext(make('second'));
    return { url: `https://127.0.0.1:${port}`, heard, swap };
  }
  const wanted = (url: string) => ({
    ...{ method: 'GET' as const, url: `${url}/v1`, body: null, headers: { 'X-Secret': 'key' } },
  });

  it('is known again by the certificate it showed first, and told nothing with another', async () => {
    const { url, heard, swap } = await secureController();
    pins.length = 0;
    expect(await call(routerAt(url), wanted(url))).toMatchObject({ kind: 'answer', status: 200 });
    const [fingerprint = ''] = pins;
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const pinned = routerAt(url, { controllerFingerprint: fingerprint });
    expect(await call(pinned, wanted(url))).toMatchObject({ kind: 'answer' });
    swap();
    expect(await call(pinned, wanted(url))).toEqual({
      ...{ kind: 'no_answer', detail: 'its certificate is another than before' },
    });
    expect(heard).toEqual(['key', 'key']);
  });

  it('that never answers is given up after eight seconds', async () => {
    const { url } = await controller(() => 'hang');
    const answer = call(routerAt(url), wanted(url));
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(8_000);
    expect(await answer).toEqual({ kind: 'no_answer', detail: 'no answer within 8 s' });
    expect(clock.pending).toBe(0);
  });
});

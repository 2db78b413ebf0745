import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiErrorBody } from '../../server/contract/portal.ts';
import { boxDatabases } from '../support/box-databases.ts';
import { RunningBox, SETUP_PIN } from '../support/running-box.ts';

const PASSWORD = 'a long enough secret';

interface Answer extends Partial<ApiErrorBody> {
  status: number;
  cookie: string;
  body: Record<string, unknown>;
}

describe.each(boxDatabases)('the admin interface on $name', ({ env, present }) => {
  describe.skipIf(!present)('over HTTP', () => {
    let box: RunningBox;
    let owner = '';
    let cashier = '';

    beforeAll(async () => {
      box = await RunningBox.prepare(await env());
      await box.start();
    });
    afterAll(() => box.dispose());

    async function call(
      method: string,
      path: string,
      options: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
    ): Promise<Answer> {
      const response = await fetch(`${box.adminUrl}/api/v1${path}`, {
        method,
        headers: {
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.cookie ? { cookie: options.cookie } : {}),
          ...options.headers,
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
      const body = (await response.json().catch(() => ({}))) as Answer['body'] & ApiErrorBody;
      const cookie = response.headers.get('set-cookie') ?? '';
      return { status: response.status, cookie, body, error: body.error };
    }

    const login = async (username: string) => {
      const answer = await call('POST', '/login', { body: { username, password: PASSWORD } });
      return answer.cookie.split(';')[0] ?? '';
    };

    it('asks a new box for the PIN of the log, and makes the owner once', async () => {
      expect((await call('GET', '/setup')).body).toMatchObject({ needed: true });
      const request = {
        ...{ pin: '00000000', ownerName: 'Amina', username: 'amina', password: PASSWORD },
        ...{ businessName: 'Duka', currency: 'KES', timeZone: 'Africa/Nairobi', demoPlans: true },
      };
      expect(await call('POST', '/setup', { body: request })).toMatchObject({ status: 403 });
      const bad = { ...request, currency: 'shilling', timeZone: 'Mars/Olympus' };
      const refused = await call('POST', '/setup', { body: bad });
      expect(Object.keys(refused.error?.fields ?? {})).toEqual(['currency', 'timeZone']);
      const done = await call('POST', '/setup', { body: { ...request, pin: SETUP_PIN } });
      expect(done).toMatchObject({
        status: 201,
        body: { role: 'owner', business: { name: 'Duka' } },
      });
      expect(done.cookie).toMatch(/HttpOnly; SameSite=Strict/);
      owner = done.cookie.split(';')[0] ?? '';
      const again = await call('POST', '/setup', { body: { ...request, pin: SETUP_PIN } });
      expect(again.error?.code).toBe('setup_done');
      const { plans } = (await call('GET', '/plans', { cookie: owner })).body;
      expect(plans).toHaveLength(6);
    });

    it('lets nobody in without a session, and decides that before it looks at the body', async () => {
      for (const path of ['/plans', '/vouchers', '/payments', '/operators', '/settings', '/me']) {
        expect(await call('GET', path)).toMatchObject({ status: 401 });
      }
      expect(await call('POST', '/plans', { body: 'nonsense' })).toMatchObject({ status: 401 });
      const forged = 'mlango_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
      expect(await call('GET', '/me', { cookie: forged })).toMatchObject({ status: 401 });
    });

    it('keeps a cashier to selling', async () => {
      const body = { username: 'otieno', name: 'Otieno', role: 'cashier', password: PASSWORD };
      expect(await call('POST', '/operators', { body, cookie: owner })).toMatchObject({
        status: 201,
      });
      cashier = await login('otieno');
      const sold = { body: { plan: '1 hour', count: 2 }, cookie: cashier };
      expect(await call('POST', '/batches', sold)).toMatchObject({ status: 201 });
      for (const [method, path] of [
        ['POST', '/plans'],
        ['GET', '/operators'],
        ['PUT', '/settings'],
        ['POST', '/routers'],
        ['GET', '/exports/payments'],
        ['POST', '/backup'],
        ['GET', '/payments?unmasked=1'],
      ] as const) {
        const answer = await call(method, path, { cookie: cashier });
        expect(answer, `${method} ${path}`).toMatchObject({
          status: 403,
          error: { code: 'forbidden' },
        });
      }
    });

    it('refuses whatever comes from another site, the login included', async () => {
      const body = { username: 'amina', password: PASSWORD };
      const elsewhere = [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ];
      for (const headers of elsewhere) {
        const answer = await call('POST', '/login', { body, headers });
        expect(answer).toMatchObject({ status: 403, error: { code: 'foreign_origin' } });
      }
      const own = { origin: box.adminUrl, 'sec-fetch-site': 'same-origin' };
      expect(await call('POST', '/login', { body, headers: own })).toMatchObject({ status: 200 });
    });

    it('lets no browser name files on the box', async () => {
      const answer = await call('POST', '/backup', { body: { file: '/tmp/x.db' }, cookie: owner });
      expect(answer).toMatchObject({ status: 403 });
    });

    it('shows whole numbers to the owner only, and writes that down', async () => {
      expect(await call('GET', '/payments?unmasked=1', { cookie: owner })).toMatchObject({
        status: 200,
      });
      const audit = await box.cli(['export', 'audit']);
      expect(audit.out).toContain('payments.reveal');
    });

    it('describes itself and counts itself', async () => {
      const document = (await call('GET', '/openapi.json')).body;
      expect(document).toMatchObject({ openapi: '3.1.0' });
      const metrics = await (await fetch(`${box.adminUrl}/metrics`)).text();
      expect(metrics).toContain('mlango_http_request_seconds_count');
      expect(metrics).toContain('mlango_sessions_open 0');
    });

    it('ends the session at log-out', async () => {
      expect(await call('GET', '/me', { cookie: cashier })).toMatchObject({ status: 200 });
      await call('POST', '/logout', { body: {}, cookie: cashier });
      expect(await call('GET', '/me', { cookie: cashier })).toMatchObject({ status: 401 });
    });
  });
});

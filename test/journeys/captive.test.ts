import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptivePortalStatus } from '../../server/contract/portal.ts';
import { radclient } from '../support/radclient.ts';
import { RunningBox } from '../support/running-box.ts';
import { runs } from '../support/tools.ts';

const SECRET = 'radius-secret-of-the-test';

/** What each system asks to find out whether it is captive. */
const PROBES: [system: string, host: string, path: string][] = [
  ['Apple', 'captive.apple.com', '/hotspot-detect.html'],
  ['Apple, older', 'www.apple.com', '/library/test/success.html'],
  ['Android', 'connectivitycheck.gstatic.com', '/generate_204'],
  ['ChromeOS', 'clients3.google.com', '/generate_204'],
  ['Android 6', 'connectivitycheck.android.com', '/generate_204'],
  ['Android, second try', 'www.google.com', '/gen_204'],
  ['Windows 10', 'www.msftconnecttest.com', '/connecttest.txt'],
  ['Windows 10, the page it opens', 'www.msftconnecttest.com', '/redirect'],
  ['Windows 8', 'www.msftncsi.com', '/ncsi.txt'],
  ['Firefox', 'detectportal.firefox.com', '/canonical.html'],
  ['Firefox, text', 'detectportal.firefox.com', '/success.txt'],
  ['GNOME', 'nmcheck.gnome.org', '/check_network_status.txt'],
  ['Debian', 'network-test.debian.org', '/nm'],
  ['Ubuntu', 'connectivity-check.ubuntu.com', '/'],
  ['Xiaomi', 'connect.rom.miui.com', '/generate_204'],
  ['Huawei', 'connectivitycheck.platform.hicloud.com', '/generate_204'],
  ['vivo', 'wifi.vivo.com.cn', '/generate_204'],
  ['Kindle', 'spectrum.s3.amazonaws.com', '/kindle-wifi/wifistub.html'],
];

/** Hosts that must go nowhere but to the splash, and must not be repeated anywhere. */
const STRANGERS: [what: string, host: string, path: string][] = [
  ['a shop', 'shop.example', '/cart?item=1'],
  ['a host with a port', 'evil.example:8443', '/'],
  ['a look-alike of the box', '127.0.0.1.evil.example', '/p/x'],
  ['the path of a splash page', 'evil.example', '/help'],
  ['the guest interface', 'evil.example', '/api/v1/portal/plans'],
  ['an address that is not ours', '203.0.113.9', '/'],
  ['markup', '"><script>alert(1)</script>', '/'],
];

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('a captive device', () => {
  let box: RunningBox;
  beforeAll(async () => {
    box = await RunningBox.prepare();
    await box.start();
  });
  afterAll(() => box.dispose());

  /** `fetch` insists on the right Host header; a captive device sends somebody else's. */
  function ask(host: string, path: string, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { method, path, headers: { host }, agent: false } as const;
      const sent = request(box.portalUrl, options, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      });
      sent.on('error', reject).end();
    });
  }
  const own = () => new URL(box.portalUrl).host;

  it('keeps the site that UniFi writes into the path', async () => {
    const { status, headers } = await ask(own(), '/guest/s/default/?id=aa&ap=bb&url=http://x/');
    expect(status).toBe(302);
    const target = new URL(headers.location ?? '');
    expect(target.origin).toBe(new URL(box.portalUrl).origin);
    expect(Object.fromEntries(target.searchParams)).toEqual({
      ...{ site: 'default', id: 'aa', ap: 'bb', url: 'http://x/' },
    });
  });

  it('finds what routers fetch, and nothing beside it', async () => {
    expect((await ask(own(), '/router/login.html')).body).toContain('$(link-login-only-esc)');
    expect((await ask(own(), '/router/mlango-binauth.sh')).body).toMatch(/^#!\/bin\/sh/);
    expect((await ask(own(), '/router/toString')).status).toBe(302);
    expect((await ask(own(), `/hooks/opennds/${'0'.repeat(40)}`, 'POST')).status).toBe(403);
  });

  it.each([...PROBES, ...STRANGERS])('is sent from %s (%s%s) to the splash', async (...probe) => {
    const [, host, path] = probe;
    const { status, headers, body } = await ask(host, path);
    expect(status).toBe(302);
    expect(headers.location).toBe(`${box.portalUrl}/`);
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(headers) + body).not.toContain(host);
  });

  it.each(PROBES)(
    '%s is answered alike when its host resolves to the box (%s)',
    async (...probe) => {
      const [, , path] = probe;
      if (path === '/') return;
      expect(await ask(own(), path)).toMatchObject({
        status: 302,
        headers: { location: `${box.portalUrl}/`, 'cache-control': 'no-store' },
      });
    },
  );

  it('may probe with HEAD', async () => {
    const { status, headers } = await ask('captive.apple.com', '/hotspot-detect.html', 'HEAD');
    expect({ status, location: headers.location }).toEqual({
      status: 302,
      location: `${box.portalUrl}/`,
    });
  });

  it('finds the splash where the redirect points, and no cache may keep it', async () => {
    const { headers } = await ask('captive.apple.com', '/hotspot-detect.html');
    const page = await fetch(headers.location ?? '');
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<main');
  });

  it('learns from the captive portal API that it is captive, and nothing more (RFC 8908)', async () => {
    const { status, headers, body } = await ask(own(), '/capport/api');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/captive+json');
    expect(headers['cache-control']).toContain('no-store');
    expect(JSON.parse(body)).toEqual({ captive: true, 'user-portal-url': `${box.portalUrl}/` });
  });

  it.each(['/api/v1/plans', '/api/v1/operators', '/api/v1/openapi.json', '/metrics'])(
    'finds nothing of the admin at %s',
    async (path) => {
      const { status, headers, body } = await ask(own(), path);
      const nothing =
        status === 404 || (status === 302 && headers.location === `${box.portalUrl}/`);
      expect({ nothing, status }).toMatchObject({ nothing: true });
      if (path.startsWith('/api/')) expect(status).toBe(404);
      expect(body).not.toContain('priceCents');
    },
  );

  describe.skipIf(!runs('radclient'))('once online, with radclient as the router', () => {
    it('learns from the captive portal API what it has left', async () => {
      const limits = ['--time', '3600', '--validity', '86400', '--data', '500MB'];
      await box.json('plan', 'add', '--name', 'Hour', '--price', '20', ...limits);
      const at = ['--address', '127.0.0.1', '--secret', SECRET];
      await box.json('router', 'add', '--name', 'R1', ...at);
      const made = await box.json<{ codes: string[] }>(
        ...['voucher', 'create', '--plan', 'Hour', '--count', '1'],
      );
      const device = {
        'User-Name': made.codes[0] ?? '',
        'NAS-Identifier': 'hotspot',
        'Calling-Station-Id': 'AA:BB:CC:00:00:01',
      };
      const accept = await radclient(box.authPort, 'auth', SECRET, {
        ...device,
        'User-Password': made.codes[0] ?? '',
      });
      expect(accept.code).toBe('Access-Accept');
      const session = {
        ...device,
        'Acct-Session-Id': '80100001',
        Class: accept.attributes.Class ?? '',
        'Framed-IP-Address': '127.0.0.1',
      };
      await radclient(box.acctPort, 'acct', SECRET, { ...session, 'Acct-Status-Type': 'Start' });
      await radclient(box.acctPort, 'acct', SECRET, {
        ...session,
        'Acct-Status-Type': 'Interim-Update',
        'Acct-Session-Time': 600,
        'Acct-Output-Octets': 100_000_000,
      });
      const status: CaptivePortalStatus = JSON.parse((await ask(own(), '/capport/api')).body);
      expect(status).toEqual({
        captive: false,
        'user-portal-url': `${box.portalUrl}/`,
        'can-extend-session': true,
        'seconds-remaining': 3_000,
        'bytes-remaining': 400_000_000,
      });
    });
  });
});

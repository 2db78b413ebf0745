import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RAW_QUERY } from '../../core/router-parameters.ts';
import type { LoginRouter } from '../../ports/services.ts';
import { chilliChallenge, chilliResponse, routerosChap } from './chap.ts';
import { CONNECT_PATH } from './driver.ts';
import { routerLogin } from './router-login.ts';

const router = (kind: string, more: Partial<LoginRouter> = {}): LoginRouter => ({
  ...{ id: kind, kind, loginSecret: null, controllerUrl: null, controllerSite: null },
  ...{ controllerFingerprint: null, ...more },
});
const HOSTS: Record<string, LoginRouter> = {
  '10.5.50.1': router('mikrotik'),
  '10.1.0.1': router('chilli'),
  '10.1.0.2': router('chilli', { loginSecret: 'uam-secret' }),
  'securelogin.example': router('aruba'),
  '10.2.0.1': router('aruba'),
  '10.3.0.1': router('cambium'),
  '1.1.1.1': router('cisco'),
  'n7.network-auth.com': router('cisco'),
  '192.168.8.1': router('opennds', { loginSecret: 'fas-key' }),
  '10.9.0.1': router('ruckus', { loginSecret: 'nbi' }),
  '10.8.0.1': router('omada'),
};
const UNIFI = router('unifi', { controllerUrl: 'https://10.7.0.1' });
const login = routerLogin({
  byHost: (host) => (Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined),
  ofKind: (kind) => (kind === 'unifi' ? [UNIFI] : []),
});
const CODE = 'ABCDE-12345';
const form = (parameters: Record<string, string>) => login.formFor(CODE, parameters);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const FAS = [
  ...['hid=abc123', 'clientip=192.168.8.20', 'clientmac=aa:bb:cc:dd:ee:01', 'gatewayname=Duka'],
  ...['gatewayaddress=192.168.8.1:2050', 'authdir=opennds_auth', 'originurl=http://example.com/'],
].join(', ');

describe('the login of each kind of router', () => {
  it('posts to a MikroTik hotspot, in clear where it offers no challenge', () => {
    const parameters = {
      'link-login-only': 'http://10.5.50.1/login',
      'link-orig': 'http://example.com/',
    };
    expect(form(parameters)).toEqual({
      ...{ method: 'POST', action: 'http://10.5.50.1/login' },
      fields: { username: CODE, password: CODE, dst: 'http://example.com/', popup: 'false' },
    });
  });

  it('answers the challenge of a MikroTik hotspot over raw bytes', () => {
    const chap = { 'chap-id': '\\371', 'chap-challenge': '\\001\\377A' };
    const expected = createHash('md5')
      .update(Buffer.from([0o371]))
      .update(CODE)
      .update(Buffer.from([1, 255, 65]))
      .digest('hex');
    const made = form({ 'link-login-only': 'http://10.5.50.1/login', ...chap });
    expect(made?.fields.password).toBe(expected);
    expect(routerosChap('\\371', CODE, '\\001\\377A')).toBe(expected);
  });

  it('answers the challenge of CoovaChilli, mixed with the uamsecret where there is one', () => {
    const challenge = '00112233445566778899aabbccddeeff';
    const plain = form({ uamip: '10.1.0.1', uamport: '3990', challenge });
    expect(plain).toMatchObject({ method: 'GET', action: 'http://10.1.0.1:3990/logon' });
    expect(plain?.fields.response).toBe(chilliResponse(CODE, challenge));
    const mixed = form({ uamip: '10.1.0.2', uamport: '3990', challenge });
    const both = createHash('md5')
      .update(Buffer.from(challenge, 'hex'))
      .update('uam-secret')
      .digest('hex');
    expect(chilliChallenge(challenge, 'uam-secret')).toBe(both);
    expect(mixed?.fields.response).toBe(chilliResponse(CODE, both));
  });

  it.each([
    [{ switchip: 'securelogin.example' }, 'https://securelogin.example/cgi-bin/login'],
    [{ post: 'securelogin.example' }, 'https://securelogin.example/cgi-bin/login'],
    [{ switchip: '10.2.0.1' }, 'http://10.2.0.1/cgi-bin/login'],
  ])('posts to Aruba %j', (where, action) => {
    const made = form({ cmd: 'login', url: 'http://example.com/', ...where });
    expect(made).toEqual({
      ...{ method: 'POST', action },
      fields: { cmd: 'authenticate', user: CODE, password: CODE, url: 'http://example.com/' },
    });
  });

  it('gives Cambium its query back byte for byte', () => {
    const raw = 'ga_srvr=10.3.0.1&ga_Qv=yDN%05%1f:%1c%20+x~!*';
    const made = form({ ga_srvr: '10.3.0.1', ga_Qv: 'decoded', [RAW_QUERY]: raw });
    expect(made).toEqual({
      ...{ method: 'POST', action: `http://10.3.0.1:880/cgi-bin/hotspot_login.cgi?${raw}` },
      fields: { ga_user: CODE, ga_pass: CODE },
    });
    const rebuilt = form({ ga_srvr: '10.3.0.1', ga_Qv: 'a b', mac: 'x' });
    expect(rebuilt?.action).toMatch(/\?ga_srvr=10\.3\.0\.1&ga_Qv=a\+b$/);
  });

  it('presses "log in" on a Cisco controller, and signs on at Meraki', () => {
    const wlc = form({ switch_url: 'https://1.1.1.1/login.html', redirect: 'http://example.com/' });
    expect(wlc).toMatchObject({ method: 'POST', action: 'https://1.1.1.1/login.html' });
    expect(wlc?.fields).toMatchObject({ username: CODE, password: CODE, buttonClicked: '4' });
    const meraki = form({
      login_url: 'https://n7.network-auth.com/splash/login?mauth=x',
      continue_url: 'http://example.com/',
    });
    expect(meraki?.fields).toEqual({
      ...{ username: CODE, password: CODE, success_url: 'http://example.com/' },
    });
  });

  it('takes a token made of hid and faskey back to openNDS', () => {
    expect(form({ fas: base64(FAS) })).toEqual({
      ...{ method: 'GET', action: 'http://192.168.8.1:2050/opennds_auth/' },
      fields: {
        tok: createHash('sha256').update('abc123fas-key').digest('hex'),
        redir: 'http://example.com/',
        custom: 'ABCDE12345',
      },
    });
  });

  it.each([
    ['Ruckus', { nbiIP: '10.9.0.1', client_mac: 'AA:BB:CC:DD:EE:01', uip: '10.0.0.9' }],
    ['Omada', { target: '10.8.0.1', targetPort: '8843', clientMac: 'AA-BB-CC-DD-EE-01' }],
    ['UniFi', { ap: '94:2a:6f:d0:30:57', id: 'aa:bb:cc:dd:ee:01', ssid: 'Duka', t: '1' }],
  ])('comes back to the box for %s, which calls the controller itself', (_kind, parameters) => {
    expect(form(parameters)).toEqual({
      ...{ method: 'POST', action: CONNECT_PATH, fields: { ...parameters, code: CODE } },
    });
  });
});

describe('the login at the own gateway', () => {
  it('takes the code alone back to the box, whatever else the link says', () => {
    const parameters = { 'own-gateway': '1', mac: 'AA:BB:CC:DD:EE:01', ip: '10.20.3.4' };
    const made = form({ ...parameters, 'link-login-only': 'http://10.5.50.1/login' });
    expect(made).toEqual({ method: 'POST', action: CONNECT_PATH, fields: { code: CODE } });
  });
});

describe('the target of a login', () => {
  it.each([
    [{ 'link-login-only': 'http://evil.example/login' }],
    [{ 'link-login-only': 'http://10.5.50.1@evil.example/login' }],
    [{ 'link-login-only': 'http://evil@10.5.50.1/login' }],
    [{ 'link-login-only': 'javascript:alert(1)//10.5.50.1' }],
    [{ uamip: 'evil.example', challenge: '00112233445566778899aabbccddeeff' }],
    [{ uamip: '10.1.0.1:80/x?', challenge: '00112233445566778899aabbccddeeff' }],
    [{ cmd: 'login', switchip: '10.2.0.1/../evil' }],
    [{ cmd: 'login', switchip: '10.2.0.1@evil.example' }],
    [{ ga_srvr: 'evil.example', ga_Qv: 'x' }],
    [{ switch_url: 'https://evil.example/login.html' }],
    [{ login_url: 'https://evil-network-auth.com/splash/login' }],
    [{ fas: base64(FAS.replace('192.168.8.1', '6.6.6.6')) }],
    [{ fas: base64(FAS.replace('192.168.8.1:2050', '192.168.8.1:2050@evil.example')) }],
    [{ fas: base64('no hid here') }],
    [{ nbiIP: 'evil.example', client_mac: 'x', uip: 'y' }],
    [{ target: 'evil.example', clientMac: 'x' }],
    [{}],
  ])('is never a host that is not ours: %j', (parameters) => {
    expect(form(parameters as Record<string, string>)).toBeNull();
  });

  it('is ours or nothing, whatever a link says', () => {
    const name = fc.constantFrom(
      ...['link-login-only', 'link-orig', 'uamip', 'uamport', 'challenge', 'cmd', 'switchip'],
      ...['post', 'url', 'ga_srvr', 'ga_Qv', RAW_QUERY, 'switch_url', 'login_url', 'fas'],
      ...['continue_url', 'nbiIP', 'client_mac', 'uip', 'target', 'clientMac', 'ap', 'id', 'ssid'],
    );
    const host = fc.constantFrom('10.5.50.1', '10.1.0.1', 'evil.example', '10.3.0.1', '1.1.1.1');
    const value = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.tuple(host, fc.string({ maxLength: 20 })).map(([ours, rest]) => `http://${ours}${rest}`),
      fc.tuple(host, fc.string({ maxLength: 20 })).map(([ours, rest]) => `${ours}${rest}`),
      fc.string({ maxLength: 80 }).map((text) => base64(`hid=1, gatewayaddress=${text}`)),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 8 }), (parameters) => {
        const made = form(parameters);
        if (made === null || made.action === CONNECT_PATH) return;
        const { hostname, username } = new URL(made.action);
        expect(Object.keys(HOSTS)).toContain(hostname);
        expect(username).toBe('');
        for (const field of ['dst', 'userurl', 'redir', 'url', 'redirect_url', 'success_url']) {
          const text = made.fields[field] ?? '';
          expect(text === '' || /^https?:\/\//i.test(text)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

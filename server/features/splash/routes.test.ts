import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import Koa from 'koa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanView, PurchaseView, VoucherBalance } from '../../contract/portal.ts';
import type { SplashView } from '../../contract/splash.ts';
import { NO_LIMITS } from '../../core/plan.ts';
import { EVERY_LANGUAGE, type LanguageOffer } from './language.ts';
import { PLAIN_LOOK, type ShownLook } from './look/look-book.ts';
import { splashPages } from './routes.ts';
import type { SplashServices } from './services.ts';
import { texts } from './text/index.ts';

const uuid = '0b9f3a52-6f0e-4a7e-8f57-1d2c3b4a5968';
const startMs = Date.parse('2026-11-21T08:00:00Z');
let nowMs = startMs;
let ownCode: string | null = null;
const { endsAtMs: _none, ...NO_TERMS } = NO_LIMITS;
const plan: PlanView = {
  id: 'hour',
  name: '1 hour',
  priceCents: 2000,
  currency: 'KES',
  ...NO_TERMS,
  timeSeconds: 3600,
  validitySeconds: 86_400,
  endsAt: null,
  downBps: 5e6,
  upBps: 2e6,
  devices: 2,
  bestValue: true,
};
const voucher: VoucherBalance = {
  status: 'active',
  planName: '1 hour',
  usedSeconds: 900,
  usedBytes: 0,
  remainingSeconds: 2700,
  ...{ remainingBytes: null, remainingDownBytes: null, remainingUpBytes: null },
  ...{ isSlowed: false, speedUntil: null, opensAt: null, closesAt: null },
  ...{ pausedUntil: null, pausesLeft: 0 },
  activatedAt: null,
  expiresAt: null,
  downBps: null,
  upBps: null,
  devices: 1,
};
const refusal = (code: string) => ({ ok: false, error: { code, message: `(${code})` } }) as const;

function purchaseOf(id: string): PurchaseView {
  return {
    id,
    planId: 'hour',
    planName: '1 hour',
    priceCents: 2000,
    currency: 'KES',
    phoneMasked: '0712 ••• 678',
    state: 'prompted',
    reason: null,
    message: '',
    reference: 'MLG',
    ...{
      method: 'M-Pesa',
      listPriceCents: null,
      giftPhoneMasked: null,
      toppedUpCodeMasked: null,
      story: [],
    },
    retryAt: null,
    promptAt: null,
    createdAt: '2026-11-21T08:00:00.000Z',
  };
}

const SLEEPER = 'AA:BB:CC:DD:EE:99';
let turns = 1;
let steps: string[];
let calls: unknown[][];
let look: ShownLook;
let services: SplashServices;
let offer: LanguageOffer;
let server: Server;
let origin: string;

beforeEach(async () => {
  calls = [];
  steps = [];
  nowMs = startMs;
  ownCode = null;
  look = PLAIN_LOOK;
  offer = EVERY_LANGUAGE;
  services = {
    languages: () => offer,
    business: () => ({
      name: 'Duka',
      phone: '0722 000 111',
      currency: 'KES',
      timeZone: 'Africa/Nairobi',
      simulated: true,
      look,
      trial: false,
      languages: offer.offered,
      payByHand: null,
    }),
    words: (language) => texts[language],
    noteArrival: () => undefined,
    placeOf: () => undefined,
    async changeOwn(change, code, router) {
      calls.push([change, code, router]);
      return change === 'pause' && code === 'none' ? refusal('pause_none_left') : { ok: true };
    },
    async sendCodeAgain(phone) {
      calls.push(['lost', phone]);
      return phone === '1' ? refusal('phone_invalid') : { ok: true };
    },
    history: async () => [
      {
        ...{ planName: '1 hour', priceCents: 2000, currency: 'KES', state: 'paid' },
        createdAt: '2026-11-20T08:00:00.000Z',
      },
    ],
    comeBack: async (router) => router['own-gateway'] !== undefined && router.mac === SLEEPER,
    logOut: async (router) => ({
      result: router.mac === 'AA' ? 'done' : 'unknown',
      atRouter: 'http://10.5.50.1/logout',
    }),
    listPlans: async () => [plan],
    async recordConsent(consent) {
      calls.push(['consent', consent]);
    },
    async startPurchase(input) {
      calls.push(['start', input]);
      return input.phone === '1'
        ? refusal('phone_invalid')
        : { ok: true, purchase: purchaseOf(input.id) };
    },
    async retryPurchase(...input) {
      calls.push(['retry', ...input]);
      return refusal('retry_too_early');
    },
    viewPurchase: async (id) => (id === uuid ? purchaseOf(id) : null),
    async redeem(code, router) {
      calls.push(['redeem', code, router]);
      if (code.toLowerCase() !== 'abcde12345')
        return refusal(code === 'guess' ? 'too_many_guesses' : 'new_code');
      const fields = { username: 'ABCDE12345' };
      const login = { method: 'POST', action: 'http://10.5.50.1/login', fields } as const;
      return { ok: true, result: { code: 'ABCDE12345', voucherId: 'v1', voucher, login } };
    },
    async connect(code, router) {
      calls.push(['connect', code, router]);
      if (code === 'unknown') return refusal('code_unknown');
      return {
        ok: true,
        outcome: code === 'silent' ? { kind: 'no_answer', detail: '' } : { kind: 'online' },
      };
    },
    async loginFailed(_router, _address, failure) {
      calls.push(['failed', failure]);
      return calls.filter(([what]) => what === 'failed').length > 2 ? 'AC3D4E' : null;
    },
    deviceSession: async () => ({
      online: true,
      mac: 'AA',
      voucher: { ...voucher, codeMasked: '•••45' },
    }),
    claim: async (receipt) =>
      receipt === 'UL90000001'
        ? { ok: true, purchase: null, trust: { code: 'ABCDE-12345', minutes: 30 } }
        : refusal('receipt_unknown'),
    ownCode: async () => ownCode,
    hasCoupons: async () => true,
    otherProviders: () => [{ name: 'airtel', label: 'Airtel Money' }],
    async startTrial(phone, router) {
      calls.push(['trial', phone, router]);
      return phone === '1' ? refusal('trial_used') : { ok: true };
    },
  };
  const random = {
    bytes: () => new Uint8Array(),
    integer: (below: number) => (turns++ * 7) % below,
    uuid: () => uuid,
  };
  const clock = { now: () => nowMs, after: () => () => undefined };
  const app = new Koa();
  app.silent = true;
  app.use(async (ctx, next) => {
    const chunks: Buffer[] = [];
    for await (const chunk of ctx.req) chunks.push(chunk);
    const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    Object.assign(ctx.request, { body });
    // As the listener does for who is behind the own gateway.
    const mac = ctx.get('x-behind');
    if (mac) ctx.state.device = { 'own-gateway': '1', mac, ip: '10.20.3.4' };
    await next();
  });
  const funnel = { note: (step: string) => steps.push(step) };
  const render = (view: SplashView) => `<h1>${view.heading}</h1>`;
  app.use(splashPages({ services, render, clock, random, funnel }));
  server = createServer(app.callback());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((done) => server.close(done)));

async function ask(path: string, form?: Record<string, string>, headers = {}) {
  const response = await fetch(origin + path, {
    method: form === undefined ? 'GET' : 'POST',
    headers: { Accept: 'application/json', ...headers },
    redirect: 'manual',
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  const view = text.startsWith('{') ? (JSON.parse(text) as SplashView) : null;
  const location = response.headers.get('location') ?? '';
  return { response, status: response.status, text, view, location };
}

describe('every page', () => {
  it('answers HTML to a browser and its view to the script, never kept by a cache', async () => {
    const html = await ask('/', undefined, { Accept: 'text/html,*/*;q=0.8' });
    expect(html.response.headers.get('content-type')).toContain('text/html');
    expect(html.text).toBe('<h1>Choose your internet</h1>');
    const json = await ask('/');
    expect(json.view?.page).toBe('plans');
    expect(json.response.headers.get('cache-control')).toBe('no-store');
    expect(json.response.headers.get('vary')).toContain('Accept');
  });

  it("keeps the language and the router's parameters in every link", async () => {
    const { view } = await ask('/?lang=sw&mac=AA%3ABB&link-orig=http%3A%2F%2Fx%2F&error=timeout');
    expect(view?.heading).toBe('Chagua intaneti yako');
    for (const link of view?.navigation ?? []) {
      expect(link.href).toMatch(/\?lang=sw&mac=AA%3ABB&link-orig=http%3A%2F%2Fx%2F$/);
    }
    expect(view?.languages.find((item) => item.language === 'en')?.href).toContain('error=timeout');
    expect(view?.notice?.title).toBe('Wi-Fi ina shughuli nyingi');
  });

  it('speaks the languages that the owner offers, and no other', async () => {
    offer = { offered: ['fr', 'sw'], usual: 'fr' };
    const { view } = await ask('/?lang=en', undefined, { 'Accept-Language': 'en' });
    expect(view?.language).toBe('fr');
    expect(view?.languages.map(({ language }) => language)).toEqual(['fr', 'sw']);
    expect(view?.navigation[0]?.href).toContain('lang=fr');
    const swahili = await ask('/help', undefined, { 'Accept-Language': 'en, sw;q=0.5' });
    expect(swahili.view?.language).toBe('sw');
    services.business = () => {
      throw new Error('broken');
    };
    const fault = await ask('/', undefined, { 'Accept-Language': 'en' });
    expect(fault.status).toBe(500);
    expect(fault.view?.languages).toHaveLength(2);
  });

  it('shows hostile parameters nowhere but escaped in links and addresses of forms', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { view } = await ask(`/?${new URLSearchParams({ error: hostile, mac: hostile })}`);
    const { navigation, languages, url, plans, voucherForm, ...rest } = view as Extract<
      SplashView,
      { page: 'plans' }
    >;
    expect(JSON.stringify(rest)).not.toContain('script>');
    const addresses = JSON.stringify([navigation, languages, url, plans, voucherForm]);
    expect(addresses).not.toContain('<script>');
    expect(voucherForm.action).toBe(`/voucher?lang=en&${new URLSearchParams({ mac: hostile })}`);
  });

  it('is kind in front of a fault', async () => {
    services.deviceSession = async () => {
      throw new Error('disk full');
    };
    const { status, view } = await ask('/left');
    expect(status).toBe(500);
    expect(view?.heading).toBe('Something went wrong here');
    expect(JSON.stringify(view)).not.toContain('disk full');
  });
});

describe('buying', () => {
  it('makes the id with the form and starts one purchase with it', async () => {
    const { view } = await ask('/buy/hour?mac=AA&ip=10.0.0.2');
    if (view?.page !== 'phone') throw new Error('not the phone page');
    expect(view.form.action).toBe('/buy/hour?lang=en&mac=AA&ip=10.0.0.2');
    expect(view.form.hidden).toEqual({ purchase: uuid });
    const sent = await ask(view.form.action, { ...view.form.hidden, phone: ' 0712345678 ' });
    expect(sent.status).toBe(303);
    expect(sent.response.headers.get('location')).toBe(`/p/${uuid}?lang=en&mac=AA&ip=10.0.0.2`);
    expect(calls).toMatchObject([
      ['start', { id: uuid, planId: 'hour', phone: '0712345678', mac: 'AA', language: 'en' }],
    ]);
  });

  it('asks again for a wrong number with the same id and the number as typed', async () => {
    const purchase = '11111111-2222-4333-8444-555555555555';
    const { status, view } = await ask('/buy/hour', { phone: '1', purchase, lang: 'sw' });
    expect(status).toBe(422);
    if (view?.page !== 'phone') throw new Error('not the phone page');
    expect(view.form.hidden.purchase).toBe(purchase);
    expect(view.form.fields[0]).toMatchObject({ value: '1' });
    expect(view.form.fields[0]?.error).toContain('0712 345 678');
  });

  it('takes no foreign text for an id', async () => {
    await ask('/buy/hour', { phone: '0712345678', purchase: "1' OR 1" });
    expect(calls).toMatchObject([['start', { id: uuid }]]);
  });

  it('offers the other plans when this one is gone', async () => {
    const { status, view } = await ask('/buy/gone');
    expect(status).toBe(404);
    expect(view).toMatchObject({ page: 'plans', notice: { tone: 'error' } });
  });

  it('knows no purchase but its own', async () => {
    expect((await ask(`/p/${uuid}`)).view).toMatchObject({ page: 'purchase', status: 'waiting' });
    expect((await ask('/p/x%00y')).status).toBe(404);
    expect((await ask('/p/11111111-2222-4333-8444-555555555555')).view?.page).toBe('message');
  });

  it('says why another try must wait, on the page of the purchase', async () => {
    const { status, view } = await ask(`/p/${uuid}/retry`, { mac: 'AA' });
    expect(status).toBe(429);
    expect(view).toMatchObject({ page: 'purchase', notice: { tone: 'error' } });
    expect(calls).toEqual([['retry', uuid, { mac: 'AA' }, 'en', expect.any(String)]]);
  });
});

describe('the ways of buying', () => {
  it.each([
    ['other', { giftPhone: '0722000111' }, { giftPhone: '0722000111' }],
    ['several', { count: '3' }, { count: 3 }],
    ['coupon', { coupon: 'karibu' }, { coupon: 'karibu' }],
    ['credit', { receipt: 'SKJ4H7K2LM' }, { credit: 'SKJ4H7K2LM' }],
    ['airtel', {}, { provider: 'airtel' }],
    ['topup', { code: 'abcde12345' }, { topUp: 'abcde12345', ontoOwn: true }],
  ])('%s ask for what they need and start one purchase with it', async (way, typed, wished) => {
    const { view } = await ask(`/buy/hour/${way}?mac=AA`);
    if (view?.page !== 'phone') throw new Error('not the phone page');
    const wanted = Object.keys(typed)[0] ?? 'phone';
    expect(view.form.fields.map(({ name }) => name)).toContain(wanted);
    const sent = await ask(view.form.action, {
      ...{ ...view.form.hidden, phone: '0712345678' },
      ...typed,
    });
    expect(sent.status).toBe(303);
    expect(calls).toMatchObject([['start', { id: uuid, phone: '0712345678', ...wished }]]);
  });

  it('are links below the number, and lead back', async () => {
    const { view } = await ask('/buy/hour?mac=AA');
    if (view?.page !== 'phone') throw new Error('not the phone page');
    const paths = view.actions.map(({ href }) => href.split('?')[0]);
    const ways = ['airtel', 'other', 'several', 'coupon', 'credit'].map(
      (way) => `/buy/hour/${way}`,
    );
    expect(paths).toEqual([...ways, '/']);
    const { view: several } = await ask('/buy/hour/several');
    expect(several?.page === 'phone' && several.actions).toHaveLength(1);
  });

  it('of another provider speak of that one', async () => {
    const { view } = await ask('/buy/hour/airtel');
    expect(JSON.stringify(view)).toContain('Airtel Money phone number');
    expect(JSON.stringify(view)).not.toContain('M-Pesa phone number');
  });

  it('add to the code this device is online with, without asking for it', async () => {
    ownCode = '•••••-••345';
    const { view } = await ask('/buy/hour/topup');
    if (view?.page !== 'phone') throw new Error('not the phone page');
    expect(view.form.fields.map(({ name }) => name)).toEqual(['phone']);
    expect(view.steps[0]).toContain('•••••-••345');
    const { view: plans } = await ask('/topup?mac=AA');
    if (plans?.page !== 'plans') throw new Error('not the plans');
    expect(plans.plans[0]?.href).toBe('/buy/hour/topup?lang=en&mac=AA');
  });
});

describe('a free trial', () => {
  it('asks for a number, and the code comes by SMS only', async () => {
    const { view } = await ask('/trial?mac=AA');
    if (view?.page !== 'trial') throw new Error('not the trial page');
    const given = await ask(view.form.action, { ...view.form.hidden, phone: '0712345678' });
    expect(given.view).toMatchObject({ page: 'message' });
    expect(given.text).not.toContain('ABCDE');
    expect(calls).toEqual([['trial', '0712345678', { mac: 'AA' }]]);
  });

  it('is refused in words to who has had it', async () => {
    const { status, view } = await ask('/trial', { phone: '1' });
    expect(status).toBe(422);
    expect(view?.page === 'trial' && view.form.fields[0]?.error).toContain('free trial');
  });
});

it('A receipt on trust leads to a code with its minutes', async () => {
  const { view } = await ask('/claim', { receipt: 'UL90000001', phone: '0712345678' });
  if (view?.page !== 'voucher') throw new Error('not the voucher page');
  expect(view.form.fields[0]?.value).toBe('ABCDE-12345');
  expect(view.notice?.message).toContain('30 minutes');
});

describe('a voucher', () => {
  it('is filled in from the printed QR, and only shown as text', async () => {
    const { view } = await ask('/v/ABCDE-12345');
    expect(view).toMatchObject({ page: 'voucher', form: { fields: [{ value: 'ABCDE-12345' }] } });
    expect((await ask(`/v/${'x'.repeat(300)}`)).text).not.toContain('x'.repeat(21));
  });

  it("ends in the router's login form as the service made it", async () => {
    const router = { 'link-login-only': 'http://evil.example/', 'link-orig': 'javascript:x' };
    const { view } = await ask('/voucher', { ...router, code: 'abcde12345' });
    if (view?.page !== 'connect') throw new Error('not the connect page');
    expect(view.code.code).toBe('ABCDE-12345');
    expect(view.login?.form.action).toBe('http://10.5.50.1/login');
    expect(calls).toEqual([['redeem', 'abcde12345', router]]);
  });

  it('that is refused says why in words, and asks nobody when nothing was typed', async () => {
    expect((await ask('/voucher', { code: 'guess' })).status).toBe(429);
    const unknown = await ask('/voucher', { code: 'other' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('(new_code)');
    calls = [];
    expect((await ask('/voucher', { code: '  ' })).status).toBe(422);
    expect(calls).toEqual([]);
  });
});

describe('a router that the box has to call', () => {
  it('lets the customer in with a whole new page', async () => {
    const { status, response } = await ask('/connect', { code: 'ABCDE-12345', clientMac: 'AA' });
    expect(status).toBe(303);
    expect(response.headers.get('location')).toBe('/left?lang=en&clientMac=AA');
    expect(calls).toEqual([['connect', 'ABCDE-12345', { clientMac: 'AA' }]]);
  });

  it('keeps the code in the form when the router is silent or the code is wrong', async () => {
    const silent = await ask('/connect', { code: 'silent' });
    expect(silent.view).toMatchObject({
      ...{ page: 'voucher', notice: { title: 'The Wi-Fi is busy' } },
      form: { fields: [{ value: 'silent' }] },
    });
    const unknown = await ask('/connect', { code: 'unknown' });
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('We do not know this code');
  });
});

describe('a login that fails', () => {
  const back = '/?error=RADIUS+server+is+not+responding&mac=AA';

  it('is explained, and ends with the third time in help and a reference', async () => {
    expect((await ask(back)).view).toMatchObject({ page: 'plans', notice: { tone: 'error' } });
    expect((await ask(back)).view?.page).toBe('plans');
    const { view } = await ask(back);
    if (view?.page !== 'message') throw new Error('not the way out');
    expect(view.message).toContain('AC3D4E');
    expect(view.message).toContain('0722 000 111');
    expect(view.notice?.title).toBe('The Wi-Fi is busy');
    expect(view).not.toHaveProperty('login');
    expect(view.actions.map(({ href }) => href)).not.toContainEqual(
      expect.stringContaining('error='),
    );
  });
});

describe('the query of a router', () => {
  it('goes back byte for byte where the router wants it so', async () => {
    const query = 'ga_srvr=10.3.0.1&ga_Qv=yDN%05%1f:%1c%20+x~!*';
    const { view } = await ask(`/voucher?${query}`);
    if (view?.page !== 'voucher') throw new Error('not the voucher page');
    await ask(view.form.action, { ...view.form.hidden, code: 'abcde12345' });
    expect(calls).toMatchObject([['redeem', 'abcde12345', { 'raw-query': query }]]);
  });
});

describe('the other pages', () => {
  it('show what is left with the code masked', async () => {
    const { view } = await ask('/left');
    if (view?.page !== 'left') throw new Error('not the page of what is left');
    expect(view.meters[0]).toMatchObject({ value: '45 minutes of 1 hour', usedPercent: 25 });
    expect(view.meters[1]).toMatchObject({ value: 'Unlimited', usedPercent: 0 });
    expect(view.facts).toContainEqual({ label: 'Code', value: '•••45' });
  });

  it('look for a payment and keep what was typed', async () => {
    const { status, view } = await ask('/claim', { receipt: 'SJ12ABC3DE', phone: '0712345678' });
    expect(status).toBe(404);
    if (view?.page !== 'claim') throw new Error('not the claim page');
    expect(view.form.fields.map((field) => field.value)).toEqual(['SJ12ABC3DE', '0712345678']);
    expect(view.form.fields[0]?.error).toContain('not found this payment yet');
  });

  it('give the phone number of the owner for help', async () => {
    const { view } = await ask('/help');
    expect(view?.businessPhone?.href).toBe('tel:0722000111');
  });
});

describe('buying for another phone', () => {
  it('says so from the plan to the code, and never logs this phone in', async () => {
    const { view } = await ask('/buy/hour');
    if (view?.page !== 'phone') throw new Error('not the phone page');
    expect(view.actions.map(({ href }) => href.split('?')[0])).toContain('/buy/hour/other');
    const other = await ask('/buy/hour/other');
    expect(other.view).toMatchObject({ form: { action: '/buy/hour/other?lang=en' } });
    const form = { phone: '0712345678', purchase: uuid };
    expect((await ask('/buy/hour/other', form)).location).toMatch(`/p/${uuid}/other?`);
    services.viewPurchase = async (id) => ({
      ...purchaseOf(id),
      ...{ state: 'paid', voucherCode: 'ABCDE12345' },
      login: { method: 'POST', action: 'http://10.5.50.1/login', fields: {} },
    });
    expect((await ask(`/p/${uuid}/other`)).view).toMatchObject({
      login: null,
      code: { code: 'ABCDE-12345' },
      message: expect.stringContaining('other phone'),
    });
    expect((await ask(`/p/${uuid}`)).view).toMatchObject({ login: { label: 'Connect' } });
  });
});

describe('what the owner learns', () => {
  it('is how far devices came, step by step', async () => {
    await ask('/');
    await ask('/buy/hour');
    await ask('/buy/hour', { phone: '1', purchase: uuid });
    await ask('/buy/hour', { phone: '0712345678', purchase: uuid });
    await ask(`/p/${uuid}`);
    expect(steps).toEqual(['seen', 'plan', 'phone', 'prompt']);
    await ask('/voucher', { code: 'abcde12345' });
    expect(steps.at(-1)).toBe('online');
  });
});

describe('a lost code', () => {
  it('is sent to the number, and the answer is the same for every number', async () => {
    const known = await ask('/lost', { phone: '0712345678' });
    const other = await ask('/lost', { phone: '0799999999' });
    expect(known.status).toBe(200);
    expect(known.text).toBe(other.text);
    expect((await ask('/lost', { phone: '1' })).view).toMatchObject({ page: 'lost' });
  });
});

describe('what who has a code may do', () => {
  it('is go on with a paused one, or use it here instead of on an old device', async () => {
    for (const [code, action] of [
      ['code_paused', '/voucher/resume'],
      ['device_limit', '/voucher/replace'],
    ] as const) {
      const usual = services.redeem;
      services.redeem = async () => refusal(code);
      const { view } = await ask('/voucher', { code: 'abcde12345', mac: 'AA' });
      if (view?.page !== 'voucher') throw new Error('not the voucher page');
      const { remedy } = view;
      expect(remedy?.action).toBe(`${action}?lang=en&mac=AA`);
      expect(remedy?.hidden).toEqual({ code: 'abcde12345' });
      services.redeem = usual;
      const mended = await ask(remedy?.action ?? '', remedy?.hidden);
      expect(mended.view).toMatchObject({ page: 'connect', login: { connectInMs: 1000 } });
      expect(calls.at(-2)).toEqual([action.split('/').at(-1), 'abcde12345', { mac: 'AA' }]);
    }
    expect((await ask('/voucher', { code: 'guess' })).view).toMatchObject({ remedy: null });
  });

  it('is pause it, where the plan has pauses left', async () => {
    expect((await ask('/voucher', { code: 'abcde12345' })).view).toMatchObject({ pause: null });
    voucher.pausesLeft = 1;
    const { view } = await ask('/voucher', { code: 'abcde12345' });
    voucher.pausesLeft = 0;
    if (view?.page !== 'connect') throw new Error('not the connect page');
    const paused = await ask(view.pause?.action ?? '', view.pause?.hidden);
    expect(paused.view).toMatchObject({ page: 'message', heading: 'Paused' });
    expect((await ask('/voucher/pause', { code: 'none' })).text).toContain('cannot be paused now');
  });
});

describe('a TV', () => {
  /** A TV that has been given a page of its own. */
  async function openTv() {
    const { location } = await ask('/tv?mac=TV');
    const { view } = await ask(location);
    if (view?.page !== 'tv') throw new Error('not the page of a TV');
    return { location, code: view.code.code };
  }

  it('shows a code, is brought a voucher by a phone, and goes online by itself', async () => {
    const { location, code } = await openTv();
    expect(code).toMatch(/^[A-Z0-9]{6}$/);
    expect((await ask(location)).view).toMatchObject({ page: 'tv', code: { code } });
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase();
    const paired = await ask('/pair', { tv: typed, code: 'abcde12345', mac: 'PHONE' });
    expect(paired.view).toMatchObject({ page: 'message' });
    expect(calls.at(-1)).toEqual(['redeem', 'abcde12345', { mac: 'TV' }]);
    const { view } = await ask(location);
    expect(view).toMatchObject({ page: 'connect', login: { connectInMs: 1000 } });
  });

  it('says on the phone what is wrong with either code', async () => {
    const { code } = await openTv();
    const unknown = await ask('/pair', { tv: 'AAAAAA', code: 'abcde12345' });
    expect(unknown.status).toBe(404);
    expect(unknown.view).toMatchObject({
      form: { fields: [{ value: 'AAAAAA', error: expect.any(String) }, { error: null }] },
    });
    expect((await ask('/pair', { tv: code, code: 'guess' })).status).toBe(429);
  });

  it('gets a new code when its own is over', async () => {
    const { location } = await openTv();
    nowMs += 600_000;
    expect((await ask(location)).location).toMatch(/^\/tv\?/);
  });

  it('is not found by trying codes', async () => {
    await openTv();
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      statuses.push((await ask('/pair', { tv: `AAAA${i}`, code: 'x' })).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

describe('this device', () => {
  it('sees what it bought, without codes or numbers', async () => {
    const { view, text } = await ask('/history');
    expect(view).toMatchObject({
      page: 'history',
      purchases: [{ what: expect.stringContaining('1 hour'), state: 'Paid' }],
    });
    expect(text).not.toMatch(/0712|ABCDE/);
  });

  it('knows who is behind the own gateway by what that says, and says it in no link', async () => {
    const visit = (mac: string, path: string) =>
      fetch(`${origin}${path}`, { headers: { 'x-behind': mac }, redirect: 'manual' });
    const page = await visit('AA:BB:CC:DD:EE:01', '/?mac=00:00:00:00:00:01&own-gateway=0');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/mac=|own-gateway/);
    const back = await visit(SLEEPER, '/');
    expect([back.status, back.headers.get('location')]).toEqual([303, '/left?lang=en']);
    const stranger = await fetch(`${origin}/?own-gateway=1&mac=${SLEEPER}`, { redirect: 'manual' });
    expect(stranger.status).toBe(200);
  });

  it('logs out here, or is shown the way to the router that can do it', async () => {
    expect((await ask('/left')).view).toMatchObject({ logout: { action: '/logout?lang=en' } });
    const done = await ask('/logout', { mac: 'AA' });
    expect(done.view).toMatchObject({ heading: 'You are logged out' });
    expect(done.text).not.toContain('10.5.50.1');
    expect((await ask('/logout', { mac: 'BB' })).text).toContain('http://10.5.50.1/logout');
  });
});

describe('hostile parameters', () => {
  const pages = ['/', '/voucher', '/left', '/claim', '/help', '/terms', '/lost', '/history'];
  const more = ['/pair', '/buy/hour', '/buy/gone', '/buy/hour/other', `/p/${uuid}`, '/p/x', '/v/x'];
  const nasty = fc.constantFrom(
    '"><script>alert(1)</script>',
    'javascript:alert(1)',
    '//evil.example/',
    'http://evil.example/',
  );
  const names = fc.constantFrom('mac', 'ip', 'link-orig', 'link-logout', 'error', 'lang', 'x');

  it('never become the target of a form or a link', async () => {
    const query = fc.dictionary(names, fc.oneof(nasty, fc.string({ unit: 'binary' })));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pages, ...more), query, async (path, values) => {
        const { view } = await ask(`${path}?${new URLSearchParams(values)}`);
        if (!view) throw new Error(`${path} answered no view`);
        const targets: string[] = [];
        JSON.stringify(view, (key, value) => {
          if (['href', 'action', 'src', 'url'].includes(key)) targets.push(value);
          return value;
        });
        expect(targets.length).toBeGreaterThan(5);
        for (const target of targets) expect(target).toMatch(/^(\/(?![/\\])|tel:)/);
      }),
      { numRuns: 60 },
    );
  });
});

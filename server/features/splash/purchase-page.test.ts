import { describe, expect, it } from 'vitest';
import type { PurchaseState, PurchaseView } from '../../contract/portal.ts';
import type { SplashLanguage } from '../../contract/splash.ts';
import { pageContext } from './frame.ts';
import { allLanguages } from './language.ts';
import { PLAIN_LOOK } from './look/look-book.ts';
import { purchasePage } from './purchase-page.ts';
import { texts } from './text/index.ts';

const startMs = Date.parse('2026-11-21T08:00:00Z');
const id = '0b9f3a52-6f0e-4a7e-8f57-1d2c3b4a5968';

function page(
  change: Partial<PurchaseView>,
  { ageMs = 5000, language = 'en' as SplashLanguage } = {},
) {
  const business = {
    name: 'Duka',
    phone: null,
    currency: 'KES',
    timeZone: 'Africa/Nairobi',
    simulated: false,
    look: PLAIN_LOOK,
    trial: false,
    languages: allLanguages(),
    payByHand: { kind: 'paybill' as const, number: '600111' },
  };
  const context = pageContext({
    language,
    business,
    router: { mac: 'AA' },
    nowMs: startMs + ageMs,
  });
  return purchasePage(context, {
    id,
    planId: 'hour',
    planName: '1 hour',
    priceCents: 2000,
    currency: 'KES',
    phoneMasked: '0712 ••• 678',
    state: 'prompted',
    reason: null,
    message: '',
    reference: 'MLG4K2P',
    retryAt: null,
    promptAt: null,
    createdAt: '2026-11-21T08:00:00.000Z',
    ...{
      method: 'M-Pesa',
      listPriceCents: null,
      giftPhoneMasked: null,
      toppedUpCodeMasked: null,
      story: [],
    },
    ...change,
  });
}

describe('the page of a prompted purchase', () => {
  it('says what to do on the phone and counts down the life of the request', () => {
    const view = page({});
    expect(view.status).toBe('waiting');
    expect(view.steps).toHaveLength(4);
    expect(view.steps[0]).toContain('0712\u00a0•••\u00a0678');
    expect(view.countdown?.seconds).toBe(55);
    expect(view.pollInMs).toBeGreaterThan(0);
    expect(view.refreshSeconds).toBeGreaterThanOrEqual(5);
  });

  it('says when a number that was asked a moment ago is asked again', () => {
    const view = page({ state: 'created', promptAt: '2026-11-21T08:00:44.000Z' });
    expect(view.status).toBe('waiting');
    expect(view.heading).toBe(texts.en.purchase.queued.heading);
    expect(view.message).toContain('by itself');
    expect(view.steps).toEqual([]);
    expect(view.countdown).toMatchObject({ seconds: 39, done: 'It is going out now.' });
    expect(view.pollInMs).toBeGreaterThan(0);
    expect(view.refreshSeconds).toBeGreaterThanOrEqual(5);
    const soon = page({ state: 'created', promptAt: '2026-11-21T08:00:07.000Z' });
    expect(soon.heading).toBe(texts.en.purchase.sending.heading);
    expect(soon.steps).toHaveLength(4);
    expect(soon.countdown).toBeNull();
  });

  it('counts from the last request when it is known', () => {
    const view = page({ retryAt: '2026-11-21T08:05:30.000Z' }, { ageMs: 300_000 });
    expect(view.countdown?.seconds).toBe(30);
  });

  it('tells the truth when the time is over: no answer yet, the money is safe', () => {
    const view = page({}, { ageMs: 61_000 });
    expect(view.status).toBe('late');
    expect(view.message).toContain('Your money is safe');
    expect(view.retry).toBeNull();
  });
});

const outcomes: [PurchaseState, boolean, boolean][] = [
  // state, asks again, may be called a failure
  ['created', true, false],
  ['sending', true, false],
  ['prompted', true, false],
  ['unknown', true, false],
  ['stale', true, false],
  ['suspense', true, false],
  ['paid', false, false],
  ['reversed', false, false],
  ['failed', true, true],
];

describe.each(['en', 'sw'] as const)('every state in %s', (language) => {
  it.each(outcomes)('%s has words, keeps asking: %s, failure: %s', (state, asks, failure) => {
    const view = page({ state }, { language });
    expect(view.heading).not.toBe('');
    expect(view.message).not.toBe('');
    expect(view.pollInMs !== null).toBe(asks);
    expect(view.status === 'failed').toBe(failure);
  });

  it.each(Object.keys(texts.en.purchase.failed))('explains the reason %s', (reason) => {
    const said = Object.entries(texts[language].purchase.failed).find(([name]) => name === reason);
    const view = page({ state: 'failed', reason }, { language });
    expect({ heading: view.heading, message: view.message }).toEqual(said?.[1]);
    expect(view.actions.map((action) => action.label)).toContain(
      texts[language].purchase.otherNumber,
    );
  });
});

describe('a paid purchase', () => {
  const login = { method: 'POST' as const, action: 'http://10.0.0.1/login', fields: { a: 'b' } };

  it('shows the code in two groups and logs in by itself after two seconds', () => {
    const view = page({ state: 'paid', voucherCode: 'ABCDE12345', login });
    expect(view.code?.code).toBe('ABCDE-12345');
    expect(view.login).toMatchObject({ form: login, connectInMs: 2000 });
    expect(view.refreshSeconds).toBeNull();
  });

  it('says how to go online when the page was not opened through a router', () => {
    const view = page({ state: 'paid', voucherCode: 'ABCDE12345' });
    expect(view.login).toBeNull();
    expect(view.message).toBe(texts.en.connect.noRouter);
  });

  it('does not promise a connection when its voucher was cancelled', () => {
    const view = page({ state: 'paid' });
    expect(view.code).toBeNull();
    expect(view.message).toBe(texts.en.left.statuses.revoked);
  });

  it('never logs in while it is not paid', () => {
    expect(page({ state: 'failed', login, voucherCode: 'ABCDE12345' }).login).toBeNull();
    expect(page({ state: 'reversed', voucherCode: 'ABCDE12345' }).code).toBeNull();
  });
});

describe('another try', () => {
  it('waits until the number may be asked again, then is offered', () => {
    const retryAt = '2026-11-21T08:01:00.000Z';
    const early = page({ state: 'failed', reason: 'cancelled', retryAt });
    expect(early.retry?.wait?.seconds).toBe(55);
    expect(early.refreshSeconds).toBe(56);
    const later = page({ state: 'failed', reason: 'cancelled', retryAt }, { ageMs: 60_000 });
    expect(later.retry).toMatchObject({ action: `/p/${id}/retry?lang=en&mac=AA`, wait: null });
    expect(later.refreshSeconds).toBeNull();
  });

  it('warns before a second request while the first is unknown', () => {
    const view = page({ state: 'unknown', retryAt: '2026-11-21T08:00:01.000Z' });
    expect(view.retry?.note).toBe(texts.en.purchase.retryUnknownNote);
  });

  it('is not offered where it could pay twice', () => {
    const retryAt = '2026-11-21T08:00:01.000Z';
    for (const state of ['prompted', 'sending', 'paid', 'suspense'] as const) {
      expect(page({ state, retryAt }).retry).toBeNull();
    }
  });
});

describe('paying by hand', () => {
  it('is offered with the number and the reference once no request can be paid any more', () => {
    const steps = page({ state: 'failed', reason: 'unreachable' }).byHand?.steps.join(' ');
    expect(steps).toContain('600111');
    expect(steps).toContain('MLG4K2P');
  });

  it.each(['prompted', 'unknown', 'stale', 'paid', 'suspense', 'reversed'] as const)(
    'is not offered while it could be paid twice: %s',
    (state) => {
      expect(page({ state }).byHand).toBeNull();
    },
  );
});

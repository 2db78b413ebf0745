import { describe, expect, it } from 'vitest';
import type {
  PlansView,
  PurchasePageView,
  PurchaseStatus,
  SplashView,
} from '../server/contract/splash.ts';
import { renderSplash } from './server.tsx';

const assets = { css: '.a>b{color:red}', js: '/assets/client-1.js' };
const hostile = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>\u2028`;

const frame = {
  url: '/?lang=en',
  language: 'en',
  direction: 'ltr',
  title: 'Title',
  heading: 'Heading',
  businessName: 'Duka',
  theme: { accent: '#0a6b4c', ground: '#f3f6f2' },
  logo: null,
  announcement: null,
  businessPhone: null,
  simulated: false,
  languages: [
    { language: 'en', name: 'English', href: '/?lang=en', current: true },
    { language: 'sw', name: 'Kiswahili', href: '/?lang=sw', current: false },
  ],
  navigation: [{ page: 'plans', label: 'Buy', href: '/', current: true }],
  notice: null,
  text: {
    skipToContent: 'Skip',
    navigation: 'Pages',
    language: 'Language',
    simulated: 'Demonstration',
    busy: 'Busy',
    offlineTitle: 'Offline',
    offlineMessage: 'Check the Wi-Fi',
  },
} as const satisfies Partial<SplashView>;

const common = { ...frame, languages: [...frame.languages], navigation: [...frame.navigation] };

const plans: PlansView = {
  ...common,
  page: 'plans',
  intro: 'Intro',
  plans: [
    {
      id: 'p',
      name: hostile,
      price: 'KSh 20',
      details: ['3 hours'],
      badge: null,
      href: '/buy/p',
    },
  ],
  empty: 'None',
  trial: null,
  voucherHeading: 'Voucher?',
  voucherForm: {
    action: '/voucher',
    hidden: { mac: hostile },
    fields: [
      {
        name: 'code',
        kind: 'code',
        label: 'Code',
        hint: 'Hint',
        value: hostile,
        error: hostile,
        maxLength: 20,
      },
    ],
    submit: 'Use',
    consent: null,
  },
  banner: null,
};

function purchase(status: PurchaseStatus, change: Partial<PurchasePageView> = {}) {
  return renderSplash(
    {
      ...common,
      page: 'purchase',
      status,
      message: 'Message',
      steps: ['Look', 'Type'],
      facts: [{ label: 'Plan', value: '1 hour' }],
      story: null,
      countdown: null,
      pollInMs: 2500,
      refreshSeconds: 5,
      check: { label: 'Check now', href: '/p/1' },
      code: null,
      login: null,
      retry: null,
      byHand: null,
      actions: [],
      ...change,
    },
    assets,
  );
}

describe('the document', () => {
  it('lets no value become markup, in text, attributes or the data for the script', () => {
    const html = renderSplash({ ...plans, heading: hostile, title: hostile }, assets);
    expect(html).not.toContain('<img');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(/<script type.*?<\/script>/s.exec(html)?.[0]).not.toContain('\u2028');
  });

  it('carries the view for the script exactly as it was', () => {
    const html = renderSplash(plans, assets);
    const json = /<script type="application\/json" id="view">(.*?)<\/script>/s.exec(html)?.[1];
    expect(JSON.parse(json ?? '')).toEqual(plans);
  });

  it('has no inline script or handler and one fixed style, so the strictest policy holds', () => {
    const html = purchase('waiting');
    expect(html).not.toMatch(/\sstyle=|\son\w+=|javascript:/);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).toContain('<style>.a>b{color:red}</style>');
    expect(html).toContain('<script defer src="/assets/client-1.js"></script>');
  });

  it('names its language and direction', () => {
    const html = renderSplash({ ...plans, language: 'ar', direction: 'rtl' }, assets);
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
  });

  it('says so when payments are simulated', () => {
    const text = (view: SplashView) => renderSplash(view, assets).split('<div id')[1];
    expect(text(plans)).not.toContain('Demonstration');
    expect(text({ ...plans, simulated: true })).toContain('Demonstration');
  });

  it('ties the mistake to its field', () => {
    const html = renderSplash(plans, assets);
    expect(html).toContain('aria-describedby="voucher-code-error voucher-code-hint"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<label for="voucher-code">');
  });
});

describe('the page of a purchase without JavaScript', () => {
  it('loads itself again while something may happen', () => {
    expect(purchase('waiting')).toContain(
      '<noscript><meta http-equiv="refresh" content="5"/></noscript>',
    );
    expect(purchase('paid', { refreshSeconds: null })).not.toContain('http-equiv');
  });

  it('tells a screen reader of every change', () => {
    expect(purchase('waiting')).toMatch(/<div class="state" role="status">.*Heading.*Message/);
  });

  it("ends in a plain form to the router, with the router's fields", () => {
    const form = {
      method: 'POST' as const,
      action: 'http://10.5.50.1/login',
      fields: { username: 'ABCDE12345', dst: hostile },
    };
    const html = purchase('paid', {
      login: { form, label: 'Connect', note: 'Note', connectInMs: 2000 },
    });
    expect(html).toContain('method="POST" action="http://10.5.50.1/login"');
    expect(html).toContain('name="username" value="ABCDE12345"');
    expect(html).toContain('Connect</button>');
  });

  it('keeps the retry shut until its time', () => {
    const retry = {
      action: '/p/1/retry',
      hidden: {},
      fields: [],
      submit: 'Again',
      note: 'Note',
      consent: null,
    };
    const wait = { seconds: 30, template: 'in {seconds} s', done: 'now' };
    const early = purchase('failed', { retry: { ...retry, wait } });
    expect(early).toContain('in 30 s');
    expect(early).toMatch(/<button[^>]* disabled[^>]*>Again/);
    expect(purchase('failed', { retry: { ...retry, wait: null } })).not.toMatch(
      /<button[^>]* disabled/,
    );
  });
});

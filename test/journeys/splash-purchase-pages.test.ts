import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PurchaseState } from '../../server/contract/portal.ts';
import type { SplashLanguage, SplashView } from '../../server/contract/splash.ts';
import { pageContext } from '../../server/features/splash/frame.ts';
import { allLanguages } from '../../server/features/splash/language.ts';
import { PLAIN_LOOK } from '../../server/features/splash/look/look-book.ts';
import { purchasePage } from '../../server/features/splash/purchase-page.ts';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { runs } from '../support/tools.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist', 'portal');
const startMs = Date.parse('2026-11-21T08:00:00Z');

/** Every page a purchase can have; some take an hour or a strange sum of money to come about. */
const PAGES: {
  name: string;
  state: PurchaseState;
  ageMs: number;
  reason?: string;
  promptAt?: string;
}[] = [
  { name: 'queued', state: 'created', ageMs: 1_000, promptAt: '2026-11-21T08:00:45Z' },
  { name: 'sending', state: 'sending', ageMs: 1_000 },
  { name: 'waiting', state: 'prompted', ageMs: 5_000 },
  { name: 'late', state: 'prompted', ageMs: 90_000 },
  { name: 'unknown', state: 'unknown', ageMs: 90_000 },
  { name: 'failed', state: 'failed', ageMs: 90_000, reason: 'wrong_pin' },
  { name: 'stale', state: 'stale', ageMs: 86_400_000 },
  { name: 'suspense', state: 'suspense', ageMs: 90_000 },
  { name: 'reversed', state: 'reversed', ageMs: 86_400_000 },
  { name: 'paid', state: 'paid', ageMs: 30_000 },
];

describe.skipIf(!runs('chromium'))('the page of a purchase', () => {
  let browser: Browser;
  let render: (view: SplashView) => string;
  beforeAll(async () => {
    browser = await launchBrowser();
    const module = await import(pathToFileURL(join(DIST, 'server', 'server.js')).href);
    const read = (name: string) => readFileSync(join(DIST, 'client', name), 'utf8');
    const manifest: Record<string, { file: string }> = JSON.parse(read('manifest.json'));
    const css = read(manifest['style.css']?.file ?? '');
    render = (view) => module.renderSplash(view, { css, js: '/none.js' });
  });
  afterAll(() => browser?.close());

  function htmlOf(page: (typeof PAGES)[number], language: SplashLanguage): string {
    const business = {
      ...{ name: 'Duka', phone: '0722 000 111', currency: 'KES', timeZone: 'Africa/Nairobi' },
      ...{ simulated: false, look: PLAIN_LOOK },
      trial: false,
      languages: allLanguages(),
      payByHand: { kind: 'paybill', number: '600111' } as const,
    };
    const nowMs = startMs + page.ageMs;
    const context = pageContext({ language, business, router: { mac: 'AA' }, nowMs });
    const view = purchasePage(context, {
      ...{ id: '0b9f3a52-6f0e-4a7e-8f57-1d2c3b4a5968', planId: 'hour', planName: '1 hour' },
      ...{ priceCents: 2000, currency: 'KES', phoneMasked: '0712 ••• 678', message: '' },
      ...{ state: page.state, reason: page.reason ?? null, reference: 'MLG4K2P7QA' },
      ...{
        retryAt: null,
        promptAt: page.promptAt ?? null,
        createdAt: new Date(startMs).toISOString(),
      },
      ...{
        method: 'M-Pesa',
        listPriceCents: null,
        giftPhoneMasked: null,
        toppedUpCodeMasked: null,
        story: [],
      },
      ...(page.state === 'paid' ? { voucherCode: 'ABCDE12345' } : {}),
    });
    return render(view);
  }

  it.each(['en', 'sw', 'ar', 'am'] as const)('is sound in every state, in %s', async (language) => {
    const faults: string[] = [];
    for (const dark of [false, true]) {
      const phone = await openPhone(browser, { widthPx: dark ? 414 : 320, dark });
      for (const page of PAGES) {
        await phone.setContent(htmlOf(page, language));
        await screenshot(phone, `purchase-${page.name}-${language}${dark ? '-dark' : ''}`);
        for (const fault of await findFaults(phone)) faults.push(`${page.name}: ${fault}`);
      }
      await phone.context().close();
    }
    expect(faults).toEqual([]);
  });

  it('shows nothing beside a code but what belongs to it', () => {
    for (const page of PAGES) {
      const html = htmlOf(page, 'en');
      expect(html.includes('ABCDE-12345'), page.name).toBe(page.state === 'paid');
      expect(html.includes('600111'), page.name).toBe(page.state === 'failed');
    }
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { texts } from '../../server/features/splash/text/index.ts';
import { layoutFaults, screenshot } from '../support/browser.ts';
import { purchaseIs, SplashScene, textOf } from '../support/splash-scene.ts';
import { runs } from '../support/tools.ts';

const journeys = (['en', 'sw'] as const).flatMap((language) =>
  [320, 360, 414, 768].flatMap((widthPx) =>
    ['with', 'without'].map((how) => ({ language, widthPx, how })),
  ),
);

/** Twenty customers at once on two cores. */
const PATIENCE_MS = 60_000;

describe.skipIf(!runs('chromium'))('the splash in a browser', () => {
  let scene: SplashScene;
  let codes: string[];
  beforeAll(async () => {
    scene = await SplashScene.open();
    codes = await scene.vouchers(4);
  });
  afterAll(() => scene?.close());

  const arrival = (page: Page) =>
    page.getByRole('heading', { name: 'You are online' }).waitFor({ timeout: PATIENCE_MS });
  function isLoggedIn(code: string): void {
    expect(scene.router.loginOf(code)).toEqual({
      ...{ username: code, password: code },
      ...{ dst: 'http://example.com/', popup: 'false' },
    });
  }

  describe.concurrent('sells', () => {
    it.each(journeys)('in $language at $widthPx px $how JavaScript', async (journey) => {
      const { language, widthPx, how } = journey;
      const script = how === 'with';
      await scene.visit({ widthPx, script }, async (page) => {
        const look = async (step: string) => {
          // A page that waits refreshes itself, perhaps just now: then the new one is looked at.
          const faults = await layoutFaults(page).catch(() => layoutFaults(page));
          expect(faults, step).toEqual([]);
          await screenshot(page, `buy-${language}-${widthPx}-${how}-${step}`);
        };
        await page.goto(scene.url('/', language));
        expect(await textOf(page, 'h1')).toBe(texts[language].plans.heading);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        await look('1-plans');
        await page.locator('a.plan').first().click();
        await page.locator('.page-phone').waitFor();
        await look('2-phone');
        await page.locator('input[type=tel]').fill('12');
        await page.locator('form .button').click();
        await page.locator('.field-error').waitFor();
        expect(await textOf(page, '.field-error')).toBe(texts[language].errors.phone_invalid);
        await look('3-phone-wrong');
        await scene.pay(page, 0);
        await look('4-waiting');
        // With JavaScript a phone goes on by itself, sooner than anybody may have looked.
        if (script) {
          await arrival(page);
          await page.goBack();
        }
        await page.locator(purchaseIs('paid')).waitFor({ timeout: PATIENCE_MS });
        expect(await textOf(page, 'h1')).toBe(texts[language].purchase.states.paid.heading);
        const code = await textOf(page, '.code');
        await look('5-paid');
        if (!script) {
          await page.locator('form.login button').click();
          await arrival(page);
        }
        isLoggedIn(code);
      });
    });
  });

  describe.concurrent('lets a voucher in', () => {
    it.each([
      { how: 'with', path: 'typed on the first page', index: 0 },
      { how: 'without', path: 'typed on the first page', index: 1 },
      { how: 'with', path: 'scanned from its square', index: 2 },
      { how: 'without', path: 'scanned from its square', index: 3 },
    ])('$path, $how JavaScript', async ({ how, path, index }) => {
      const script = how === 'with';
      const code = codes[index] ?? '';
      await scene.visit({ widthPx: 320, script }, async (page) => {
        if (path.startsWith('typed')) {
          await page.goto(scene.url('/', 'en'));
          await page.locator('.code-input').fill('AAAAA-AAAAA');
          await page.locator('form .button').click();
          await page.locator('.field-error').waitFor();
          await page.locator('.code-input').fill(code.toLowerCase().replace('-', ' '));
        } else {
          await page.goto(scene.url(`/v/${code}`, 'en'));
          expect(await page.locator('.code-input').inputValue()).toBe(code);
        }
        await page.locator('form .button').click();
        if (!script) {
          await page.locator('.page-connect').waitFor();
          expect(await textOf(page, '.code')).toBe(code);
          await page.locator('form.login button').click();
        }
        await arrival(page);
        isLoggedIn(code);
      });
    });
  });

  it('keeps the language and the router when the customer switches and goes on', async () => {
    await scene.visit({ widthPx: 360 }, async (page) => {
      await page.goto(scene.url('/help', 'en'));
      await page.getByRole('link', { name: 'Kiswahili' }).click();
      await page.getByRole('heading', { name: texts.sw.help.heading, exact: true }).waitFor();
      await page.locator('.tabs').getByRole('link', { name: texts.sw.navigation.plans }).click();
      await page.getByRole('heading', { name: texts.sw.plans.heading }).waitFor();
      const query = new URL(page.url()).searchParams;
      expect(query.get('lang')).toBe('sw');
      expect(query.get('link-login-only')).toBe(scene.router.loginUrl);
    });
  });

  it.each(['sw-KE', 'ar'])('speaks the language of a phone set to %s', async (locale) => {
    await scene.visit({ widthPx: 360, locale }, async (page) => {
      await page.goto(`${scene.box.portalUrl}/`);
      const language = locale === 'ar' ? 'ar' : 'sw';
      expect(await textOf(page, 'h1')).toBe(texts[language].plans.heading);
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(await layoutFaults(page)).toEqual([]);
      await screenshot(page, `plans-${locale}`);
    });
  });

  it('shows hostile router parameters as nothing but text', async () => {
    await scene.visit({ widthPx: 360 }, async (page) => {
      const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
      let dialogs = 0;
      page.on('dialog', (dialog) => {
        dialogs += 1;
        void dialog.dismiss();
      });
      const more = { error: hostile, 'link-login-only': 'http://evil.example/', username: hostile };
      await page.goto(scene.url('/', 'en', more));
      expect(await page.locator('img').count()).toBe(0);
      await page.locator('.code-input').fill(codes[0] ?? '');
      await page.locator('form .button').click();
      await page.locator('.page-connect').waitFor();
      expect(await page.locator('form.login').count()).toBe(0);
      expect(dialogs).toBe(0);
    });
  });
});

import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../server/features/splash/text/index.ts';
import {
  FakeRouter,
  findFaults,
  launchBrowser,
  layoutFaults,
  openPhone,
  type PhoneOptions,
  screenshot,
} from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { runs } from '../support/tools.ts';

type Language = 'en' | 'sw';

/** Every phone of this file is another device with another number. */
let devices = 0;
const nextMac = () => `AA:BB:CC:01:00:${(devices++).toString(16).padStart(2, '0')}`;
let numbers = 0;
/** The last digit chooses what the simulated customer does. */
const numberEnding = (digit: number) => `071200${100 + numbers++}${digit}`;

const journeys = (['en', 'sw'] as const).flatMap((language) =>
  [320, 360, 414, 768].flatMap((widthPx) =>
    [true, false].map((script) => ({
      language,
      widthPx,
      script,
      how: script ? 'with' : 'without',
    })),
  ),
);

describe.skipIf(!runs('chromium'))('the splash in a browser', () => {
  let box: RunningBox;
  let router: FakeRouter;
  let browser: Browser;
  let codes: string[];

  beforeAll(async () => {
    box = await RunningBox.prepare({ MLANGO_DARAJA_REQUESTS_PER_SECOND: '50' });
    [router, browser] = await Promise.all([FakeRouter.start(), launchBrowser(), box.start()]);
    const hour = ['--name', '1 hour', '--price', '20', '--time', '3600', '--validity', '86400'];
    await box.json('plan', 'add', ...hour, '--data', '500MB', '--down', '5M', '--up', '2M');
    const month = ['--name', 'Month for the whole family', '--price', '1500', '--devices', '4'];
    await box.json('plan', 'add', ...month, '--validity', '2592000');
    const at = ['--address', '127.0.0.1', '--secret', 'radius-secret-of-the-test'];
    await box.json('router', 'add', '--name', 'R1', ...at);
    const batch = ['--plan', '1 hour', '--count', '8'];
    ({ codes } = await box.json<{ codes: string[] }>('voucher', 'create', ...batch));
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([router?.close(), box?.dispose()]);
  });

  const pageUrl = (path: string, language: Language, mac = nextMac()) =>
    `${box.portalUrl}${path}?${new URLSearchParams({
      lang: language,
      mac,
      'link-login-only': router.loginUrl,
      'link-orig': 'http://example.com/',
    })}`;

  async function withPhone(options: PhoneOptions, use: (page: Page) => Promise<void>) {
    const page = await openPhone(browser, options);
    try {
      await use(page);
    } catch (error) {
      await screenshot(page, `failed-${options.widthPx}-${randomInt(1e6)}`);
      throw error;
    } finally {
      await page.context().close();
    }
  }

  async function choosePlan(page: Page, language: Language): Promise<void> {
    await page.goto(pageUrl('/', language));
    await page.locator('a.plan').first().click();
    await page.locator('.page-phone').waitFor();
  }

  async function pay(page: Page, phone: string): Promise<void> {
    await page.locator('input[type=tel]').fill(phone);
    await page.locator('form .button').click();
    await page.locator('.page-purchase').waitFor();
  }

  async function buy(page: Page, language: Language, digit: number): Promise<void> {
    await choosePlan(page, language);
    await pay(page, numberEnding(digit));
  }

  const status = (name: string) => `.page-purchase.is-${name}`;
  const textOf = async (page: Page, selector: string) =>
    (await page.locator(selector).innerText()).trim();

  /** Lets the script log in by itself, or presses the button where there is none. */
  async function goOnline(page: Page, code: string, script: boolean): Promise<void> {
    if (!script) await page.locator('form.login button').click();
    await page.getByRole('heading', { name: 'You are online' }).waitFor();
    expect(router.loginOf(code)).toEqual({
      ...{ username: code, password: code },
      ...{ dst: 'http://example.com/', popup: 'false' },
    });
  }

  describe.concurrent('sells', () => {
    it.each(journeys)(
      'in $language at $widthPx px $how JavaScript, from plan to login',
      async (journey) => {
        const { language, widthPx, script } = journey;
        const name = `${language}-${widthPx}-${script ? 'script' : 'plain'}`;
        await withPhone({ widthPx, script }, async (page) => {
          const look = async (step: string) => {
            expect(await layoutFaults(page), step).toEqual([]);
            await screenshot(page, `buy-${name}-${step}`);
          };
          await page.goto(pageUrl('/', language));
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
          await pay(page, numberEnding(0));
          await look('4-waiting');
          await page.locator(status('paid')).waitFor();
          expect(await textOf(page, 'h1')).toBe(texts[language].purchase.states.paid.heading);
          const code = await textOf(page, '.code');
          if (!script) await look('5-paid');
          await goOnline(page, code, script);
          if (!script) return;
          await page.goBack();
          await page.locator(status('paid')).waitFor();
          await look('5-paid');
        });
      },
    );
  });
});

import type { Browser, Page } from 'playwright-core';
import { FakeRouter, launchBrowser, openPhone, type PhoneOptions, screenshot } from './browser.ts';
import { RunningBox } from './running-box.ts';

/** The languages whose every page is looked at. */
export type SceneLanguage = 'en' | 'sw';

/** A box with two plans and a router, a browser, and as many customers as a test wants. */
export class SplashScene {
  readonly box: RunningBox;
  readonly router: FakeRouter;
  readonly #browser: Browser;
  #devices = 0;
  #numbers = 0;

  private constructor(box: RunningBox, router: FakeRouter, browser: Browser) {
    this.box = box;
    this.router = router;
    this.#browser = browser;
  }

  static async open(): Promise<SplashScene> {
    const box = await RunningBox.prepare({ MLANGO_DARAJA_REQUESTS_PER_SECOND: '50' });
    const [router, browser] = await Promise.all([FakeRouter.start(), launchBrowser(), box.start()]);
    const hour = ['--name', '1 hour', '--price', '20', '--time', '3600', '--validity', '86400'];
    await box.json('plan', 'add', ...hour, '--data', '500MB', '--down', '5M', '--up', '2M');
    const month = ['--name', 'Month for the whole family', '--price', '1500', '--devices', '4'];
    await box.json('plan', 'add', ...month, '--validity', '2592000');
    const at = ['--address', '127.0.0.1', '--secret', 'radius-secret-of-the-test'];
    await box.json('router', 'add', '--name', 'R1', ...at);
    return new SplashScene(box, router, browser);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await Promise.all([this.router.close(), this.box.dispose()]);
  }

  async vouchers(count: number): Promise<string[]> {
    const args = ['--plan', '1 hour', '--count', String(count)];
    return (await this.box.json<{ codes: string[] }>('voucher', 'create', ...args)).codes;
  }

  /** A page as the router sends a new device there. */
  url(path: string, language: SceneLanguage, more: Record<string, string> = {}): string {
    const device = (this.#devices++).toString(16).padStart(4, '0');
    return `${this.box.portalUrl}${path}?${new URLSearchParams({
      lang: language,
      mac: `AA:BB:CC:01:${device.slice(0, 2)}:${device.slice(2)}`.toUpperCase(),
      'link-login-only': this.router.loginUrl,
      'link-orig': 'http://example.com/',
      ...more,
    })}`;
  }

  /** A new M-Pesa number; its last digit chooses what the simulated customer does. */
  numberEnding(digit: number): string {
    return `071200${100 + this.#numbers++}${digit}`;
  }

  /** A customer's visit; a failure leaves a picture behind. */
  async visit(options: PhoneOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const page = await openPhone(this.#browser, options);
    try {
      await use(page);
    } catch (error) {
      await screenshot(page, `failed-${options.widthPx}-${this.#devices}`, 'always');
      throw error;
    } finally {
      await page.context().close();
    }
  }

  async choosePlan(page: Page, language: SceneLanguage): Promise<void> {
    await page.goto(this.url('/', language));
    await page.locator('a.plan').first().click();
    await page.locator('.page-phone').waitFor();
  }

  async pay(page: Page, digit: number): Promise<void> {
    await page.locator('input[name=phone]').fill(this.numberEnding(digit));
    await page.locator('form .button').click();
    await page.locator('.page-purchase').waitFor();
  }
}

/** Selects the page of a purchase in this status. */
export const purchaseIs = (status: string) => `.page-purchase.is-${status}`;

export async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? '').trim();
}

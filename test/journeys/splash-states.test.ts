import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../server/features/splash/text/index.ts';
import { findFaults, screenshot } from '../support/browser.ts';
import { purchaseIs, SplashScene, textOf } from '../support/splash-scene.ts';
import { runs } from '../support/tools.ts';

const words = texts.en.purchase;

/** What the customer of each last digit comes to see. */
const OUTCOMES = [
  { digit: 1, what: 'cancels', status: 'failed', heading: words.failed.cancelled.heading },
  {
    digit: 2,
    what: 'types a wrong PIN',
    status: 'failed',
    heading: words.failed.wrong_pin.heading,
  },
  {
    ...{ digit: 3, what: 'has too little money', status: 'failed' },
    heading: words.failed.insufficient_funds.heading,
  },
  { digit: 4, what: 'is unreachable', status: 'failed', heading: words.failed.unreachable.heading },
  {
    digit: 5,
    what: 'pays, the callback is lost',
    status: 'paid',
    heading: words.states.paid.heading,
  },
  {
    digit: 6,
    what: 'pays, the answer is lost',
    status: 'paid',
    heading: words.states.paid.heading,
  },
  { digit: 7, what: 'pays twice', status: 'paid', heading: words.states.paid.heading },
  {
    digit: 9,
    what: 'pays after a false "failed"',
    status: 'paid',
    heading: words.states.paid.heading,
  },
];

/** Back from the M-Pesa prompt: the page asks at once instead of waiting for its timer. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

describe.skipIf(!runs('chromium'))('the page of a purchase in a browser', () => {
  let scene: SplashScene;
  beforeAll(async () => {
    scene = await SplashScene.open();
  });
  afterAll(() => scene?.close());

  describe.concurrent('tells the truth when the customer', () => {
    it.each(OUTCOMES)('$what', async ({ digit, status, heading }) => {
      await scene.visit({ widthPx: 360, dark: digit % 2 === 1 }, async (page) => {
        await scene.choosePlan(page, 'en');
        await scene.pay(page, digit);
        const reached = page.locator(purchaseIs(status)).waitFor({ timeout: 40_000 });
        const nudge = setInterval(() => void comeBack(page).catch(() => undefined), 2_000);
        await reached.finally(() => clearInterval(nudge));
        if (status === 'paid') {
          await page.getByRole('heading', { name: 'You are online' }).waitFor();
          await page.goBack();
          await page.locator(purchaseIs('paid')).waitFor();
        }
        expect(await textOf(page, 'h1')).toBe(heading);
        await screenshot(page, `state-${digit}-${status}`);
        expect(await findFaults(page)).toEqual([]);
      });
    });
  });

  describe.concurrent('survives', () => {
    it('a reload in the middle', async () => {
      await scene.visit({ widthPx: 360 }, async (page) => {
        await scene.choosePlan(page, 'en');
        await scene.pay(page, 0);
        const { pathname } = new URL(page.url());
        await page.reload();
        expect(new URL(page.url()).pathname).toBe(pathname);
        await page.locator(purchaseIs('paid')).waitFor();
      });
    });

    it('leaving for another page and coming back', async () => {
      await scene.visit({ widthPx: 360 }, async (page) => {
        await scene.choosePlan(page, 'sw');
        await scene.pay(page, 0);
        await page.goto('about:blank');
        await page.goBack();
        await page.locator(purchaseIs('paid')).waitFor();
        expect(await textOf(page, 'h1')).toBe(texts.sw.purchase.states.paid.heading);
      });
    });

    it('a closed page, opened in another browser without JavaScript', async () => {
      let url = '';
      await scene.visit({ widthPx: 360 }, async (page) => {
        await scene.choosePlan(page, 'en');
        await scene.pay(page, 5);
        url = page.url();
      });
      await scene.visit({ widthPx: 360, script: false }, async (page) => {
        await page.goto(url);
        // Nobody presses anything: the page loads itself again.
        await page.locator(purchaseIs('paid')).waitFor();
        expect(await textOf(page, '.code')).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      });
    });

    it('lost Wi-Fi, saying that nothing is lost, and asks again by itself', async () => {
      await scene.visit({ widthPx: 360 }, async (page) => {
        await scene.choosePlan(page, 'en');
        await scene.pay(page, 0);
        await page.context().setOffline(true);
        await page.locator('.notice').waitFor();
        expect(await textOf(page, '.notice')).toContain(texts.en.common.offlineTitle);
        await screenshot(page, 'state-offline');
        expect(await findFaults(page)).toEqual([]);
        await page.context().setOffline(false);
        await page.locator(purchaseIs('paid')).waitFor();
      });
    });

    it.each(['with', 'without'])('a double press %s JavaScript, as one purchase', async (how) => {
      await scene.visit({ widthPx: 360, script: how === 'with' }, async (page) => {
        await scene.choosePlan(page, 'en');
        const phone = scene.numberEnding(0);
        await page.locator('input[type=tel]').fill(phone);
        await page.locator('form .button').dblclick();
        await page.locator(purchaseIs('paid')).waitFor();
        const payments = await scene.box.json<{ phone: string }[]>('payment', 'list');
        expect(payments.filter((payment) => payment.phone.endsWith(phone.slice(1)))).toHaveLength(
          1,
        );
      });
    });
  });

  it('waits patiently for a PIN that never comes, and counts down', async () => {
    await scene.visit({ widthPx: 320, dark: true }, async (page) => {
      await scene.choosePlan(page, 'sw');
      await scene.pay(page, 8);
      await page.locator('.countdown').waitFor();
      const before = await textOf(page, '.countdown p');
      await page.waitForFunction(
        (text) => document.querySelector('.countdown p')?.textContent !== text,
        before,
      );
      await screenshot(page, 'state-8-waiting');
      expect(await findFaults(page)).toEqual([]);
    });
  });

  describe.concurrent('and every other page is sound for hands, eyes and screen readers', () => {
    const pages = ['/', '/voucher', '/left', '/claim', '/help', '/p/unknown', '/v/ABCDE-12345'];
    const journeys = ['/lost', '/pair', '/tv', '/history', '/terms'];
    it.each(
      [...pages, ...journeys].flatMap((path) => [
        { path, tone: 'light', language: 'en' as const },
        { path, tone: 'dark', language: 'sw' as const },
      ]),
    )('$path in $language, $tone', async ({ path, tone, language }) => {
      await scene.visit({ widthPx: 320, dark: tone === 'dark' }, async (page) => {
        await page.goto(scene.url(path, language, { error: 'user not found' }));
        const name = path.replaceAll('/', '-');
        await screenshot(page, `page${name}-${tone}`);
        expect(await findFaults(page)).toEqual([]);
        const send = page.locator('form .button');
        if ((await send.count()) === 0) return;
        await send.click();
        await page.locator('[aria-invalid=true]').first().waitFor();
        await screenshot(page, `page${name}-${tone}-wrong`);
        expect(await findFaults(page)).toEqual([]);
      });
    });
  });
});

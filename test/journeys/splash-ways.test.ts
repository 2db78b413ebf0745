import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunnelRow } from '../../server/contract/admin.ts';
import { texts } from '../../server/features/splash/text/index.ts';
import { findFaults, layoutFaults, screenshot } from '../support/browser.ts';
import { purchaseIs, SplashScene, textOf } from '../support/splash-scene.ts';
import { runs } from '../support/tools.ts';

const words = texts.en.journeys;

/** Presses Tab until the wanted thing has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (there) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

describe.skipIf(!runs('chromium'))('the ways beside buying for oneself', () => {
  let scene: SplashScene;
  let codes: string[];
  beforeAll(async () => {
    scene = await SplashScene.open();
    codes = await scene.vouchers(2);
  });
  afterAll(() => scene?.close());

  it.each([
    { how: 'with', index: 0 },
    { how: 'without', index: 1 },
  ])('a TV $how JavaScript goes online by a code typed on a phone', async ({ how, index }) => {
    const code = codes[index] ?? '';
    const script = how === 'with';
    await scene.visit({ widthPx: 960, script }, async (tv) => {
      await tv.goto(scene.url('/tv', 'en'));
      const shown = await textOf(tv, '.code');
      await screenshot(tv, `tv-${how}`);
      await scene.visit({ widthPx: 360 }, async (phone) => {
        await phone.goto(scene.url('/pair', 'en'));
        await phone.getByLabel(words.pair.field.label).fill(shown.toLowerCase());
        await phone.getByLabel('Voucher code').fill(code);
        await phone.getByRole('button', { name: words.pair.submit }).click();
        await phone.getByRole('heading', { name: words.pair.done.heading }).waitFor();
        expect(await findFaults(phone)).toEqual([]);
        await screenshot(phone, 'pair-done');
      });
      if (!script) {
        await tv.locator('.page-connect').waitFor({ timeout: 20_000 });
        await tv.locator('form.login button').click();
      }
      await tv.getByRole('heading', { name: 'You are online' }).waitFor();
      expect(scene.router.loginOf(code)).toMatchObject({ username: code });
    });
  });

  it('a code for another phone is shown, and this phone stays as it is', async () => {
    await scene.visit({ widthPx: 320 }, async (page) => {
      await scene.choosePlan(page, 'en');
      await page.getByRole('link', { name: words.other.link }).click();
      await page.getByRole('heading', { name: words.other.heading }).waitFor();
      await screenshot(page, 'other-phone');
      expect(await findFaults(page)).toEqual([]);
      await scene.pay(page, 0);
      await page.locator(purchaseIs('paid')).waitFor();
      expect(await page.locator('form.login').count()).toBe(0);
      await page.getByText(words.other.paid).waitFor();
      await screenshot(page, 'other-paid');
      expect(await findFaults(page)).toEqual([]);
      const code = await textOf(page, '.code');
      await page.emulateMedia({ media: 'print' });
      await screenshot(page, 'other-print');
      expect(await page.getByText(code).isVisible()).toBe(true);
      for (const hidden of ['.tabs', 'footer', '.simulated']) {
        expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
      }
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${page.url().replace(/\/p\/[^?]*/, '/history')}`);
      await page.getByText('Paid', { exact: true }).waitFor();
      await screenshot(page, 'history-paid');
      expect(await findFaults(page)).toEqual([]);
    });
  });

  it('a lost code is asked for without learning whose number it is', async () => {
    await scene.visit({ widthPx: 360 }, async (page) => {
      await page.goto(scene.url('/lost', 'en'));
      await page.locator('input[type=tel]').fill('0799 000 000');
      await page.getByRole('button', { name: words.lost.submit }).click();
      await page.getByRole('heading', { name: words.lost.done.heading }).waitFor();
      await screenshot(page, 'lost-done');
      expect(await findFaults(page)).toEqual([]);
    });
  });

  it('the whole purchase works by keyboard, and says where it is', async () => {
    await scene.visit({ widthPx: 768 }, async (page) => {
      await page.goto(scene.url('/', 'en'));
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
        texts.en.common.skipToContent,
      );
      await tabTo(page, 'a.plan');
      await page.keyboard.press('Enter');
      await page.locator('.page-phone').waitFor();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await tabTo(page, 'input[type=tel]');
      await page.keyboard.type('12');
      await page.keyboard.press('Enter');
      await page.locator('.field-error').waitFor();
      // The wrong field has the focus, so that it can be mended at once.
      expect(
        await page.evaluate(() => document.activeElement?.matches('[aria-invalid=true]')),
      ).toBe(true);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(scene.numberEnding(0));
      await page.keyboard.press('Enter');
      await page.locator('.page-purchase').waitFor();
      await page.getByRole('heading', { name: 'You are online' }).waitFor();
    });
  });

  it.each(['/', '/voucher', '/pair', '/help'])(
    '%s is whole with letters twice as large',
    async (path) => {
      await scene.visit({ widthPx: 320 }, async (page) => {
        await page.goto(scene.url(path, 'sw'));
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        await screenshot(page, `large${path.replaceAll('/', '-')}`);
        expect(await layoutFaults(page)).toEqual([]);
        // No name is squeezed to a few letters a line.
        for (const plan of await page.locator('.plan-what').all()) {
          expect((await plan.boundingBox())?.width).toBeGreaterThan(150);
        }
      });
    },
  );

  it('the owner sees how far these customers came', async () => {
    await scene.visit({ widthPx: 360 }, async (page) => {
      await page.goto(scene.url('/', 'en'));
      const rows = await scene.box.json<FunnelRow[]>('splash', 'visits');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows[0]?.steps.seen).toBeGreaterThan(0);
      expect(rows[0]?.steps.paid).toBeGreaterThan(0);
    });
  });
});

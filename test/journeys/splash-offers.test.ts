import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../server/features/splash/text/index.ts';
import { findFaults, screenshot } from '../support/browser.ts';
import { purchaseIs, type SceneLanguage, SplashScene, textOf } from '../support/splash-scene.ts';
import { runs } from '../support/tools.ts';

interface Voucher {
  devices: number;
  remainingSeconds: number;
}

/** axe runs in the page, so it needs the script that some of these phones lack. */
describe.skipIf(!runs('chromium'))('offers on the splash', () => {
  let scene: SplashScene;
  beforeAll(async () => {
    scene = await SplashScene.open();
    await scene.box.json('coupon', 'add', 'KARIBU', '--percent', '25', '--uses', '9');
    await scene.box.json('settings', 'set', 'payments.trialPlan', '1 hour');
  });
  afterAll(() => scene?.close());

  const held = (code: string) => scene.box.json<Voucher>('voucher', 'show', code);

  it.each([
    { language: 'en', script: true, widthPx: 320 },
    { language: 'sw', script: false, widthPx: 414 },
  ] as const)(
    'a coupon is taken off before the PIN, in $language, script: $script',
    async (how) => {
      const { language, script, widthPx } = how;
      const words = texts[language].journeys.ways.coupon;
      await scene.visit({ widthPx, script }, async (page) => {
        await scene.choosePlan(page, language);
        await screenshot(page, `offers-choice-${language}`);
        await page.getByRole('link', { name: words.link }).click();
        await page.getByLabel(words.field.label).fill('wrong');
        await page.locator('input[type=tel]').fill(scene.numberEnding(0));
        await page.locator('form .button').click();
        await page.getByText(texts[language].errors.coupon_refused).waitFor();
        expect(script ? await findFaults(page) : []).toEqual([]);
        await page.getByLabel(words.field.label).fill('karibu');
        await scene.pay(page, 0);
        await page.getByText(words.before).waitFor();
        expect(await page.locator('.facts').textContent()).toMatch(/15[\s\S]*20/);
        expect(script ? await findFaults(page) : []).toEqual([]);
        await page.locator(purchaseIs('paid')).waitFor();
        await page.getByText(texts[language].journeys.ways.story.heading).waitFor();
        await screenshot(page, `offers-coupon-paid-${language}`);
        expect(script ? await findFaults(page) : []).toEqual([]);
      });
    },
  );

  it('several devices are paid for at once and share a code', async () => {
    const words = texts.en.journeys.ways.several;
    await scene.visit({ widthPx: 360 }, async (page) => {
      await scene.choosePlan(page, 'en');
      await page.getByRole('link', { name: words.link }).click();
      await page.getByLabel(words.field.label).fill('3');
      expect(await findFaults(page)).toEqual([]);
      await screenshot(page, 'offers-several');
      await scene.pay(page, 0);
      await page.locator(purchaseIs('paid')).waitFor();
      const bought = await held(await textOf(page, '.code'));
      expect(bought).toMatchObject({ devices: 3, remainingSeconds: 10_800 });
    });
  });

  it.each([
    { language: 'en', script: true },
    { language: 'sw', script: false },
  ] as const)(
    'a code is topped up without being told, in $language',
    async ({ language, script }) => {
      const words = texts[language].journeys.ways.topUp;
      const [code = ''] = await scene.vouchers(1);
      await scene.visit({ widthPx: 360, script }, async (page) => {
        await page.goto(scene.url('/topup', language));
        await page.getByRole('heading', { name: words.heading }).waitFor();
        await page.locator('a.plan').first().click();
        await page.locator('.page-phone .code-input').fill(code.toLowerCase());
        expect(script ? await findFaults(page) : []).toEqual([]);
        await screenshot(page, `offers-topup-${language}`);
        await scene.pay(page, 0);
        await page.locator(purchaseIs('paid')).waitFor();
        expect(await page.locator('body').textContent()).not.toContain(code);
        expect(await page.locator('form.login').count()).toBe(0);
        await screenshot(page, `offers-topup-paid-${language}`);
        expect(script ? await findFaults(page) : []).toEqual([]);
        expect(await held(code)).toMatchObject({ remainingSeconds: 7_200 });
      });
    },
  );

  it('credit is asked for with a receipt, and tells nothing to a stranger', async () => {
    const { credit } = texts.en.journeys.ways;
    await scene.visit({ widthPx: 360 }, async (page) => {
      await scene.choosePlan(page, 'en');
      await page.getByRole('link', { name: credit.link }).click();
      await page.locator('textarea').fill('SKJ4H7K2LM');
      await page.locator('input[type=tel]').fill('0712345670');
      await page.getByRole('button', { name: credit.submit }).click();
      await page.getByText(texts.en.errors.credit_unproven).waitFor();
      await screenshot(page, 'offers-credit');
      expect(await findFaults(page)).toEqual([]);
    });
  });

  it('a trial comes by SMS, once', async () => {
    const { trial } = texts.en.journeys.ways;
    const address = scene.url('/', 'en');
    const phone = scene.numberEnding(0);
    const ask = async (language: SceneLanguage, expected: string) =>
      scene.visit({ widthPx: 360 }, async (page) => {
        await page.goto(address.replace('lang=en', `lang=${language}`));
        await page.getByRole('link', { name: texts[language].journeys.ways.trial.link }).click();
        await page.locator('input[type=tel]').fill(phone);
        await page.locator('.page-trial .button').first().click();
        await page.getByText(expected).waitFor();
        await screenshot(page, `offers-trial-${language}`);
        expect(await findFaults(page)).toEqual([]);
      });
    await ask('en', trial.done.message);
    await ask('sw', texts.sw.errors.trial_used);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import { type DarajaSimulator, startDarajaSimulator } from '../simulators/daraja.ts';
import { findFaults, launchBrowser, openPhone, screenshot, settled } from '../support/browser.ts';
import { recordingLog } from '../support/doubles.ts';
import { RunningBox } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen, typeBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

describe.skipIf(!runs('chromium'))('an owner with an empty box', () => {
  let box: RunningBox;
  let safaricom: DarajaSimulator;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const tools = { clock: systemClock(), random: systemRandom, log: recordingLog([]) };
    safaricom = await startDarajaSimulator({
      ...tools,
      passkey: 'the-passkey',
      credentials: { consumerKey: 'the-key', consumerSecret: 'the-secret' },
      delayMs: 200,
    });
    box = await RunningBox.prepare({
      MLANGO_DARAJA_BASE_URL: safaricom.baseUrl,
      MLANGO_DARAJA_REQUESTS_PER_SECOND: '20',
    });
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 820 });
    await typeBusiness(page, box);
  });
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
    await safaricom.close();
  });

  async function goOn(link: string, heading: string) {
    await settled(page);
    await page.getByRole('link', { name: link }).click();
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  }
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  async function askForShilling(phone: string) {
    await page.getByLabel('Your M-Pesa number').fill(phone);
    await page.getByRole('button', { name: 'Ask me for 1 shilling' }).click();
  }

  it('is led from the PIN through every step, and may leave each for later', async () => {
    await openScreen(page, box, '/welcome/logo');
    await goOn('Later', 'Connect your router');
    await goOn('Later', 'Decide what you sell');
    await page.getByText('1 hour').first().waitFor();
    await goOn('Next', 'Take money by M-Pesa');
    await page.getByText('Practice mode').first().waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('learns in words what is wrong with the M-Pesa credentials, until a shilling arrives', async () => {
    await openScreen(page, box, '/welcome/mpesa');
    await page.getByLabel('What customers pay to').selectOption('till');
    await page.getByLabel('Till number', { exact: true }).fill('600123');
    await page.getByLabel('Store number', { exact: true }).fill('600123');
    await save();
    await page.getByText('Please fill this in.').first().waitFor();
    await page.getByLabel('Consumer key').fill('the-key');
    await page.getByLabel('Consumer secret').fill('another-secret');
    await page.getByLabel('Passkey').fill('another-passkey');
    await save();
    await page.getByText('Customers pay to your number.').waitFor();
    await askForShilling('0712000010');
    await page.getByText('The consumer key or the secret is wrong').waitFor();
    await page.getByLabel('Consumer secret').fill('the-secret');
    await save();
    await askForShilling('0712000020');
    await page.getByText('the passkey do not belong together').waitFor();
    await page.getByLabel('Passkey').fill('the-passkey');
    await save();
    await askForShilling('0712000030');
    await page.getByText('M-Pesa does not know this till').waitFor({ timeout: 20_000 });
    await screenshot(page, 'guide-mpesa-wrong-till');
    expect(await findFaults(page)).toEqual([]);
    await page.getByLabel('Till number', { exact: true }).fill('512345');
    await save();
    await askForShilling('0712000040');
    await page.getByText('It works: the shilling has arrived.').waitFor({ timeout: 20_000 });
    await screenshot(page, 'guide-mpesa-works');
    const paid = safaricom.prompts().filter(({ amount }) => amount === 1);
    expect(paid.length).toBeGreaterThan(0);
  }, 90_000);

  it('finds on the first screen what is not finished, and may do without it', async () => {
    await openScreen(page, box, '/');
    const open = page.locator('section', { hasText: 'Not finished yet' });
    expect(await open.getByText('Take money by M-Pesa').count()).toBe(0);
    await open.getByRole('button', { name: 'We do without: Logo' }).click();
    await open.getByText('Show your logo').waitFor({ state: 'detached' });
    await page.reload();
    await open.getByText('Connect your router').waitFor();
    expect(await open.getByText('Show your logo').count()).toBe(0);
  });

  it('sees a payment as it happens', async () => {
    await page.getByText('Live', { exact: true }).waitFor();
    const plan = await page.evaluate(async () => {
      const { plans } = await (await fetch('/api/v1/plans')).json();
      const body = JSON.stringify({ id: crypto.randomUUID(), plan: plans[0].id, phone: '' });
      const headers = { 'Content-Type': 'application/json' };
      await fetch('/api/v1/sales', { method: 'POST', headers, body });
      return plans[0].name as string;
    });
    // Far sooner than the screen would ask by itself.
    const payments = page.locator('section', { hasText: 'Last payments' });
    await payments.getByText(plan).waitFor({ timeout: 8_000 });
    await page.locator('.tile', { hasText: 'Taken today' }).getByText(/KSh/).first().waitFor();
    await page.reload();
    await page.locator('.plot canvas').first().waitFor();
    expect(await findFaultsAtEverySize(page, 'today')).toEqual([]);
  });

  it('hears no more once logged out', async () => {
    const ended = page.evaluate(
      () =>
        new Promise<string>((done) => {
          const source = new EventSource('/api/v1/events');
          source.onopen = () => void fetch('/api/v1/logout', { method: 'POST' });
          source.onerror = () => {
            source.close();
            done('ended');
          };
        }),
    );
    expect(await ended).toBe('ended');
    const refused = await page.evaluate(async () => (await fetch('/api/v1/events')).status);
    expect(refused).toBe(401);
  }, 40_000);
});

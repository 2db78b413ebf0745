import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox, SETUP_PIN } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const SCREENS = [
  '/',
  '/reports',
  '/reports/usage',
  '/reports/vouchers',
  '/plans',
  '/plans/new',
  '/customers',
  '/coupons',
  '/coupons/new',
  '/vouchers',
  '/payments',
  '/messages',
  '/messages/words',
  '/messages/providers',
  '/sessions',
  '/sessions/troubles',
  '/routers',
  '/routers/new',
  '/sites',
  '/sites/new',
  '/staff',
  '/staff/permissions',
  '/staff/new',
  '/audit',
  '/account',
  '/settings',
  '/settings/mpesa',
  '/settings/payments',
  '/settings/tokens',
  '/settings/api',
  '/settings/update',
  '/welcome/logo',
  '/welcome/router',
  '/welcome/plans',
  '/welcome/mpesa',
  '/welcome/sms',
  '/welcome/sheet',
  '/settings/look',
  '/settings/words',
  '/settings/visits',
];

describe.skipIf(!runs('chromium'))("the owner's tablet", () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 1280 });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) problems.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  it('goes from the PIN to the first business', async () => {
    await page.goto(box.adminUrl);
    await page.getByLabel('Setup PIN').fill(SETUP_PIN);
    await page.getByLabel('Your name').fill('Amina');
    await page.getByLabel('User name').fill('amina');
    await page.locator('input[type=password]').fill('a long enough secret');
    await page.getByLabel('Name of the business').fill('Mama Amina Wi-Fi');
    await screenshot(page, 'admin-setup');
    expect(await findFaults(page)).toEqual([]);
    await page.locator('button[type=submit]').click();
    await page.getByRole('heading', { name: 'Show your logo', level: 1 }).waitFor();
    await page.goto(box.adminUrl);
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  it('makes a batch of vouchers and shows their codes', async () => {
    await openScreen(page, box, '/vouchers');
    await page.getByRole('link', { name: 'Create vouchers' }).first().click();
    await page.getByLabel(/How many/).fill('4');
    await page.locator('main button[type=submit]').click();
    await page
      .getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
      .first()
      .waitFor();
    expect(await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).count()).toBe(4);
    await screenshot(page, 'admin-codes');
  });

  it('finds the reference that a customer reads out', async () => {
    const failed = `${box.portalUrl}/?error=RADIUS+server+is+not+responding&mac=AA:BB:CC:DD:EE:01`;
    let splash = '';
    for (let times = 0; times < 3; times++) splash = await (await fetch(failed)).text();
    const reference = /reference: ([A-Z3-9]{6})/.exec(splash)?.[1] ?? 'none';
    await openScreen(page, box, '/sessions/troubles');
    await page.getByText(reference).waitFor();
    await page.getByText('check its cable and its RADIUS secret').waitFor();
  });

  it('asks for a code of the authenticator app once that was turned on', async () => {
    await openScreen(page, box, '/account');
    await page.getByRole('button', { name: 'Turn codes on' }).click();
    const proof = page.locator('form').first();
    await proof.locator('input[type=password]').fill('a long enough secret');
    await proof.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await screenshot(page, 'admin-two-factor');
    expect(await findFaults(page)).toEqual([]);
    const secret = (await page.locator('code').first().textContent())?.replaceAll(' ', '') ?? '';
    const app = new TOTP({ secret });
    await page.getByLabel('Code', { exact: true }).fill(app.generate());
    await page.getByRole('button', { name: 'Turn codes on' }).click();
    await page.getByText('Write these down').waitFor();
    const recovery = (await page.locator('.codes code').first().textContent()) ?? '';
    await page.getByRole('button', { name: 'I have written them down' }).click();
    const other = await openPhone(browser, { widthPx: 360 });
    await other.goto(box.adminUrl);
    await other.getByLabel('User name').fill('amina');
    await other.locator('input[type=password]').fill('a long enough secret');
    await other.locator('button[type=submit]').click();
    await other.getByLabel('Code', { exact: true }).fill(recovery);
    expect(await findFaults(other)).toEqual([]);
    await other.locator('button[type=submit]').click();
    await other.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await other.context().close();
  });

  it.each(SCREENS)('is clean for hands and eyes on %s, at every size', async (path) => {
    await openScreen(page, box, path);
    expect(await findFaultsAtEverySize(page, `admin${path.replaceAll('/', '-')}`)).toEqual([]);
  });

  it('meets no script error and no breach of its own policy', () => {
    expect(problems).toEqual([]);
  });
});

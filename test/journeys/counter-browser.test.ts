import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPhone, screenshot, settled } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen, setUpBusiness, spills } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

describe.skipIf(!runs('chromium'))('behind the counter', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  /** Of the sale. */
  let code = '';

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 820 });
    await setUpBusiness(page, box);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const open = (path: string) => openScreen(page, box, path);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  const looksRight = async (name: string) =>
    expect(await findFaultsAtEverySize(page, name)).toEqual([]);

  it('the owner decides about receipts and care, and finds it kept', async () => {
    await open('/settings');
    await page.getByRole('link', { name: 'Change payments and receipts' }).click();
    await page.getByLabel('Address of the business').fill('Moi Avenue 12, Mombasa');
    await page.getByLabel('Tax contained in the price').fill('16');
    await page.getByLabel('What M-Pesa keeps').fill('a lot');
    await press('Save');
    await page.locator('.field-error', { hasText: 'Like 100=0, 500=5' }).waitFor();
    await page.getByLabel('What M-Pesa keeps').fill('100=0, 500=5');
    await page.getByLabel('Free trial').selectOption({ label: '1 hour' });
    await press('Save');
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await page.locator('main form').waitFor();
    expect(await page.getByLabel('What M-Pesa keeps').inputValue()).toBe('100=0, 500=5');
    expect(await page.getByLabel('Free trial').locator('option:checked').textContent()).toBe(
      '1 hour',
    );
    await looksRight('money-rules');
  });

  it('a coupon is made, counted and withdrawn', async () => {
    await open('/plans');
    await page.getByRole('link', { name: 'Coupons' }).click();
    await page.getByText('No coupons yet').waitFor();
    await page.getByRole('link', { name: 'Make a coupon' }).click();
    await page.getByLabel('Name of the coupon').fill('karibu 10');
    await page.getByLabel('Percent off').fill('100');
    await press('Make a coupon');
    await page.getByText('A whole number from 1 to 99.').waitFor();
    await page.getByLabel('Percent off').fill('10');
    await looksRight('coupon-new');
    await press('Make a coupon');
    await page.getByText('0 of 100').waitFor();
    await looksRight('coupons');
    await press('Withdraw');
    await page.locator('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.locator('.badge', { hasText: 'Withdrawn' }).waitFor();
  });

  it('a paid sale has a receipt with its tax, on paper and by SMS', async () => {
    await open('/counter');
    await page.getByRole('button', { name: /^1 day/ }).click();
    await looksRight('sell');
    await page.getByLabel('Phone number of the customer').fill('0712345678');
    await page.locator('main button[type=submit]').click();
    code = (await page.locator('.big-code').textContent()) ?? '';
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await page.getByRole('img', { name: 'QR code that opens the Wi-Fi page' }).waitFor();
    await page.getByText(/^1 day – /).waitFor();
    await looksRight('sold');
    await open('/payments');
    await page.locator('main td.go a').first().click();
    await press('Show the receipt');
    await page.getByText('VAT 16 % in it').waitFor();
    await looksRight('receipt');
    const [file] = await Promise.all([page.waitForEvent('download'), press('58 mm roll')]);
    expect(file.suggestedFilename()).toBe('receipt-1.pdf');
    await press('Send by SMS');
    await page.getByText('The receipt is on its way by SMS.').waitFor();
    await press('Send by SMS');
    await page.getByText('It was sent before.').waitFor();
  });

  it('a tablet whose site is gone from the box sells all the same', async () => {
    await page.evaluate(() => localStorage.setItem('mlango.site', 'a-site-that-was-removed'));
    await open('/counter');
    await page.getByRole('button', { name: /^1 day/ }).click();
    await settled(page);
    await page.getByRole('button', { name: /^Take KSh/ }).click();
    await page.locator('.big-code').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('mlango.site'))).toBeNull();
  });

  it('an attendant answers for a customer, found from every screen', async () => {
    await page.setViewportSize({ width: 360, height: 900 });
    await open('/plans');
    await page.getByRole('link', { name: 'Find a customer' }).click();
    await page.getByLabel('Phone number, voucher code').fill('0700 000 001');
    await press('Find');
    await page.getByText('Nothing was bought with this number.').waitFor();
    await page.getByLabel('Phone number, voucher code').fill('0712 345 678');
    await press('Find');
    await page.getByText('They have paid and the voucher waits.').waitFor();
    await page.getByLabel('Write a note').fill('Has an old phone');
    await press('Keep the note');
    await page.getByText('Has an old phone').first().waitFor();
    await press('Ask M-Pesa now');
    await page.getByText('M-Pesa was asked.').waitFor();
    await looksRight('customer');
    await page.getByLabel('Why').fill('Sold codes of others');
    await press('Block');
    await page.getByText('Sold codes of others').waitFor();
    const plans = (await (await fetch(`${box.portalUrl}/api/v1/portal/plans`)).json()).plans;
    const order = { id: crypto.randomUUID(), planId: plans[0].id, phone: '0712345678' };
    const refused = await box.post<{ error: { code: string } }>('/api/v1/portal/purchases', order);
    expect(refused.body.error.code).toBe('phone_blocked');
    await press('Close');
    await press('Let them buy again');
    await page.getByText('This phone can buy again.').waitFor();
    expect((await box.post('/api/v1/portal/purchases', order)).status).toBe(202);
  });

  it('a card is printed again by itself, on a card and on both rolls', async () => {
    await open('/vouchers/find');
    await page.locator('main form input').fill(code);
    await page.locator('main button[type=submit]').click();
    await press('Print this one');
    await page.locator('.sheet.single .qr').waitFor();
    expect(await page.locator('.voucher-code').textContent()).toBe(code);
    for (const paper of ['single', 'roll80', 'roll58']) {
      await page.getByLabel('Paper').selectOption(paper);
      await page.getByText('1 slip, cut one by one').waitFor();
      await screenshot(page, `print-${paper}`);
      expect(await spills(page.locator(`.sheet.${paper} .voucher`)), paper).toBe(false);
      // What the printer gets: one page of the paper's own width.
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const width = Number(/MediaBox ?\[ ?0 0 ([\d.]+)/.exec(pdf)?.[1]);
      const millimetres = { single: 105, roll80: 80, roll58: 58 }[paper] ?? 0;
      expect((width / 72) * 25.4).toBeCloseTo(millimetres, 0);
    }
    await press('Close');
  });

  it('codes are made knowing the odds of a guesser, and saved as a file', async () => {
    await open('/vouchers/new');
    await page.getByText(/with a chance of 1 in/).waitFor();
    await page.getByLabel(/How many/).fill('25000');
    await page.getByText('end batches that nobody sells').waitFor();
    await page.getByLabel(/How many/).fill('3');
    await page.locator('main button[type=submit]').click();
    const [file] = await Promise.all([page.waitForEvent('download'), press('Codes as a file')]);
    expect(file.suggestedFilename()).toMatch(/^mlango-codes-\d{4}-\d\d-\d\d\.csv$/);
  });
});

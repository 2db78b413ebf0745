import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminPlan, BatchCodes } from '../../server/contract/admin.ts';
import { findFaults, launchBrowser, openPhone, screenshot, sendFrom } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { addStaff, openScreen, setUpBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

describe.skipIf(!runs('chromium'))('what was done by mistake', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 360 });
    await setUpBusiness(page, box);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const open = (path: string) => openScreen(page, box, path);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const confirm = (name: string) =>
    page.locator('dialog').getByRole('button', { name, exact: true }).click();
  const undo = () => press('Undo');
  const undone = () => page.getByText('It is as it was before.').waitFor();
  const plan = async () => {
    const { plans } = await sendFrom<{ plans: AdminPlan[] }>(page, 'GET', '/plans');
    return plans.find(({ name }) => name === '1 hour');
  };

  it('a plan that was taken off sale is sold again', async () => {
    const before = await plan();
    await open(`/plans/${before?.id}`);
    await press('Take off sale');
    await confirm('Take off sale');
    await page.locator('.toast .undo').waitFor();
    await screenshot(page, 'undo-plan');
    expect(await findFaults(page)).toEqual([]);
    expect(await plan()).toBeUndefined();
    await undo();
    await undone();
    await page.getByRole('heading', { name: '1 hour', exact: true }).waitFor();
    expect(await plan()).toEqual(before);
  });

  it('is not taken back where the box cannot, and it says why', async () => {
    const before = await plan();
    await open(`/plans/${before?.id}`);
    await press('Take off sale');
    await confirm('Take off sale');
    await page.locator('.toast .undo').waitFor();
    const namesake = { name: before?.name, priceCents: 2_000, timeSeconds: 3_600 };
    await sendFrom(page, 'POST', '/plans', namesake);
    await undo();
    await page.getByText('There is a plan with this name already.').waitFor();
  });

  it('a coupon that was withdrawn holds again', async () => {
    const coupon = { code: 'KARIBU', percent: 10, offCents: null, plan: null };
    await sendFrom(page, 'POST', '/coupons', { ...coupon, maxUses: 9, expiresAt: null });
    await open('/coupons');
    await press('Withdraw');
    await confirm('Withdraw');
    await page.locator('.badge', { hasText: 'Withdrawn' }).waitFor();
    await undo();
    await undone();
    await page.locator('.badge', { hasText: 'Withdrawn' }).waitFor({ state: 'detached' });
  });

  it('a phone that was blocked may buy again', async () => {
    await open('/customers');
    await page.getByLabel('Phone number, voucher code').fill('0700 000 001');
    await press('Find');
    await page.getByLabel('Why').fill('took a chair');
    await press('Block');
    await page.getByText('took a chair').waitFor();
    await undo();
    await undone();
    await page.getByText('took a chair').waitFor({ state: 'detached' });
  });

  it('cards that went to the wrong attendant come back', async () => {
    const operator = await addStaff(page, 'otieno', 'cashier');
    const batch = { plan: '1 day', count: 5, label: 'Kiosk' };
    const made = await sendFrom<BatchCodes>(page, 'POST', '/batches', batch);
    const held = async () =>
      (
        await sendFrom<{ stock: { holderId: string; left: number }[] }>(
          page,
          'GET',
          '/stock/holders',
        )
      ).stock.filter(({ holderId, left }) => holderId === operator && left > 0);
    await open(`/vouchers/batches/${made.batch.id}`);
    await page.getByLabel('How many').fill('3');
    await press('Hand over');
    await page.getByText('3 cards are handed over.').waitFor();
    expect(await held()).toMatchObject([{ left: 3 }]);
    await undo();
    await undone();
    expect(await held()).toEqual([]);
  });

  it('a setting has its old value again, in the form and on top of the app', async () => {
    await open('/settings');
    await page.getByLabel('Name of the business').fill('Another name');
    await press('Save');
    await page.getByText('Saved.').waitFor();
    await undo();
    await undone();
    const name = page.getByLabel('Name of the business');
    await expect.poll(() => name.inputValue()).toBe('Mama Amina Wi-Fi');
    await page.getByText('Another name').waitFor({ state: 'detached' });
  });

  it('a plan stands again where it stood', async () => {
    const order = async () =>
      (await sendFrom<{ plans: AdminPlan[] }>(page, 'GET', '/plans')).plans.map(({ name }) => name);
    const before = await order();
    await open('/plans');
    await press(`Move ${before[0]} back`);
    await page.getByText(`${before[0]} is moved.`).waitFor();
    expect(await order()).not.toEqual(before);
    await undo();
    await undone();
    expect(await order()).toEqual(before);
  });

  it('messages are quiet again when they were, and a secret that was replaced has no way back', async () => {
    const stored = async (key: string) =>
      (await sendFrom<{ settings: Record<string, string> }>(page, 'GET', '/settings')).settings[
        key
      ];
    const before = await stored('messages.quietFrom');
    await open('/messages/providers');
    const from = page.getByLabel('Quiet from');
    await from.fill('20:30');
    await press('Save');
    await page.getByText('Saved.').waitFor();
    expect(await stored('messages.quietFrom')).toBe('20:30');
    await undo();
    await undone();
    await expect.poll(() => from.inputValue()).toBe(before);
    expect(await stored('messages.quietFrom')).toBe(before);

    await sendFrom(page, 'PUT', '/settings', { 'sms.http.apiKey': 'the-first' });
    await open('/messages/providers');
    await page.getByText('TextSMS, Celcom, Advanta …').click();
    await page.locator('details[open] input[type=password]').fill('the-second');
    await press('Save');
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('.toast .undo').count()).toBe(0);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot, sendFrom } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { openScreen, setUpBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

describe.skipIf(!runs('chromium'))('long lists', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 768 });
    await setUpBusiness(page, box);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const open = (path: string) => openScreen(page, box, path);
  const rows = () => page.locator('main tbody tr');
  const count = (number: number) => expect.poll(() => rows().count()).toBe(number);

  it('draw some hundred rows at most, however many are fetched, and lead back to the first', async () => {
    await sendFrom(page, 'POST', '/batches', { plan: '1 hour', count: 620, label: 'Stadium' });
    await open('/vouchers/all');
    const more = page.getByRole('button', { name: 'Load more' });
    for (const shown of [100, 200, 300, 400, 400, 400]) {
      await count(shown);
      await more.click();
    }
    await page.getByText('All 620 are shown.').waitFor();
    await page.getByText('The first 300 are not shown any more.').waitFor();
    await count(320);
    await page.getByRole('button', { name: 'Back to the first' }).click();
    await count(100);
  });

  it('of batches are paged by the box and found by label or plan', async () => {
    for (const label of ['Kiosk', 'Bus stop']) {
      await sendFrom(page, 'POST', '/batches', { plan: '1 day', count: 1, label });
    }
    await open('/vouchers');
    await count(3);
    await page.getByLabel('Find by label or plan').fill('1 DAY');
    await count(2);
    await page.getByLabel('Find by label or plan').fill('bus');
    await count(1);
    expect(await findFaults(page)).toEqual([]);
    await page.getByLabel('Find by label or plan').fill('nowhere');
    await page.getByText('Nothing in this list fits.').waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('that come whole are looked through while somebody types', async () => {
    for (let n = 1; n <= 12; n++) {
      await sendFrom(page, 'POST', '/sites', { name: `Site ${n}`, place: '', phone: '' });
    }
    await open('/sites');
    await count(12);
    await page.getByLabel('Find in this list').fill('site 1');
    await count(4);
    await screenshot(page, 'list-find');
    expect(await findFaults(page)).toEqual([]);
  });

  it('of payments are narrowed to a site', async () => {
    const { sites } = await sendFrom<{ sites: { id: string; name: string }[] }>(
      page,
      'GET',
      '/sites',
    );
    const [here] = sites;
    const sale = (siteId: string | null) => ({ plan: '1 hour', phone: '', siteId });
    for (const siteId of [here?.id ?? null, null, null]) {
      await sendFrom(page, 'POST', '/sales', { id: crypto.randomUUID(), ...sale(siteId) });
    }
    await open('/payments');
    await count(3);
    await page.getByLabel('Site', { exact: true }).selectOption({ label: here?.name ?? '' });
    await count(1);
    await screenshot(page, 'payments-of-site');
    expect(await findFaults(page)).toEqual([]);
  });
});

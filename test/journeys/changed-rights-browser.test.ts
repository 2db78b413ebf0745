import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page as List } from '../../server/contract/admin.ts';
import { type Permission, usualSet } from '../../server/core/permissions.ts';
import { launchBrowser, openPhone, sendFrom } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { addStaff, enter, openScreen, setUpBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

/** What the owner takes from managers here: each is behind a link of a screen that they keep. */
const TAKEN: readonly Permission[] = [
  ...(['counter', 'coupons', 'splash', 'tokens', 'customers'] as const),
  ...(['vouchers.revoke', 'plans.write', 'days'] as const),
];

describe.skipIf(!runs('chromium'))('a manager from whom the owner has taken some rights', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  const sale = { id: crypto.randomUUID(), plan: '1 day', phone: '0712345680' };

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    const owner = await openPhone(browser, { widthPx: 1280 });
    await setUpBusiness(owner, box);
    await addStaff(owner, 'wanjiku', 'manager');
    const permissions = [...usualSet('manager')].filter((one) => !TAKEN.includes(one));
    await sendFrom(owner, 'PUT', '/permissions/manager', { permissions });
    await sendFrom(owner, 'POST', '/sales', sale);
    page = await openPhone(browser, { widthPx: 768 });
    await enter(page, box, 'wanjiku');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const open = (path: string) => openScreen(page, box, path);

  /** The menu stands on every screen. */
  const followed = new Set<string>();
  it.each([
    '/',
    '/payments',
    `/payments/${sale.id}`,
    '/plans',
    '/vouchers',
    '/vouchers/new',
    '/settings',
    '/settings/api',
    '/routers',
    '/sessions',
  ])('meets no link on %s that leads nowhere', async (path) => {
    await open(path);
    const links = await page
      .locator('a[href^="/"]:not([download])')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const href of new Set(links)) {
      if (followed.has(href)) continue;
      followed.add(href);
      await open(href);
      const title = await page.locator('main h1').textContent();
      expect(title, `${path} → ${href}`).not.toBe('Nothing is here');
    }
  });

  it('may show a code but not end it, just as the box has it', async () => {
    const { items } = await sendFrom<List<{ id: string }>>(page, 'GET', '/vouchers');
    await open(`/vouchers/${items[0]?.id}`);
    expect(await page.getByRole('button', { name: 'Replace it' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show the code' }).click();
    await page.locator('.big-code', { hasText: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ }).waitFor();
  });
});

import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlain } from '../../server/adapters/database/open.ts';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen, PASSWORD, typeBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe.skipIf(!runs('chromium'))('a business that has grown', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 1280 });
    await typeBusiness(page, box);
    const secret = 'a-secret-of-sixteen';
    await box.json(
      'router',
      'add',
      '--name',
      'Upstairs',
      '--address',
      '10.0.1.1',
      '--secret',
      secret,
    );
    await box.json('router', 'add', '--name', 'Kiosk', '--address', '10.0.2.1', '--secret', secret);
  });
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  /** Nothing to mend for hands and eyes, at every size of screen. */
  async function isClean(paths: readonly string[], name: string): Promise<void> {
    for (const path of paths) {
      await openScreen(page, box, path);
      const place = path.replaceAll(/[/-]+[0-9a-f]{8}-[0-9a-f-]+/g, '-one').replaceAll('/', '-');
      expect(await findFaultsAtEverySize(page, `${name}${place}`)).toEqual([]);
    }
  }

  it('hears nothing of sites until it has one, then sorts its routers by them', async () => {
    await openScreen(page, box, '/plans/new');
    await page.getByLabel('Show it on the Wi-Fi page').waitFor();
    expect(await page.getByLabel('Sold at', { exact: true }).count()).toBe(0);
    await openScreen(page, box, '/routers');
    await page.getByRole('link', { name: 'Sites' }).click();
    await page.getByText('One place so far').waitFor();
    for (const name of ['Town', 'Beach']) {
      await openScreen(page, box, '/sites/new');
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel(/Where it is/).fill('Beside the market');
      await page.locator('main button[type=submit]').click();
      await page.getByText(`${name} is a site now.`).first().waitFor();
    }
    await page.getByRole('link', { name: 'Upstairs' }).click();
    await page.getByLabel('Where it stands').selectOption({ label: 'Town' });
    await page.getByText('Saved.').waitFor();
    await openScreen(page, box, '/routers');
    await page.getByRole('heading', { name: 'Town', level: 2 }).waitFor();
    await page.getByRole('heading', { name: 'No site', level: 2 }).waitFor();
  });

  it('limits a plan to a site, and the Wi-Fi page of another router does not offer it', async () => {
    await openScreen(page, box, '/plans/new');
    await page.getByLabel('Name', { exact: true }).fill('Town day');
    await page.getByLabel(/Price/).fill('50');
    await page.getByLabel('Sold at', { exact: true }).selectOption({ label: 'Only at some' });
    await page.locator('main button[type=submit]').click();
    await page.getByText('Choose at least one site.').first().waitFor();
    await page.getByLabel('Town', { exact: true }).check();
    await screenshot(page, 'sites-plan');
    await page.locator('main button[type=submit]').click();
    await page.getByRole('heading', { name: 'Plans', level: 1 }).waitFor();
    const splash = async (router: string) =>
      (await fetch(`${box.portalUrl}/?link-login-only=http://${router}/login`)).text();
    await expect.poll(() => splash('10.0.1.1')).toContain('Town day');
    expect(await splash('10.0.2.1')).not.toContain('Town day');
  });

  it('makes vouchers for one site', async () => {
    await openScreen(page, box, '/vouchers/new');
    await page.getByLabel('Site', { exact: true }).selectOption({ label: 'Beach' });
    await page.getByText('These vouchers work at this site alone.').waitFor();
    await page.getByLabel(/How many/).fill('2');
    await page.locator('main button[type=submit]').click();
    const code = page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).first();
    await code.waitFor();
    const told = await fetch(`${box.portalUrl}/api/v1/portal/vouchers/redeem`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        code: await code.textContent(),
        'link-login-only': 'http://10.0.1.1/login',
      }),
    });
    expect(told.status).toBe(409);
    expect(await told.json()).toMatchObject({
      error: { code: 'code_elsewhere', message: 'This code works only at Beach.' },
    });
  });

  it('shows its sites cleanly at every size', async () => {
    const { sites } = await box
      .json<{ id: string }[]>('site', 'list')
      .then((list) => ({ sites: list }));
    const paths = ['/routers', '/routers/new', '/sites', `/sites/${sites[0]?.id}`, '/plans/new'];
    await isClean([...paths, '/vouchers/new', '/counter', '/'], 'sites');
  });

  it('takes a permission from cashiers, who lose it in the middle of their work', async () => {
    await box.cli(
      ['operator', 'add', '--username', 'otieno', '--role', 'cashier', '--password-stdin'],
      PASSWORD,
    );
    const cashier = await openPhone(browser, { widthPx: 768 });
    await cashier.goto(box.adminUrl);
    await cashier.getByLabel('User name').fill('otieno');
    await cashier.locator('input[type=password]').fill(PASSWORD);
    await cashier.locator('button[type=submit]').click();
    await cashier.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    const menu = cashier.getByRole('navigation', { name: 'Main menu' });
    await menu.getByRole('link', { name: 'Payments' }).first().waitFor();
    await openScreen(page, box, '/staff');
    await page.getByRole('link', { name: 'What roles may do' }).click();
    await page.getByLabel('See payments and receipts').uncheck();
    await page.locator('main button[type=submit]').click();
    await page.getByText('Cashier: saved.').waitFor();
    await page.getByLabel('See payments and receipts (changed)').waitFor();
    // Out of reach for good: nothing to tick, and said so.
    expect(await page.getByLabel('Make and change plans').count()).toBe(0);
    await page.getByText('Cashier: never, whoever asks').waitFor();
    // Nothing was loaded anew: the box refuses, and the screens follow.
    await menu.getByRole('link', { name: 'Payments' }).first().click();
    await expect.poll(() => menu.getByRole('link', { name: 'Payments' }).count()).toBe(0);
    const refused = await cashier.evaluate(async () => (await fetch('/api/v1/payments')).status);
    expect(refused).toBe(403);
    await cashier.context().close();
    await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Owner' });
    await page.getByText('An owner may do everything').waitFor();
    expect(await page.getByLabel('See staff and the audit log').isDisabled()).toBe(true);
  });

  it('makes a key for a program, which works until it is revoked', async () => {
    await openScreen(page, box, '/settings/tokens');
    await page.getByText('No key yet').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('books');
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.locator('main button[type=submit]').click();
    const secret = (await page.locator('code', { hasText: 'mlango_' }).textContent()) ?? '';
    await screenshot(page, 'tokens-once');
    expect(await findFaults(page)).toEqual([]);
    const ask = (method: string, path: string, body?: object) =>
      fetch(`${box.adminUrl}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect((await ask('GET', '/payments')).status).toBe(200);
    expect((await ask('GET', '/operators')).status).toBe(403);
    expect((await ask('GET', '/me')).status).toBe(403);
    expect((await ask('POST', '/plans', { name: 'X', priceCents: 100 })).status).toBe(403);
    await page.getByRole('button', { name: 'It is in the program' }).click();
    await page.reload();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The key is revoked.').waitFor();
    expect((await ask('GET', '/payments')).status).toBe(401);
  });

  it('shows what programs can ask, with what each route takes and answers', async () => {
    const violations: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
    });
    await openScreen(page, box, '/settings/api');
    await page.getByLabel('Look for an address or a word').fill('/plans');
    const route = page.locator('details', { hasText: 'Adds a plan.' }).first();
    await route.locator('summary').first().click();
    await route.getByText('Takes the permission: Make and change plans').waitFor();
    await route.getByText('priceCents: ').first().waitFor();
    await route.locator('summary', { hasText: 'AdminPlan' }).click();
    await screenshot(page, 'api-route');
    expect(await findFaults(page)).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('tells how much was used where and when, and which vouchers are left', async () => {
    const [router] = await box.json<{ id: string }[]>('router', 'list');
    const [plan] = await box.json<{ id: string }[]>('plan', 'list');
    const knex = openPlain(join(box.dataDir, 'mlango.db'));
    const nowMs = Date.now();
    const today = Math.floor((nowMs + 3 * HOUR_MS) / DAY_MS);
    const ids = { router_id: router?.id, plan_id: plan?.id };
    await knex('usage_days').insert([
      { day: today, ...ids, sessions: 42, seconds: 90_000, bytes_up: 2e9, bytes_down: 31e9 },
    ]);
    await knex('online_counts').insert(
      [1, 2, 3].map((ago) => ({
        ...{ at: nowMs - ago * 60_000, router_id: router?.id, devices: 10 * ago },
      })),
    );
    await knex.destroy();
    await openScreen(page, box, '/reports');
    await page.getByRole('link', { name: 'Use', exact: true }).click();
    await page.getByLabel('Period').selectOption({ label: 'Today' });
    await page.getByLabel('Show by').selectOption({ label: 'Site' });
    await page.getByRole('cell', { name: 'Town' }).waitFor();
    await page.getByText('33 GB').first().waitFor();
    await page.getByText('Most are online from').waitFor();
    await screenshot(page, 'reports-usage');
    const csv = await page.evaluate(async () => {
      const link = document.querySelector<HTMLAnchorElement>('a[download]');
      return (await fetch(link?.href ?? '')).text();
    });
    expect(csv).toContain('Town,42,90000,2000000000,31000000000');
    await page.getByRole('link', { name: 'Vouchers', exact: true }).last().click();
    await page.getByRole('cell', { name: '2', exact: true }).first().waitFor();
    await isClean(['/reports', '/reports/usage', '/reports/vouchers'], 'reports');
  });

  it('shows permissions and keys cleanly at every size', async () => {
    await isClean(
      ['/staff/permissions', '/settings/tokens', '/settings', '/staff', '/settings/api'],
      'access',
    );
  });
});

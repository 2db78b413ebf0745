import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3Simulator } from '../simulators/s3.ts';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { logIn, openScreen, PASSWORD, send } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const KEY = { accessKey: 'AKIDEXAMPLE', secretKey: 'a/secret+key', region: 'af-south-1' };

describe.skipIf(!runs('chromium'))('backups on the tablet', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  let stick: string;
  const storage = new S3Simulator('copies', KEY, () => Date.now());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const card = (title: string) =>
    page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) });

  beforeAll(async () => {
    stick = mkdtempSync(join(tmpdir(), 'mlango-stick-'));
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    await box.cli(['setup', '--username', 'amina', '--password-stdin'], PASSWORD);
    await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
    await box.json('voucher', 'create', '--plan', '1 hour', '--count', '3');
    page = await openPhone(browser, { widthPx: 360 });
    await openScreen(page, box, '/settings/backups');
    await logIn(page);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), storage.close()]);
    await box.dispose();
    rmSync(stick, { recursive: true, force: true });
  });

  it('takes a copy, tries it, and gives it to the tablet', async () => {
    await page.getByText('There is no copy yet.').waitFor();
    await screenshot(page, 'backups-empty-360');
    await button('Back up now').click();
    await page.getByText('The copy is made.').waitFor();
    await button('Try it now').click();
    await page.getByText('it opens, with 0 payments and 3 vouchers').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Download').click(),
    ]);
    const path = await download.path();
    expect(readFileSync(path).subarray(0, 16).toString()).toBe('MLANGO-BACKUP-1\n');
  });

  it('shows the recovery key for paper and asks two groups back', async () => {
    await button('Show the key').click();
    await page.getByLabel('Your password now', { exact: true }).fill(PASSWORD);
    await card('Recovery key').getByRole('button', { name: 'Show the key' }).click();
    await card('Recovery key').locator('.key-paper').waitFor();
    await screenshot(page, 'backups-key-360');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.key-print').isVisible()).toBe(true);
    await screenshot(page, 'backups-key-print');
    expect(await page.getByRole('button', { name: 'Back up now' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    const groups = await card('Recovery key').locator('.key-paper code').allTextContents();
    await button('I have it on paper').click();
    expect(await page.locator('.key-paper').count()).toBe(0);
    const fields = card('Recovery key').getByLabel(/^Group \d$/);
    for (const field of await fields.all()) await field.fill('0000');
    await button('Compare').click();
    await page.getByText('That is not what the key says.').waitFor();
    const labels = await card('Recovery key').locator('label').allTextContents();
    for (const label of labels) {
      const place = Number(/\d/.exec(label)?.[0]);
      await page.getByLabel(label, { exact: true }).fill((groups[place - 1] ?? '').toLowerCase());
    }
    await button('Compare').click();
    await page.getByText('Read from paper:').waitFor();
  });

  it('sets up a second place on site and a storage far away', async () => {
    const folder = join(stick, 'mlango');
    const second = card('A second place on site');
    await second.getByLabel('Folder', { exact: true }).fill(folder);
    await second.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It is not there. Plug it in').waitFor();
    mkdirSync(folder);
    await page.getByText('It is there, and waits').waitFor();
    await page.getByLabel('Where', { exact: true }).selectOption('s3');
    await page.getByLabel('Address of the storage').fill(await storage.start());
    await page.getByLabel('Region').fill(KEY.region);
    await page.getByLabel('Bucket').fill('copies');
    await page.getByLabel('Access key').fill(KEY.accessKey);
    await page.getByLabel('Secret key').fill('wrong');
    // What comes next is about what was saved.
    const saveFar = () => send(card('A place far away').getByRole('button', { name: 'Save' }));
    await saveFar();
    await button('Try the connection').click();
    await page.getByText('The secret key is not the one of this access key.').waitFor();
    await page.getByLabel('Secret key').fill(KEY.secretKey);
    await saveFar();
    await button('Send the newest copy now').click();
    await page.getByText('The copy that is there was made').waitFor();
    await button('Try the connection').click();
    await page.getByText('It works. Copies there: 1.').waitFor();
  });

  it.each([
    { widthPx: 360, dark: false, locale: 'sw' },
    { widthPx: 768, dark: true, locale: 'en' },
    { widthPx: 1280, dark: false, locale: 'en' },
  ])('is within reach of everybody at $widthPx px', async ({ widthPx, dark, locale }) => {
    const other = await openPhone(browser, { widthPx, dark, locale });
    await other.goto(`${box.adminUrl}/settings/backups`);
    await other.locator('input').nth(0).fill('amina');
    await other.locator('input').nth(1).fill(PASSWORD);
    await other.locator('form button[type=submit]').click();
    await other.locator('.copies').first().waitFor();
    await other
      .getByRole('button', { name: /^(Put back|Rejesha)$/ })
      .first()
      .click();
    expect(await findFaults(other)).toEqual([]);
    await screenshot(other, `backups-${widthPx}`);
    await other.getByRole('combobox').first().selectOption('ssh');
    expect(await findFaults(other)).toEqual([]);
    await screenshot(other, `backups-ssh-${widthPx}`);
    await other.context().close();
  });

  it('puts a copy back: typed word, password, and the box comes back by itself', async () => {
    await box.json('voucher', 'create', '--plan', '1 hour', '--count', '5');
    await button('Put back').first().click();
    await button('Put it back').click();
    await page.getByText('Type RESTORE to go on.').waitFor();
    await page.getByLabel('Type RESTORE').fill('restore');
    await page.getByLabel('Your password now', { exact: true }).fill(PASSWORD);
    await button('Put it back').click();
    await page.getByText('The copy is good (0 payments, 3 vouchers).').waitFor();
    await screenshot(page, 'backups-restoring-360');
    await page.getByLabel('User name').waitFor();
    await box.json('backup', 'now');
    const { drill } = await box.json<{ drill: unknown }>('backup', 'drill');
    expect(drill).toMatchObject({ found: { vouchers: 3 } });
  });
});

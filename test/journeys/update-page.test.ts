import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { logIn, openScreen, PASSWORD } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

/** More than one piece, less than a minute. */
const FILE = Buffer.concat([Buffer.from('mlango-update 1\n'), Buffer.alloc(5_000_000, 'x')]);

describe.skipIf(!runs('chromium'))('updating the box from the tablet', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  const says = (name: string, value: object) =>
    writeFileSync(join(box.env.MLANGO_BOX_DIR ?? '', name), JSON.stringify(value));
  const ready = () => join(box.dataDir, 'updates', 'ready.update');

  beforeAll(async () => {
    box = await RunningBox.prepare();
    // The part of the appliance that installs is this test: it reads and writes the same files.
    box.env.MLANGO_BOX_DIR = box.dataDir;
    says('running.json', { version: '0.1.0', sequence: 170 });
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    await box.cli(['setup', '--username', 'amina', '--password-stdin'], PASSWORD);
    page = await openPhone(browser, { widthPx: 360 });
    await openScreen(page, box, '/settings/update');
    await logIn(page);
    await page.getByRole('heading', { name: 'Version 0.1.0 (number 170)' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  it('sends a file in pieces, follows what becomes of it, and says how it ended', async () => {
    await screenshot(page, 'update-phone');
    const file = { name: 'new.update', mimeType: 'application/octet-stream', buffer: FILE };
    await page.getByLabel('Update file').setInputFiles(file);
    await page.getByRole('button', { name: 'Install this file' }).click();
    await until(async () => (existsSync(ready()) ? true : null));
    expect(readFileSync(ready()).equals(FILE)).toBe(true);
    await page.getByText('The box looks at the update.').waitFor();
    const at = '2026-03-01T12:00:00Z';
    says('update.json', { state: 'writing', at, version: '0.2.0', percent: 40 });
    rmSync(ready());
    await page.getByText('Version 0.2.0 is written: 40 %').waitFor();
    says('update.json', { state: 'rolled_back', at, version: '0.2.0', databaseRestored: true });
    await page.getByText('Version 0.2.0 did not work and was taken back').waitFor();
    await page.getByText('Sales are as they were before the update.').waitFor();
    expect(await findFaults(page)).toEqual([]);
    says('update.json', { state: 'refused', at, code: 'not_signed', reason: 'x' });
    await page.getByText('It is not signed by the makers of this box.').waitFor();
    await page.setViewportSize({ width: 800, height: 900 });
    await screenshot(page, 'update-tablet');
  });

  it('refuses any other file at once, in words', async () => {
    const film = { name: 'film.update', mimeType: 'video/mp4', buffer: Buffer.alloc(3_000_000) };
    await page.getByLabel('Update file').setInputFiles(film);
    await page.getByRole('button', { name: 'Install this file' }).click();
    await page.getByText('The file is not an update for this box.').waitFor();
    await page.getByLabel('Or an address on the internet').fill('not an address');
    await page.getByRole('button', { name: 'Fetch and install' }).click();
    await page.getByText('must begin with http:// or https://').waitFor();
  });
});

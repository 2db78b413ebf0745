import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { logIn, openScreen, PASSWORD } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

describe.skipIf(!runs('chromium'))('the second box on the tablet', () => {
  let first: RunningBox;
  let second: RunningBox;
  let browser: Browser;
  let one: Page;
  let two: Page;

  beforeAll(async () => {
    [first, second] = [await RunningBox.prepare(), await RunningBox.prepare()];
    [browser] = await Promise.all([launchBrowser(), first.start(), second.start()]);
    for (const box of [first, second]) {
      await box.cli(['setup', '--username', 'amina', '--password-stdin'], PASSWORD);
    }
    one = await enter(first, { widthPx: 360, dark: true, locale: 'en' });
    two = await enter(second, { widthPx: 768, dark: false, locale: 'en' });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([first?.dispose(), second?.dispose()]);
  });

  async function enter(box: RunningBox, how: Parameters<typeof openPhone>[1]): Promise<Page> {
    const page = await openPhone(browser, how);
    await openScreen(page, box, '/settings/standby');
    await logIn(page);
    return page;
  }
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).first().click();
  async function confirm(page: Page, action: string, word: string) {
    await press(page, action);
    await page.getByLabel(`Type ${word}`).fill(word.toLowerCase());
    await page.getByLabel('Your password now', { exact: true }).last().fill(PASSWORD);
    await page
      .locator('form', { has: page.getByLabel(`Type ${word}`) })
      .getByRole('button', { name: action, exact: true })
      .click();
  }

  it('is paired by a code, and says how far behind it is', async () => {
    await one.getByText('This box is alone').waitFor();
    expect(await findFaults(one)).toEqual([]);
    await screenshot(one, 'standby-alone-360');
    await one.getByLabel('Your password now', { exact: true }).fill(PASSWORD);
    await press(one, 'Make the code');
    const code = (await one.locator('.notice code').textContent()) ?? '';
    await screenshot(one, 'standby-code-360');
    await two.getByLabel('Address of the first box').fill(first.adminUrl);
    await two.getByLabel('Pairing code').fill(code);
    await confirm(two, 'Follow it', 'STOP SELLING');
    await two.getByText('The box starts anew.').waitFor();
    await two.getByText('Everything is here; asked:').waitFor();
    await two.getByText('This box follows another one and sells nothing.').waitFor();
    expect(await findFaults(two)).toEqual([]);
    await screenshot(two, 'standby-following-768');
    await one.reload();
    await one.getByText('The second box (http://127.0.0.1').waitFor();
    expect(await findFaults(one)).toEqual([]);
    await screenshot(one, 'standby-first-360');
  });

  it('takes over by a typed word; both pages say who sells now', async () => {
    await confirm(two, 'Take over', 'TAKE OVER');
    await two.getByText('The box starts anew.').waitFor();
    await logIn(two);
    await two.getByText('This box is the first').waitFor();
    await one.getByText('This box was replaced').waitFor();
    await one.reload();
    await one.getByText('Another box has taken over. This one sells nothing.').first().waitFor();
    expect(await findFaults(one)).toEqual([]);
    await screenshot(one, 'standby-replaced-360');
    const wide = await enter(first, { widthPx: 1280, dark: false, locale: 'en' });
    expect(await findFaults(wide)).toEqual([]);
    await screenshot(wide, 'standby-replaced-1280');
    await openScreen(wide, first, '/');
    await wide.getByText('Work on the other box.').waitFor();
  });
});

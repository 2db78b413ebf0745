import { crc32, deflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { logIn, openScreen, PASSWORD, send } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

/** A photograph, as far as a compressor can tell: colours that change slowly, and noise. */
function photograph(widthPx: number, heightPx: number): Buffer {
  const rows = Array.from({ length: heightPx }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: widthPx }, (_, x) => [
        (x * 255) / widthPx,
        (y * 255) / heightPx,
        (x * 7919 + y * 104_729) % 256,
      ]).flat(),
    ]),
  );
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe.skipIf(!runs('chromium'))('the look of the splash', () => {
  let box: RunningBox;
  let browser: Browser;
  let tablet: Page;
  const breaches: string[] = [];
  const watch = (page: Page) =>
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) breaches.push(message.text());
    });

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    const owner = ['--username', 'amina', '--password-stdin', '--demo-plans'];
    await box.cli(['setup', ...owner], PASSWORD);
    tablet = await openPhone(browser, { widthPx: 1280 });
    watch(tablet);
    await tablet.goto(box.adminUrl);
    await logIn(tablet);
    await tablet.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await openScreen(tablet, box, '/settings/look');
  });
  afterAll(async () => {
    await browser?.close();
    await box?.dispose();
  });

  const preview = () => tablet.frameLocator('iframe');

  it('is refused in colours nobody can read, and offers the nearest that work', async () => {
    await tablet.getByLabel('Colour of buttons and links').fill('#ffcc00');
    await tablet.getByRole('button', { name: 'Save', exact: true }).click();
    const offer = tablet.getByRole('button', { name: /^Use #/ });
    await offer.waitFor();
    await screenshot(tablet, 'look-refused');
    expect(await findFaults(tablet)).toEqual([]);
    await offer.click();
  });

  it('is seen in the preview before it is saved', async () => {
    await tablet.getByLabel('Name (may be left empty)').fill('Duka la Amina');
    await tablet.getByLabel('Announcement').fill('Closed on Sunday.');
    await tablet.getByLabel('Terms').fill('Be kind.\nNo torrents.');
    const file = { name: 'shop.png', mimeType: 'image/png', buffer: photograph(900, 600) };
    await tablet.getByLabel('Logo').setInputFiles(file);
    await preview().locator('img.logo').waitFor();
    await preview().getByText('Closed on Sunday.').waitFor();
    await tablet.getByLabel('Picture', { exact: true }).setInputFiles(file);
    await tablet.getByLabel('What it says').fill('The shop in the morning');
    await preview().getByAltText('The shop in the morning').waitFor();
    await screenshot(tablet, 'look-preview');
    expect((await fetch(box.portalUrl).then((answer) => answer.text())).includes('Duka la')).toBe(
      false,
    );
    await tablet.getByRole('button', { name: 'Save', exact: true }).click();
    await tablet.getByText('Saved.').waitFor();
  });

  it('speaks the languages that are ticked, and another to nobody', async () => {
    for (const language of ['Français', 'አማርኛ', 'Soomaali', 'العربية']) {
      await tablet.getByLabel(language).uncheck();
    }
    await tablet.getByLabel('For everybody else').selectOption('Kiswahili');
    await screenshot(tablet, 'look-languages');
    expect(await findFaults(tablet)).toEqual([]);
    // "Saved." may still stand there from the test before.
    await send(tablet.getByRole('button', { name: 'Save the languages' }));
    for (const [locale, script] of [['fr', true] as const, ['fr', false] as const]) {
      const phone = await openPhone(browser, { widthPx: 360, locale, script });
      await phone.goto(`${box.portalUrl}/?lang=ar`);
      expect(await phone.getAttribute('html', 'lang')).toBe('sw');
      expect(await phone.locator('nav.languages a').allTextContents()).toEqual([
        ...['English', 'Kiswahili'],
      ]);
      await phone.locator('nav.languages a', { hasText: 'English' }).click();
      await phone.locator('html[lang=en]').waitFor();
      await phone.context().close();
    }
    await box.json('settings', 'set', 'splash.languages', 'en,sw,fr,am,so,ar');
  });

  it.each([false, true])('reaches customers within 20 KB, dark: %s', async (dark) => {
    const phone = await openPhone(browser, { widthPx: 360, dark });
    watch(phone);
    const session = await phone.context().newCDPSession(phone);
    await session.send('Network.enable');
    // Of a phone on plain HTTP: Brotli is for HTTPS and for this machine itself only.
    await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } });
    const bytes = new Map<string, number>();
    const paths = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, response }) => {
      paths.set(requestId, new URL(response.url).pathname);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.set(paths.get(requestId) ?? '', encodedDataLength);
    });
    await phone.goto(`${box.portalUrl}/?lang=en`, { waitUntil: 'networkidle' });
    expect(await phone.locator('.business').textContent()).toBe('Duka la Amina');
    await phone.getByText('Closed on Sunday.').waitFor();
    const banner = await phone.locator('img.banner').getAttribute('src');
    const loaded = await phone
      .locator('img.logo')
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(loaded).toBeGreaterThan(40);
    expect(await findFaults(phone)).toEqual([]);
    await screenshot(phone, `look-splash-${dark ? 'dark' : 'light'}`);
    bytes.delete(banner ?? '');
    console.info([...bytes].map(([path, size]) => `${path} ${size} bytes`).join('\n'));
    expect([...bytes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000);
    await phone.locator('a.plan').first().click();
    await phone.locator('.page-phone').waitFor();
    await phone.getByRole('link', { name: 'By going on you accept our terms.' }).click();
    await phone.getByText('No torrents.').waitFor();
    await screenshot(phone, 'look-terms');
    expect(await findFaults(phone)).toEqual([]);
    await phone.context().close();
  });

  it('can be said in the owner’s words, and the owner sees how far customers came', async () => {
    await openScreen(tablet, box, '/settings/words');
    await tablet.getByLabel('Search in the texts').fill('Choose your internet');
    await tablet.getByRole('button', { name: 'Reword' }).first().click();
    await tablet.getByLabel('Your words').fill('Welcome to Amina’s');
    expect(await findFaults(tablet)).toEqual([]);
    await tablet.getByRole('button', { name: 'Save', exact: true }).click();
    await tablet.getByText('Usually: Choose your internet').waitFor();
    await screenshot(tablet, 'look-words');
    const firstPage = () => fetch(`${box.portalUrl}/?lang=en`).then((answer) => answer.text());
    await expect.poll(firstPage, { timeout: 20_000 }).toContain('Welcome to Amina’s');
    await openScreen(tablet, box, '/settings/visits');
    await tablet.getByText('Chose a plan').first().waitFor();
    await screenshot(tablet, 'look-visits');
    expect(await findFaults(tablet)).toEqual([]);
  });

  it('breaks no policy of its own', () => {
    expect(breaches).toEqual([]);
  });
});

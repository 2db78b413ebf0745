import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchCodes } from '../../server/contract/admin.ts';
import { findFaults, launchBrowser, openPhone, screenshot, sendFrom } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import {
  addStaff,
  enter,
  findFaultsAtEverySize,
  openScreen,
  setUpBusiness,
  spills,
} from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const CODE = /^[0-9A-Z]{5}-[0-9A-Z]{5}$/;

describe.skipIf(!runs('chromium'))('a cashier at the counter', () => {
  let box: RunningBox;
  let browser: Browser;
  let owner: Page;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    owner = await openPhone(browser, { widthPx: 1280 });
    await setUpBusiness(owner, box);
    for (const username of ['otieno', 'wanjiku']) await addStaff(owner, username, 'cashier');
    page = await openPhone(browser, { widthPx: 360 });
    await enter(page, box, 'otieno');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const open = (path: string, at = page) => openScreen(at, box, path);
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();

  const looksRight = async (name: string, at = page) =>
    expect(await findFaultsAtEverySize(at, name)).toEqual([]);

  it('sells by M-Pesa in three presses, and sees the code as soon as it is paid', async () => {
    await open('/counter');
    await press(/^1 hour/);
    await press(/^M-Pesa/);
    await looksRight('counter-mpesa');
    await page.getByLabel('M-Pesa number of the customer').fill('0712345670');
    await press(/^Ask the phone for/);
    await page.getByText('The customer types the M-Pesa PIN now.').waitFor();
    await looksRight('counter-waiting');
    await page.locator('.counter-code').waitFor({ timeout: 30_000 });
    expect(await page.locator('.counter-code').textContent()).toMatch(CODE);
    await page.getByText('The code also goes to 0712 ••• 670 by SMS.').waitFor();
    await page.getByRole('img', { name: 'QR code that opens the Wi-Fi page' }).waitFor();
    await looksRight('counter-paid');
    await press('Sell to the next customer');
    await page.getByText('Closed. The first sale opens it.').waitFor();
  });

  it('finds the sale again after the box and the tablet were switched off in the middle', async () => {
    await open('/counter');
    await press(/^M-Pesa/);
    await page.getByLabel('M-Pesa number of the customer').fill('0712345680');
    await press(/^Ask the phone for/);
    await page.getByText('The customer types the M-Pesa PIN now.').waitFor();
    await box.end('SIGKILL');
    await box.start();
    await page.reload();
    await page.locator('.counter-code').waitFor({ timeout: 30_000 });
    await open('/counter');
    await page.getByText('0712 ••• 680').first().waitFor();
    await looksRight('counter-recent');
  });

  it('says why a payment failed, and when the phone may be asked again', async () => {
    await open('/counter');
    await press(/^M-Pesa/);
    await press(/^Ask the phone for/);
    await page.getByText('A Safaricom number, like 0712 345 678.').waitFor();
    await page.getByLabel('M-Pesa number of the customer').fill('0712345671');
    await press(/^Ask the phone for/);
    await page.getByText('The customer cancelled it on the phone.').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /^Ask again in \d+ s$/ }).waitFor();
    await looksRight('counter-failed');
    await page.getByRole('link', { name: 'Sell for cash instead' }).click();
    await page.getByRole('heading', { name: 'Sell', level: 1 }).waitFor();
  });

  it('finds a voucher by what a customer has, and sees who sold it but not the code', async () => {
    await open('/vouchers/find');
    const search = async (what: string) => {
      await page.locator('main form input').fill(what);
      await press('Find');
    };
    await search('x');
    await page.locator('.field-error', { hasText: 'Type a code, a phone number' }).waitFor();
    await search('aa:bb:cc:dd:ee:ff');
    await page.getByText('No voucher was used on this device.').waitFor();
    await search('0712 345 670');
    await page.getByRole('heading', { name: 'Vouchers of this phone' }).waitFor();
    await page.locator('main td', { hasText: 'otieno' }).first().waitFor();
    await looksRight('vouchers-found');
    await page.locator('main td.go a').first().click();
    await page.getByText('M-Pesa').waitFor();
    expect(await page.locator('.big-code').textContent()).toMatch(/^•{5}-•{2}/);
    expect(await page.getByRole('button', { name: 'Replace it' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show the code' }).count()).toBe(0);
    await looksRight('voucher-masked');
  });

  it('leaves it to the owner to replace a lost card: the new code comes once', async () => {
    await open(new URL(page.url()).pathname, owner);
    const button = (name: string) => owner.getByRole('button', { name, exact: true });
    await button('Replace it').click();
    await button('End the old code and make a new one').click();
    await looksRight('voucher-replace', owner);
    await owner.getByLabel('Why').fill('lost the card');
    await button('End the old code and make a new one').click();
    await owner.getByRole('heading', { name: 'The new code' }).waitFor();
    expect(await owner.locator('dialog .big-code').textContent()).toMatch(CODE);
    await looksRight('voucher-replaced', owner);
    const code = (await owner.locator('dialog .big-code').textContent()) ?? '';
    await button('Print this one').click();
    await owner.getByLabel('Paper').selectOption('roll58');
    await owner.locator('.sheet.roll58 .qr').waitFor();
    expect(await findFaults(owner)).toEqual([]);
    await screenshot(owner, 'voucher-replaced-print-view');
    await owner.emulateMedia({ media: 'print' });
    // The card is what lies on top, and nothing lies beside it on the paper.
    const onTop = await owner.locator('.voucher-code').evaluate((shown) => {
      const { x, y } = shown.getBoundingClientRect();
      return document.elementFromPoint(x + 2, y + 2) === shown;
    });
    expect(onTop).toBe(true);
    expect(await owner.locator('.voucher-code').textContent()).toBe(code);
    expect(await owner.locator('dialog').isVisible()).toBe(false);
    await screenshot(owner, 'voucher-replaced-on-paper');
    const pdf = (await owner.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type ?\/Page\b/g)).toHaveLength(1);
    await owner.emulateMedia({ media: 'screen' });
    await owner.locator('.print-view').getByRole('button', { name: 'Close' }).click();
    expect(await owner.locator('dialog .big-code').textContent()).toBe(code);
    await button('Close').first().click();
    await owner.locator('.badge', { hasText: 'Revoked' }).waitFor();
  });

  it('leaves codes of another system to the owner, who reads what is wrong with which line', async () => {
    await open('/vouchers/import');
    await page.getByRole('heading', { name: 'Nothing is here' }).waitFor();
    await open('/vouchers', owner);
    await owner.getByRole('link', { name: 'Import codes' }).click();
    const submit = () => owner.locator('main button[type=submit]').click();
    const choose = (csv: string) => {
      const file = { name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      return owner.getByLabel('File with the codes').setInputFiles(file);
    };
    await submit();
    await owner.getByText('Choose a file.').waitFor();
    await choose('code,label\nWIFI7K3P,Kiosk\nabc,\nwifi-7k3p,\n');
    await submit();
    await owner.getByText('the same as in line 2').waitFor();
    await looksRight('import-refused', owner);
    await choose('code\nWIFI7K3P\n48291736\n');
    await owner.getByText('codes with 8 characters are the easiest to guess').waitFor();
    await submit();
    await owner.getByLabel('Take the weak codes all the same').check();
    await looksRight('import-weak', owner);
    await submit();
    await owner.getByText('2 codes were imported.').waitFor();
  });

  it('sells cards out of the own hands and gives the rest back; a colleague sees none', async () => {
    const batch = { plan: '1 hour', count: 5, label: 'Kiosk at the bus stop' };
    const made = await sendFrom<BatchCodes>(owner, 'POST', '/batches', batch);
    await open('/vouchers/stock');
    await page.getByText('You hold no cards.').waitFor();
    await looksRight('stock-empty');
    await open(`/vouchers/batches/${made.batch.id}`, owner);
    const ownerPress = (name: string) =>
      owner.getByRole('button', { name, exact: true }).first().click();
    await owner.getByLabel('How many').fill('4');
    await looksRight('stock-hand-over', owner);
    await ownerPress('Hand over');
    await owner.getByText('4 cards are handed over.').waitFor();
    await open('/vouchers/stock');
    const [first = ''] = made.codes;
    await page.getByLabel('Code on the card, or its end').fill('zzzzzz9');
    await press('Take the cash');
    await page.locator('.field-error', { hasText: 'No unsold card in your hands' }).waitFor();
    await page.getByLabel('Code on the card, or its end').fill(first);
    await press('Take the cash');
    await page.getByText(/is sold for KSh/).waitFor();
    await looksRight('stock-own');
    await open('/vouchers');
    await page.getByText('Kiosk at the bus stop').waitFor();
    await open('/vouchers/stock', owner);
    await owner.getByRole('heading', { name: 'Cards of everybody' }).waitFor();
    await looksRight('stock-all', owner);
    await open('/days', owner);
    await owner.getByRole('heading', { name: 'By attendant' }).waitFor();
    await looksRight('day-attendants', owner);
    await open('/vouchers/stock');
    await press('Give back: Kiosk at the bus stop');
    await page.locator('dialog').getByRole('button', { name: 'Give back' }).click();
    await page.getByText('3 cards are back.').waitFor();
    const other = await openPhone(browser, { widthPx: 360 });
    await enter(other, box, 'wanjiku');
    await open('/vouchers', other);
    await other.getByRole('heading', { name: 'No vouchers yet' }).waitFor();
    await open('/vouchers/all', other);
    await other.getByText('No voucher here yet.').waitFor();
    await other.context().close();
  });

  it('prints cards in the look that the owner gave them, and nothing spills on any paper', async () => {
    await open('/vouchers/template', owner);
    await owner
      .getByLabel('Heading (may be left empty)')
      .fill('Karibu sana kwa Mama Amina, kituo cha basi');
    await owner.getByLabel('Style').selectOption('band');
    await owner.getByLabel('Colour').fill('#ffdd00');
    await owner
      .getByLabel('Line at the end')
      .fill('Maswali? 0712 345 678, kila siku hadi saa nne usiku');
    for (const field of ['Price', 'Label of the batch']) await owner.getByLabel(field).check();
    for (const paper of ['large', 'medium', 'small', 'single', 'roll80', 'roll58']) {
      await owner.getByLabel('Paper').selectOption(paper);
      const card = owner.locator(`.sheet.${paper} .voucher`).first();
      await card.waitFor();
      await screenshot(owner, `template-${paper}`);
      expect(await spills(card), paper).toBe(false);
    }
    await looksRight('template', owner);
    await owner.getByRole('button', { name: 'Save', exact: true }).click();
    await owner.getByText('Every tablet prints it like this now.').waitFor();
    await open('/counter');
    await press(/^Take KSh/);
    await press('Print this one');
    await page.locator('.voucher.band', { hasText: 'Karibu sana' }).waitFor();
    expect(await page.locator('.voucher-plan').textContent()).toMatch(/KSh/);
    await screenshot(page, 'template-printed');
    await open('/vouchers/template');
    await page.getByRole('heading', { name: 'Nothing is here' }).waitFor();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, launchBrowser, openPhone, screenshot, sendFrom } from '../support/browser.ts';
import { radclient } from '../support/radclient.ts';
import { RunningBox, SETUP_PIN, until } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const OWNER = {
  ...{ pin: SETUP_PIN, ownerName: 'Amina', username: 'amina', password: 'a long enough secret' },
  ...{ businessName: 'Duka Wi-Fi', currency: 'KES', timeZone: 'Africa/Nairobi' },
  demoPlans: true,
};
const SECRET = 'a-secret-of-sixteen';

describe.skipIf(!runs('chromium') || !runs('radclient'))('a message to whoever is online', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 1280 });
    await page.goto(box.adminUrl);
    await send('/setup', OWNER);
    const router = ['--name', 'Shop', '--address', '127.0.0.1', '--secret', SECRET];
    await box.json('router', 'add', ...router);
    const [plan] = await box.json<{ id: string; name: string }[]>('plan', 'list');
    const batch = ['--plan', plan?.id ?? '', '--count', '1'];
    const printed = await box.json<{ codes: string[] }>('voucher', 'create', ...batch);
    await logIn(printed.codes[0] ?? '', 'AA-BB-CC-00-00-01');
    const sale = { id: crypto.randomUUID(), plan: plan?.id, phone: '0712345670', siteId: null };
    const sold = await send<{ sale: { code: string } }>('/sales', sale);
    await logIn(sold.sale.code, 'AA-BB-CC-00-00-02');
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const send = <T>(path: string, body: object) => sendFrom<T>(page, 'POST', path, body);

  async function logIn(code: string, mac: string): Promise<void> {
    const name = { 'User-Name': code, 'Calling-Station-Id': mac, 'NAS-IP-Address': '127.0.0.1' };
    const login = { ...name, 'User-Password': code, 'Message-Authenticator': '0x00' };
    expect((await radclient(box.authPort, 'auth', SECRET, login)).code).toBe('Access-Accept');
    const start = { ...name, 'Acct-Status-Type': 'Start', 'Acct-Session-Id': mac };
    await radclient(box.acctPort, 'acct', SECRET, start);
  }

  it('is offered where a phone is known, and the list says where none is', async () => {
    await openScreen(page, box, '/sessions');
    await page.getByRole('button', { name: 'Message', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'No phone' }).isDisabled()).toBe(true);
    await screenshot(page, 'note-list');
    expect(await findFaults(page)).toEqual([]);
  });

  it('is picked or written, counted with its price, and sent', async () => {
    await page.getByRole('button', { name: 'Message', exact: true }).click();
    await page.getByText('By SMS to 0712 ••• 670').waitFor();
    await page.getByLabel('Pick a sentence').selectOption({ index: 1 });
    await page.getByText('Duka Wi-Fi: please come to the counter').waitFor();
    await page.getByText(/It costs about KSh/).waitFor();
    expect(await findFaultsAtEverySize(page, 'note')).toEqual([]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('It is on its way.').waitFor();
    type Sent = { items: { id: string; kind: string; state: string }[] };
    const sent = await until(async () => {
      const { items } = await sendFrom<Sent>(page, 'GET', '/messages?kind=note');
      return items.find(({ state }) => ['sent', 'delivered'].includes(state)) ?? null;
    });
    await openScreen(page, box, `/messages/${sent.id}`);
    await page.getByText('please come to the counter').waitFor();
    await page.getByText('0712 ••• 670').waitFor();
  });

  it('may be one of the sentences that the owner has written', async () => {
    await openScreen(page, box, '/messages/words');
    const card = page.locator('.card', { hasText: 'Sentences to pick from' });
    await card.getByLabel('English').fill('welcome back!');
    await card.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await screenshot(page, 'note-phrases');
    expect(await findFaults(page)).toEqual([]);
    await openScreen(page, box, '/sessions');
    await page.getByRole('button', { name: 'Message', exact: true }).click();
    await page.getByLabel('Pick a sentence').selectOption('welcome back!');
    await page.getByText('Duka Wi-Fi: welcome back!').waitFor();
  });
});

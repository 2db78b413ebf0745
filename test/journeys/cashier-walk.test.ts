import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchCodes, Page as List } from '../../server/contract/admin.ts';
import { type Permission, usualSet } from '../../server/core/permissions.ts';
import { launchBrowser, openPhone, sendFrom, settled } from '../support/browser.ts';
import { radclient } from '../support/radclient.ts';
import { RunningBox, until } from '../support/running-box.ts';
import {
  addStaff,
  enter,
  findFaultsAtEverySize,
  openScreen,
  setUpBusiness,
} from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

/** Every screen of the app with what it asks for, read from where the app has them. */
const SCREENS = [
  ...readFileSync(new URL('../../admin/addresses.ts', import.meta.url), 'utf8').matchAll(
    /^ {2}'(\/[^']*)': '([^']+)',$/gm,
  ),
].map(([, path = '', permission]) => ({ path, permission: permission as Permission }));
const SECRET = 'a-secret-of-sixteen';
const MAY = usualSet('cashier');
const REACHED = SCREENS.filter(({ permission }) => MAY.has(permission)).map(({ path }) => path);
const CLOSED = SCREENS.filter(({ permission }) => !MAY.has(permission)).map(({ path }) => path);
/** They would end the walk, or need a printer. */
const LEFT_ALONE = /^(Log out|Kiswahili|English|Print|Close)$/;

describe.skipIf(!runs('chromium') || !runs('radclient'))('everything a cashier meets', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;
  /** What stands for `:id` in each address. */
  const samples: Record<string, string> = {};
  /** Requests that the box refused as not allowed, with the address they were made from. */
  const refused: string[] = [];

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    const owner = await openPhone(browser, { widthPx: 1280 });
    await setUpBusiness(owner, box);
    const operator = await addStaff(owner, 'otieno', 'cashier');
    const batch = { plan: '1 hour', count: 3, label: 'Kiosk' };
    const cards = await sendFrom<BatchCodes>(owner, 'POST', '/batches', batch);
    const hand = { batch: cards.batch.id, operator };
    await sendFrom(owner, 'POST', '/stock/hand-over', hand);
    const { router } = await sendFrom<{ router: { id: string } }>(owner, 'POST', '/routers', {
      ...{ name: 'Roof', address: '10.9.9.9', kind: 'mikrotik', secret: 'a-secret-of-sixteen' },
    });
    await goOnline(owner, cards.codes[0] ?? '');
    page = await openPhone(browser, { widthPx: 360 });
    await enter(page, box, 'otieno');
    const ask = { id: crypto.randomUUID(), plan: '1 hour', phone: '0712345670' };
    await sendFrom(page, 'POST', '/sales/mobile', ask);
    const cash = { id: crypto.randomUUID(), plan: '1 day', phone: '0712345680' };
    await sendFrom(page, 'POST', '/sales', cash);
    const message = await until(async () => {
      const { items } = await sendFrom<List<{ id: string }>>(page, 'GET', '/messages');
      return items[0] ?? null;
    });
    const { items } = await sendFrom<List<{ id: string }>>(page, 'GET', '/vouchers');
    const online = await sendFrom<List<{ id: string }>>(page, 'GET', '/sessions?open=1');
    Object.assign(samples, {
      ...{ '/customers/:id': cash.id, '/payments/:id': cash.id, '/counter/:id': ask.id },
      ...{ '/vouchers/batches/:id': cards.batch.id, '/vouchers/:id': items[0]?.id },
      ...{ '/messages/:id': message.id, '/routers/:id': router.id },
      '/routers/:id/change': router.id,
      ...{ '/sessions/:id': online.items[0]?.id },
    });
    page.on('response', (response) => {
      if (response.status() !== 403) return;
      refused.push(
        `${new URL(page.url()).pathname}: ${response.request().method()} ${response.url()}`,
      );
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const addressOf = (path: string) => path.replace(':id', samples[path] ?? 'none');
  const pattern = (path: string) => new RegExp(`^${path.replace(':id', '[^/]+')}$`);
  const open = (path: string) => openScreen(page, box, path);

  /** A device behind a router of our own, so that somebody is online. */
  async function goOnline(owner: Page, code: string): Promise<void> {
    const here = { name: 'Counter', address: '127.0.0.1', kind: 'mikrotik', secret: SECRET };
    await sendFrom(owner, 'POST', '/routers', here);
    const names = { 'User-Name': code, 'Calling-Station-Id': '02-AA-BB-CC-DD-01' };
    const login = { ...names, 'User-Password': code, 'NAS-Identifier': 'test' };
    const { code: answer } = await radclient(box.authPort, 'auth', SECRET, login);
    expect(answer).toBe('Access-Accept');
    const session = { ...names, 'Acct-Session-Id': 'S1', 'Acct-Status-Type': 'Start' };
    await radclient(box.acctPort, 'acct', SECRET, session);
  }

  it('has a sample of every screen that shows one thing', () => {
    expect(REACHED.length).toBeGreaterThan(20);
    expect(CLOSED.length).toBeGreaterThan(20);
    const named = REACHED.filter((path) => path.includes(':id'));
    expect(named.filter((path) => samples[path] === undefined)).toEqual([]);
  });

  it.each(REACHED)(
    'is clean on %s for hands and eyes, and leads nowhere they may not go',
    async (path) => {
      await open(addressOf(path));
      expect(await page.getByRole('heading', { name: 'Nothing is here' }).isVisible()).toBe(false);
      const name = `cashier${path.replaceAll('/', '-').replace(':', '')}`;
      expect(await findFaultsAtEverySize(page, name, [360, 1280])).toEqual([]);
      const links = await page
        .locator('a[href^="/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      const closed = (link: string) => CLOSED.some((path) => pattern(path).test(link));
      expect(links.filter(closed)).toEqual([]);
      expect(refused).toEqual([]);
    },
  );

  it.each(CLOSED)('does not open %s by its address', async (path) => {
    await open(addressOf(path));
    await page.getByRole('heading', { name: 'Nothing is here' }).waitFor();
    expect(refused).toEqual([]);
  });

  it('has no button that the box refuses, on any screen, nor one in what it opens', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    let pressed = 0;
    for (const path of REACHED) {
      await open(addressOf(path));
      const count = await page.locator('main button').count();
      for (let n = 0; n < count; n++) {
        if (n > 0) await open(addressOf(path));
        const button = page.locator('main button').nth(n);
        if (!(await button.isVisible()) || (await button.isDisabled())) continue;
        if (LEFT_ALONE.test(((await button.textContent()) ?? '').trim())) continue;
        await button.click();
        pressed += 1;
        await settled(page);
        const action = page.locator('dialog[open] .button.primary, dialog[open] .button.danger');
        if ((await action.count()) > 0) await action.first().click();
        await settled(page);
      }
    }
    expect(pressed).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  }, 240_000);
});

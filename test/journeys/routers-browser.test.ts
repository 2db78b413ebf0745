import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouterView } from '../../server/contract/admin.ts';
import { findFaults, launchBrowser, openPhone, screenshot, sendFrom } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { openScreen, setUpBusiness } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const SECRET = 'a-secret-of-sixteen-signs';

describe.skipIf(!runs('chromium'))('connecting routers on the tablet', () => {
  let box: RunningBox;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    box = await RunningBox.prepare();
    [browser] = await Promise.all([launchBrowser(), box.start()]);
    page = await openPhone(browser, { widthPx: 360 });
    await setUpBusiness(page, box);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await box.dispose();
  });

  const add = async (name: string, address: string, kind: string): Promise<RouterView> => {
    const input = { name, address, kind, secret: SECRET };
    return (await sendFrom<{ router: RouterView }>(page, 'POST', '/routers', input)).router;
  };
  const known = async (id: string) => {
    const { routers } = await sendFrom<{ routers: RouterView[] }>(page, 'GET', '/routers');
    return routers.find((router) => router.id === id);
  };
  const open = (path: string) => openScreen(page, box, path);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('makes a line with which a MikroTik fetches its script, once', async () => {
    const { id } = await add('Shop', '127.0.0.1', 'mikrotik');
    await open(`/routers/${id}`);
    await button('Make the line to paste').click();
    const line = await page.getByText('/tool fetch').textContent();
    await page.getByText('Works once, until').waitFor();
    await screenshot(page, 'router-line');
    expect(await findFaults(page)).toEqual([]);
    const url = /url="([^"]+)"/.exec(line ?? '')?.[1] ?? '';
    expect(await (await fetch(url)).text()).toContain(`secret="${SECRET}"`);
    expect((await fetch(url)).status).toBe(404);
    await button('Make another line').click();
    await page.getByText(url).waitFor({ state: 'detached' });
  });

  it('leads through the menus of an access point with the values of this box', async () => {
    const { id } = await add('Hall', '127.0.0.2', 'omada');
    await open(`/routers/${id}`);
    const steps = page.locator('ol.steps');
    await steps.waitFor();
    expect(await steps.textContent()).toContain(`port ${box.authPort}`);
    expect(await page.getByText(SECRET).count()).toBe(0);
    await button('Show the shared secret').click();
    await page.getByText(SECRET).waitFor();
    await screenshot(page, 'router-guide');
    expect(await findFaults(page)).toEqual([]);
  });

  it('changes what was mistyped, keeps the secret, and takes the change back', async () => {
    const before = await add('Beech', '127.0.0.3', 'generic');
    await open(`/routers/${before.id}/change`);
    await page.getByLabel('Name', { exact: true }).fill('Beach');
    await page.getByLabel('Address', { exact: true }).fill('127.0.0.33');
    await screenshot(page, 'router-change');
    expect(await findFaults(page)).toEqual([]);
    await button('Save').click();
    await page.getByRole('heading', { name: 'Beach', level: 1 }).waitFor();
    expect(await known(before.id)).toMatchObject({ name: 'Beach', address: '127.0.0.33' });
    await button('Show the shared secret').click();
    await page.getByText(SECRET).waitFor();
    await button('Undo').click();
    await page.getByText('It is as it was before.').waitFor();
    expect(await known(before.id)).toMatchObject({ name: 'Beech', address: '127.0.0.3' });
  });

  it('says what is wrong with a change before it is sent', async () => {
    const { id } = await add('Attic', '127.0.0.4', 'generic');
    await open(`/routers/${id}/change`);
    await page.getByLabel('Shared secret').fill('short');
    await button('Save').click();
    await page.locator('[aria-invalid=true]').waitFor();
    expect(await page.getByLabel('Shared secret').getAttribute('aria-invalid')).toBe('true');
  });
});

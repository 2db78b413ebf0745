import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RouterConfigsView } from '../../server/contract/router-configs.ts';
import { RouterOsSimulator } from '../simulators/routeros.ts';
import { launchBrowser, openPhone } from '../support/browser.ts';
import { RunningBox } from '../support/running-box.ts';
import { findFaultsAtEverySize, openScreen } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

const PASSWORD = 'a long enough secret';

/** A real box and a router that checks keys and answers over real SSH. */
describe('copies of a router', () => {
  let box: RunningBox;
  let browser: Browser | null = null;
  let page: Page;
  const router = new RouterOsSimulator();
  const list = () => box.json<RouterConfigsView>('router', 'config', 'list', 'Shop');

  beforeAll(async () => {
    await router.start();
    box = await RunningBox.prepare();
    await box.start();
    await box.cli(['setup', '--username', 'amina', '--password-stdin'], PASSWORD);
    const secret = ['--secret', 'a-secret-of-sixteen'];
    await box.json('router', 'add', '--name', 'Shop', '--address', '127.0.0.1', ...secret);
    await box.json('router', 'config', 'port', 'Shop', String(router.port));
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([box?.dispose(), router.close()]);
  });

  it('are refused until the script has brought the key of the box', async () => {
    const refused = await box.cli(['router', 'config', 'take', 'Shop']);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.out).toContain('run the output of mlango router script');
    const { script } = await box.json<{ script: string }>('router', 'script', 'Shop');
    const key = await (await fetch(`${box.portalUrl}/router/mlango-key.pub`)).text();
    expect(key).toMatch(/^ssh-rsa \S+ mlango\n$/);
    expect(script).toContain(`"${key.trim()}"`);
    router.importKey(key);
    const taken = await box.json<{ outcome: string }>('router', 'config', 'take', 'Shop');
    expect(taken.outcome).toBe('new');
  });

  it('are sealed on disk, written out when asked for, and readable by their owner alone', async () => {
    const file = join(box.dataDir, 'shop.rsc');
    await box.json('router', 'config', 'get', 'Shop', '--to', file);
    expect(readFileSync(file, 'utf8')).toContain('add secret=s3cret');
    expect(statSync(file).mode & 0o077).toBe(0);
    const stored = ['mlango.db', 'mlango.db-wal'].map((name) => join(box.dataDir, name));
    for (const database of stored) expect(readFileSync(database).includes('s3cret')).toBe(false);
    const shown = await box.json<Record<string, string>>('settings', 'get');
    expect(JSON.stringify(shown)).not.toContain('OPENSSH');
  });

  it('outlive a restart, key and all', async () => {
    await box.end('SIGKILL');
    await box.start();
    const taken = await box.json<{ outcome: string }>('router', 'config', 'take', 'Shop');
    expect(taken.outcome).toBe('unchanged');
    router.lines.push('/ip dns', 'set servers=10.0.0.2 allow-remote-requests=yes');
    router.says = '2026-11-29 03:10:00';
    await box.json('router', 'config', 'take', 'Shop');
    expect((await list()).copies).toHaveLength(2);
  });

  describe.skipIf(!runs('chromium'))('on the tablet', () => {
    it('say what changed between two of them', async () => {
      browser = await launchBrowser();
      page = await openPhone(browser, { widthPx: 768 });
      await openScreen(page, box, '/routers');
      await page.getByLabel('User name').fill('amina');
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.locator('button[type=submit]').click();
      await page.getByRole('link', { name: 'Shop' }).click();
      await page.getByRole('button', { name: /^What changed until/ }).click();
      await page.getByText('set servers=10.0.0.2').waitFor();
      expect(await page.locator('.listing .added').count()).toBe(2);
      expect(await page.locator('.listing .removed').count()).toBe(0);
    });

    it('are taken by a press, and saved as a file', async () => {
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('Nothing has changed since the last copy.').waitFor();
      const saved = page.waitForEvent('download');
      await page
        .getByRole('button', { name: /^Download the copy of/ })
        .first()
        .click();
      expect((await saved).suggestedFilename()).toMatch(/^Shop-2\d{3}-.*\.rsc$/);
    });

    it('wait for the owner when another key answers', async () => {
      await router.becomeAnother();
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('Another key answers at this address').waitFor();
      expect(await list()).toMatchObject({ offeredFingerprint: router.fingerprint });
      await page.getByText(router.fingerprint).waitFor();
      expect(await findFaultsAtEverySize(page, 'router-configs', [360, 1280])).toEqual([]);
      await page.getByRole('button', { name: 'This is my router' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'This is my router' }).click();
      await page.getByText('The new key is believed').waitFor();
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByText('Another key answers at this address').waitFor({ state: 'detached' });
      expect(await list()).toMatchObject({ problem: null });
    });
  });
});

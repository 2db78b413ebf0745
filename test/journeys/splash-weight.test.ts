import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purchaseIs, SplashScene } from '../support/splash-scene.ts';
import { runs } from '../support/tools.ts';

/** What Chrome's developer tools call "Slow 3G". */
const SLOW_3G = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};

/** Bytes on the wire of one answer's headers and body, as the browser counted them. */
interface Received {
  path: string;
  bytes: number;
}

describe.skipIf(!runs('chromium'))('the first view over the wire', () => {
  let scene: SplashScene;
  beforeAll(async () => {
    scene = await SplashScene.open();
  });
  afterAll(() => scene?.close());

  /** Opens the splash with an empty cache. @returns what was received, and the first paint in ms. */
  async function firstView(slow: boolean): Promise<{ received: Received[]; paintMs: number }> {
    const received: Received[] = [];
    let paintMs = Number.POSITIVE_INFINITY;
    await scene.visit({ widthPx: 360 }, async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      const paths = new Map<string, string>();
      session.on('Network.responseReceived', ({ requestId, response }) => {
        paths.set(requestId, new URL(response.url).pathname);
      });
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        received.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength });
      });
      if (slow) await session.send('Network.emulateNetworkConditions', SLOW_3G);
      await page.goto(scene.url('/', 'en'), { waitUntil: 'networkidle' });
      paintMs = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9,
      );
    });
    return { received, paintMs };
  }

  it('is at most 20 KB, of which at most 12 KB are script, all from the box', async () => {
    const { received } = await firstView(false);
    const sum = (list: Received[]) => list.reduce((total, { bytes }) => total + bytes, 0);
    const scripts = received.filter(({ path }) => path.endsWith('.js'));
    console.info(received.map(({ path, bytes }) => `${path} ${bytes} bytes`).join('\n'));
    expect(received.map(({ path }) => path.replace(/-[\w-]{8}\./, '.')).sort()).toEqual([
      '/',
      '/assets/client.js',
    ]);
    expect(sum(scripts)).toBeLessThanOrEqual(12_000);
    expect(sum(received)).toBeLessThanOrEqual(20_000);
  });

  it('paints within a second on slow 3G', async () => {
    const attempts: number[] = [];
    // The best of three: what is measured is the page, not whoever else uses the machine.
    while (attempts.length < 3 && !attempts.some((paintMs) => paintMs < 1_000)) {
      attempts.push((await firstView(true)).paintMs);
    }
    console.info(`first contentful paint on slow 3G: ${attempts.map(Math.round).join(', ')} ms`);
    expect(Math.min(...attempts)).toBeLessThan(1_000);
  });

  it('is the only time the script travels', async () => {
    await scene.visit({ widthPx: 360 }, async (page) => {
      await page.goto(scene.url('/', 'en'));
      let assets = 0;
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname.startsWith('/assets/')) assets += 1;
      });
      await page.locator('a.plan').first().click();
      await page.locator('.page-phone').waitFor();
      await scene.pay(page, 0);
      await page.locator(purchaseIs('paid')).waitFor();
      expect(assets).toBe(0);
    });
  });
});

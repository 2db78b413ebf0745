import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { tools } from './tools.ts';

const SCREENSHOTS = join(import.meta.dirname, '..', 'screenshots');
/** WCAG 2.2 at level AA and what it builds on, and the practices axe recommends beside it. */
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Of a machine that has other work. */
const PATIENCE_MS = 30_000;
/** What each page still asks the box for. */
const asked = new WeakMap<Page, Set<Request>>();

/** Debian's Chromium without a window, and without anything that reaches for the internet. */
export function launchBrowser(executablePath = tools.chromium): Promise<Browser> {
  if (!executablePath)
    throw new Error('Chromium is not installed: apt-get install chromium-headless-shell');
  return chromium.launch({
    executablePath,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

export interface PhoneOptions {
  widthPx: number;
  script?: boolean;
  dark?: boolean;
  /** As `Accept-Language`. */
  locale?: string;
}

/** A new phone: its own context, so that nothing is shared with another. */
export async function openPhone(browser: Browser, options: PhoneOptions): Promise<Page> {
  const { widthPx, script = true, dark = false, locale = 'en' } = options;
  const settings: BrowserContextOptions = {
    viewport: { width: widthPx, height: 740 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale,
  };
  const page = await (await browser.newContext(settings)).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  countQuestions(page);
  return page;
}

function countQuestions(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  // What the box tells by itself never ends.
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** Waits until a page of {@link openPhone} asks for nothing more and has drawn what it was told. */
export async function settled(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    quiet = asked.get(page)?.size === 0 ? quiet + 1 : 0;
  }
}

/**
 * Keeps a picture in test/screenshots (not under version control): of a failure always, of
 * everything else only when somebody wants to look and sets MLANGO_TEST_SCREENSHOTS.
 */
export async function screenshot(
  page: Page,
  name: string,
  when: 'wanted' | 'always' = 'wanted',
): Promise<void> {
  if (when === 'wanted' && !process.env.MLANGO_TEST_SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

/** What is wrong with the page for hands and eyes, one line each; empty when nothing is. */
export async function findFaults(page: Page): Promise<string[]> {
  return [...(await layoutFaults(page)), ...(await axeFaults(page))];
}

async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy would, rightly, not let it in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${AXE}; undefined`);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    // Without preloading: only an experimental rule, which is off, reads style sheets once more.
    const { violations } = await axe.run({
      ...{ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false },
    });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`,
    );
  }, AXE_RULES);
}

/** Sideways scrolling, and things to touch which are smaller than 44 px. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth,
      );
      const names = wide.map((element) => `${element.tagName}.${element.className}`).join(' ');
      faults.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${names}`);
    }
    const targets = document.querySelectorAll('a, button, input:not([type=hidden]), textarea');
    for (const target of targets) {
      // A tick box is touched by its label.
      const ticked = target.matches('[type=checkbox], [type=radio]') && target.closest('label');
      const { width, height } = (ticked || target).getBoundingClientRect();
      // The skip link is there for keyboards only.
      if (target.classList.contains('skip') || width === 0) continue;
      if (width < 43.9 || height < 43.9) {
        faults.push(`${width} × ${height} px to touch: ${target.outerHTML.slice(0, 200)}`);
      }
    }
    return faults;
  });
}

/**
 * Asks the owner's interface as the app on this page does, with its cookie.
 * @returns the answer's JSON
 * @throws what the box said when it refused
 */
export function sendFrom<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const headers = { 'Content-Type': 'application/json' };
      const what = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      const answer = await fetch(`/api/v1${path}`, what);
      if (!answer.ok) {
        throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      }
      return (await answer.json()) as unknown;
    },
    { method, path, body },
  ) as Promise<T>;
}

/** A router's login page: says yes to everybody and keeps what was posted. */
export class FakeRouter {
  readonly logins: { method: string; fields: Record<string, string> }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request).then((page) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(page);
      });
    });
  }

  static async start(): Promise<FakeRouter> {
    const router = new FakeRouter();
    await new Promise<void>((done) => router.#server.listen(0, '127.0.0.1', done));
    return router;
  }

  get loginUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/login`;
  }

  loginOf(code: string): Record<string, string> | undefined {
    return this.logins.find(({ fields }) => fields.username === code)?.fields;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage): Promise<string> {
    if (!request.url?.startsWith('/login')) return '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    this.logins.push({ method: request.method ?? '', fields });
    return '<!doctype html><html lang="en"><title>Success</title><h1>You are online</h1>';
  }
}

import type { Locator, Page } from 'playwright-core';
import { findFaults, screenshot, sendFrom, settled } from './browser.ts';
import { type RunningBox, SETUP_PIN } from './running-box.ts';

/** Of everybody in these tests. */
export const PASSWORD = 'a long enough secret';

const BUSINESS = {
  ...{ pin: SETUP_PIN, ownerName: 'Amina', username: 'amina', password: PASSWORD },
  ...{ businessName: 'Mama Amina Wi-Fi', currency: 'KES', timeZone: 'Africa/Nairobi' },
  demoPlans: true,
};

/** A telephone and two tablets. */
const WIDTHS_PX = [360, 768, 1280];

/** Opens a screen of the app and waits until it shows what it asked the box for. */
export async function openScreen(page: Page, box: RunningBox, path: string): Promise<void> {
  await page.goto(`${box.adminUrl}${path}`);
  await page.locator('main h1').waitFor();
  await settled(page);
}

/**
 * What is wrong for hands and eyes with what is shown now, at every size of screen, each with its size; the page is
 * left as wide as it was.
 * @param name of the pictures
 * @param nightAtPx the widths that are looked at by night; the others by day
 */
export async function findFaultsAtEverySize(
  page: Page,
  name: string,
  nightAtPx: readonly number[] = [768],
): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const widthPx of WIDTHS_PX) {
    const dark = nightAtPx.includes(widthPx);
    await page.setViewportSize({ width: widthPx, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await settled(page);
    await screenshot(page, `${name}-${widthPx}${dark ? '-dark' : ''}`);
    for (const fault of await findFaults(page)) faults.push(`${name} at ${widthPx} px: ${fault}`);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return faults;
}

/** A box without a business gets one, with plans; its owner is logged in on the page. */
export async function setUpBusiness(page: Page, box: RunningBox): Promise<void> {
  await page.goto(box.adminUrl);
  await sendFrom(page, 'POST', '/setup', BUSINESS);
}

/** The same by hand, as the owner meets it; ends at the first step of the guide. */
export async function typeBusiness(page: Page, box: RunningBox): Promise<void> {
  await page.goto(box.adminUrl);
  await page.getByLabel('Setup PIN').fill(SETUP_PIN);
  await page.getByLabel('Your name').fill('Amina');
  await page.getByLabel('User name').fill('amina');
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByLabel('Name of the business').fill('Mama Amina Wi-Fi');
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'Show your logo', level: 1 }).waitFor();
}

/** Somebody of the staff; the owner is logged in on the page. @returns the id */
export async function addStaff(owner: Page, username: string, role: string): Promise<string> {
  const input = { username, role, name: username, password: PASSWORD };
  const { operator } = await sendFrom<{ operator: { id: string } }>(
    owner,
    'POST',
    '/operators',
    input,
  );
  return operator.id;
}

/** Logs in without the form, on a page of its own. */
export async function enter(page: Page, box: RunningBox, username: string): Promise<void> {
  await page.goto(box.adminUrl);
  await sendFrom(page, 'POST', '/login', { username, password: PASSWORD, code: '' });
}

/** Logs in by the form that is shown. */
export async function logIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('amina');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByLabel('User name').waitFor({ state: 'detached' });
}

/** Presses what changes something on the box, and waits for the box's answer. */
export async function send(button: Locator): Promise<void> {
  await Promise.all([
    button.page().waitForResponse((answer) => answer.request().method() !== 'GET'),
    button.click(),
  ]);
}

/** Whether something of a printed card reaches beyond its edge. */
export function spills(card: Locator): Promise<boolean> {
  return card.evaluate((shown) => {
    const box = shown.getBoundingClientRect();
    const parts = [...shown.querySelectorAll('.qr, .voucher-words > *, .voucher-price')].map(
      (part) => part.getBoundingClientRect(),
    );
    return parts.some(
      ({ right, bottom, top }) =>
        right > box.right + 1 || bottom > box.bottom + 1 || top < box.top - 1,
    );
  });
}

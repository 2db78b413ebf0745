import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { systemRandom } from '../../server/adapters/system/random.ts';
import type { PlanView, PurchaseView } from '../../server/contract/portal.ts';
import { type AirtelSimulator, startAirtelSimulator } from '../simulators/airtel.ts';
import { launchBrowser, openPhone } from '../support/browser.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { findFaultsAtEverySize, logIn, PASSWORD } from '../support/tablet.ts';
import { runs } from '../support/tools.ts';

/** A second provider behind the same interface: a real box, with Airtel Money over real HTTP. */
describe('a box with M-Pesa and Airtel Money', () => {
  let box: RunningBox;
  let airtel: AirtelSimulator;
  let plan: PlanView;

  beforeAll(async () => {
    airtel = await startAirtelSimulator({
      ...{ clock: systemClock(), random: systemRandom, payAfterMs: 300 },
    });
    box = await RunningBox.prepare({
      MLANGO_AIRTEL_BASE_URL: airtel.baseUrl,
      MLANGO_AIRTEL_CLIENT_ID: 'journey',
      MLANGO_AIRTEL_CLIENT_SECRET: 'secret-of-the-journey',
    });
    await box.start();
    plan = await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
  });
  afterAll(async () => {
    await box?.dispose();
    await airtel?.close();
  });

  async function buy(phone: string, provider: string) {
    const id = randomUUID();
    const body = { id, planId: plan.id, phone, provider, mac: `AA:BB:CC:00:00:${phone.slice(-2)}` };
    const { status } = await box.post('/api/v1/portal/purchases', body);
    return { id, status };
  }

  const settled = (id: string, state: string) =>
    until(async () => {
      const answer = await box.get(`/api/v1/portal/purchases/${id}`);
      const { purchase } = answer as { purchase: PurchaseView };
      return purchase.state === state ? purchase : null;
    });

  it('sells by the one that the customer chose', async () => {
    const { id } = await buy('0733000010', 'airtel');
    const paid = await settled(id, 'paid');
    expect(paid).toMatchObject({ method: 'Airtel Money', voucherCode: expect.any(String) });
    const payments = await box.json<{ id: string; receipt: string }[]>('payment', 'list');
    expect(payments.find((one) => one.id === id)?.receipt).toMatch(/^MP/);
  });

  it('says in its words why it failed, and heals a lost answer', async () => {
    const wrongPin = await buy('0733000022', 'airtel');
    expect(await settled(wrongPin.id, 'failed')).toMatchObject({ reason: 'wrong_pin' });
    const lost = await buy('0733000036', 'airtel');
    await settled(lost.id, 'paid');
    expect(airtel.transactions()).toHaveLength(3);
  });

  it('still sells by M-Pesa, and by nobody it does not know', async () => {
    const { id } = await buy('0712345640', 'daraja');
    await settled(id, 'paid');
    expect((await buy('0712345650', 'paypal')).status).toBe(422);
  });

  it.skipIf(!runs('chromium'))('sells by it at the counter, too', async () => {
    await box.cli(['setup', '--username', 'amina', '--password-stdin'], PASSWORD);
    const browser = await launchBrowser();
    try {
      const page = await openPhone(browser, { widthPx: 768 });
      await page.goto(`${box.adminUrl}/counter`);
      await logIn(page);
      await page.getByRole('button', { name: /^Airtel Money/ }).click();
      await page.getByLabel('Airtel Money number of the customer').fill('0733000040');
      expect(await findFaultsAtEverySize(page, 'counter-airtel')).toEqual([]);
      await page.getByRole('button', { name: /^Ask the phone for/ }).click();
      await page.locator('.counter-code').waitFor({ timeout: 30_000 });
    } finally {
      await browser.close();
    }
    expect(airtel.transactions()).toHaveLength(4);
  });

  it('keeps both in books that agree', async () => {
    const books = await box.json<{ accounts: { account: string }[]; discrepancies: unknown[] }>(
      'ledger',
    );
    const names = books.accounts.map(({ account }) => account);
    expect(names).toEqual(expect.arrayContaining(['clearing/airtel', 'clearing/daraja']));
    expect(books.discrepancies).toEqual([]);
  });
});

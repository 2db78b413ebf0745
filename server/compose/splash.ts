import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SplashView } from '../contract/splash.ts';
import { parseMac } from '../core/mac.ts';
import { visiblePlans } from '../features/plans/portal-routes.ts';
import { claimPayment } from '../features/purchases/claim-payment.ts';
import type { PurchaseDeps } from '../features/purchases/deps.ts';
import { startPurchase } from '../features/purchases/start-purchase.ts';
import { viewPurchase } from '../features/purchases/view-purchase.ts';
import { deviceSession } from '../features/sessions/device-session.ts';
import type { SplashServices } from '../features/splash/services.ts';
import { presentBalance } from '../features/vouchers/present.ts';
import { redeem } from '../features/vouchers/redeem.ts';
import { AppError } from '../ports/errors.ts';
import type { House } from './house.ts';

type Refusal = { code: string; message: string; fields?: Record<string, string> };

/** A refusal as a value; faults go on to the error handler. */
async function attempt<T extends object>(
  work: () => Promise<T>,
): Promise<({ ok: true } & T) | { ok: false; error: Refusal }> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, fields } = error;
    return { ok: false, error: fields ? { code, message, fields } : { code, message } };
  }
}

/** The same use cases as the portal's API, for the pages of the splash. */
export function splashServices(
  house: House,
  purchaseDeps: PurchaseDeps,
  simulated: boolean,
): SplashServices {
  const stores = house.database.read;
  return {
    async business() {
      const { name, phone, currency, timeZone } = house.business.current();
      return { name, phone: phone || null, currency, timeZone, simulated };
    },
    listPlans: () => visiblePlans(house),
    startPurchase: (input) =>
      attempt(async () => {
        const purchase = await startPurchase(purchaseDeps, input);
        return { purchase: await viewPurchase(house, stores, purchase, {}, input.language) };
      }),
    retryPurchase: (id, router, language, clientAddress) =>
      attempt(async () => {
        const known = await stores.purchases.find(id);
        if (!known) throw new AppError(404, 'purchase_unknown', 'There is no such purchase.');
        const { planId, phone } = known;
        const again = { id, planId, phone, router, language, clientAddress };
        const purchase = await startPurchase(purchaseDeps, again);
        return { purchase: await viewPurchase(house, stores, purchase, router, language) };
      }),
    async viewPurchase(id, router, language) {
      const purchase = await stores.purchases.find(id);
      return purchase && viewPurchase(house, stores, purchase, router, language);
    },
    redeem: (code, router, _language, clientAddress) =>
      attempt(async () => ({ result: await redeem(house, code, router, clientAddress) })),
    async deviceSession(router, clientAddress) {
      const nowMs = house.clock.now();
      const mac = parseMac(router.mac ?? '') ?? (await macOfAddress(house, clientAddress));
      return deviceSession({ stores, present: presentBalance }, mac, nowMs);
    },
    claim: (receipt, phone, clientAddress) =>
      attempt(async () => {
        const purchase = await claimPayment(purchaseDeps, receipt, phone, clientAddress);
        return { purchase: await viewPurchase(house, stores, purchase, {}, 'en') };
      }),
  };
}

async function macOfAddress(house: House, clientAddress: string): Promise<string> {
  const session = await house.database.read.sessions.findOpenByIp(clientAddress);
  return session?.mac ?? '';
}

type Renderer = (view: SplashView, assets: { css: string; js: string }) => string;
type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>;

/**
 * The built splash: its renderer, and the digest by which the security policy knows its style.
 * @param folder `dist/portal`
 */
export async function loadSplash(
  folder: string,
): Promise<{ render: (view: SplashView) => string; styleSource: string }> {
  const module: { renderSplash: Renderer } = await import(
    pathToFileURL(join(folder, 'server', 'server.js')).href
  );
  const read = (name: string) => readFileSync(join(folder, 'client', name), 'utf8');
  const entries = Object.values(JSON.parse(read('manifest.json')) as Manifest);
  const entry = entries.find((candidate) => candidate.isEntry);
  const style = entry?.css?.[0] ?? entries.find(({ file }) => file.endsWith('.css'))?.file;
  if (!entry || !style) throw new Error('The splash is not built: npm run build');
  const css = read(style).trim();
  const assets = { js: `/${entry.file}`, css };
  const digest = createHash('sha256').update(css).digest('base64');
  return {
    render: (view) => module.renderSplash(view, assets),
    styleSource: `'sha256-${digest}'`,
  };
}

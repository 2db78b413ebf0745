import { z } from 'zod';
import { wordsLanguage } from '../../core/language.ts';
import { parseMac } from '../../core/mac.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import { routerQuery, singleValues } from '../../ports/router-query.ts';
import { claimPayment } from './claim-payment.ts';
import type { PurchaseDeps } from './deps.ts';
import { claimBody, payerBody, purchaseBody } from './schema.ts';
import { creditBalance } from './spend-credit.ts';
import { startPurchase } from './start-purchase.ts';
import { type ViewDeps, viewPurchase } from './view-purchase.ts';

export function purchasePortalRoutes(deps: PurchaseDeps & ViewDeps): AdminRoute[] {
  const view = async (
    purchase: PurchaseRecord,
    acceptLanguage: string,
    parameters: Record<string, string> = {},
  ) => ({
    purchase: await viewPurchase(
      deps,
      deps.database.read,
      purchase,
      parameters,
      wordsLanguage(acceptLanguage),
    ),
  });
  return [
    adminRoute({
      method: 'POST',
      path: '/purchases',
      summary: 'Buys a plan: the phone is asked for the M-Pesa PIN.',
      access: 'public',
      body: purchaseBody,
      async handle({ body, clientAddress, acceptLanguage, device }) {
        const language = wordsLanguage(acceptLanguage);
        const seen = device.mac === undefined ? {} : { ...device, router: device };
        const wanted = { ...given(body), ...seen, language, clientAddress };
        const purchase = await startPurchase(deps, wanted);
        return { status: 202, body: await view(purchase, acceptLanguage, device) };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/purchases/:id',
      summary: 'How the payment stands; the code and the login form once it is paid.',
      access: 'public',
      query: routerQuery,
      async handle({ params, query, acceptLanguage, device }) {
        const id = z.uuid().safeParse(params.id);
        const purchase = id.success ? await deps.database.read.purchases.find(id.data) : null;
        if (!purchase) throw new AppError(404, 'purchase_unknown', 'There is no such purchase.');
        const parameters = { ...singleValues(query), ...device };
        return { body: await view(purchase, acceptLanguage, parameters) };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/purchases/claim',
      summary:
        '"I paid, here is my M-Pesa code." Answers the purchase, or some minutes on trust while M-Pesa cannot be asked.',
      access: 'public',
      body: claimBody,
      async handle({ body, clientAddress, acceptLanguage, device }) {
        const mac = parseMac(device.mac ?? body.mac ?? '');
        const claimed = await claimPayment(deps, { ...body, mac, clientAddress });
        if (claimed.kind === 'trust') return { body: { trust: claimed.trust } };
        return { body: await view(claimed.purchase, acceptLanguage) };
      },
    }),
    creditRoute(deps),
  ];
}

/** What was left out stays out: `undefined` is not the same as not there. */
function given<T extends object>(body: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function creditRoute(deps: PurchaseDeps): AdminRoute {
  return adminRoute({
    method: 'POST',
    path: '/credit',
    summary: 'What a customer has left with us, for whoever holds a receipt of the same phone.',
    access: 'public',
    body: payerBody,
    async handle({ body, clientAddress }) {
      const { receipt, phone } = body;
      const creditCents = await creditBalance(deps, receipt, phone, clientAddress);
      return { body: { creditCents, currency: deps.currency() } };
    },
  });
}

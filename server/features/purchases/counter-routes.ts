import { z } from 'zod';
import type { MobileWay } from '../../contract/money.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import { type Actor, type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { PurchaseDeps } from './deps.ts';
import { startPurchase } from './start-purchase.ts';
import { findCounterSale, viewCounterSale } from './view-counter-sale.ts';

const askBody = z.strictObject({
  id: z.uuid(),
  plan: z.string().min(1).max(60),
  phone: z.string().max(40),
  language: z.enum(['en', 'sw']).default('en'),
  /** One of `ways`; absent: the usual one. */
  provider: z.string().max(20).optional(),
  /** Where it is sold; absent: at a place without a name. */
  siteId: z.string().max(60).nullable().optional(),
});

/** What a seller still sees on the counter's screen. */
const RECENT_MS = 12 * 3_600_000;

/** Sales at the counter that the customer's phone pays: the same purchase as on the splash. */
export function counterRoutes(deps: PurchaseDeps): AdminRoute[] {
  const stores = () => deps.database.read;
  const view = (purchase: PurchaseRecord) => viewCounterSale(deps, stores(), purchase);
  return [
    adminRoute({
      method: 'POST',
      path: '/sales/mobile',
      summary:
        "Asks a customer's phone to pay for a plan. The same id again answers the same sale, or asks once more.",
      access: 'counter',
      body: askBody,
      async handle({ actor, body }) {
        return { status: 202, body: { sale: await view(await ask(deps, actor, body)) } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/sales/mobile',
      summary:
        'What you sold by asking a phone in the last hours, the newest first, and who can be asked.',
      access: 'counter',
      async handle({ actor }) {
        const sinceMs = deps.clock.now() - RECENT_MS;
        const sold = await stores().purchases.listAskedBy(actor.name, sinceMs);
        const ways: MobileWay[] = deps.providers.all.map(({ name, label }) => ({ name, label }));
        return { body: { sales: await Promise.all(sold.map(view)), ways } };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/sales/mobile/:id',
      summary: 'How the payment of your sale stands; its code for half an hour after it is paid.',
      access: 'counter',
      async handle({ actor, params }) {
        return {
          body: { sale: await view(await findCounterSale(stores(), actor, params.id ?? '')) },
        };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/sales/mobile/:id/again',
      summary:
        'Asks the phone of your sale once more, a minute after the last time at the earliest.',
      access: 'counter',
      async handle({ actor, params }) {
        const known = await findCounterSale(stores(), actor, params.id ?? '');
        const { id, planId, phone } = known;
        const language = known.language === 'sw' ? 'sw' : 'en';
        const order = { id, planId, phone, language } as const;
        const asked = { ...order, soldBy: actor.name, clientAddress: '' };
        return { status: 202, body: { sale: await view(await startPurchase(deps, asked)) } };
      },
    }),
  ];
}

async function ask(
  deps: PurchaseDeps,
  actor: Actor,
  { plan: idOrName, provider, ...sale }: z.infer<typeof askBody>,
): Promise<PurchaseRecord> {
  const plan = await deps.database.read.plans.findSellable(idOrName);
  if (!plan) throw new AppError(422, 'plan_unknown', 'This plan is not on sale.', { plan: '' });
  const sold = { ...sale, planId: plan.id, soldBy: actor.name, clientAddress: '' };
  return startPurchase(deps, provider === undefined ? sold : { ...sold, provider });
}

import { z } from 'zod';
import type { RefundView, SaleView } from '../../contract/money.ts';
import type { CardSaleView } from '../../contract/stock.ts';
import { isoOf } from '../../core/moment.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import { type ConfirmIdentity, identityFields } from '../../ports/identity.ts';
import type { RefundRecord } from '../../ports/money-stores.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Vault } from '../../ports/vault.ts';
import { counterRoutes } from './counter-routes.ts';
import { creditByHand, matchByHand, resolveByHand } from './decide-suspense.ts';
import type { PurchaseDeps } from './deps.ts';
import { reconcile } from './reconcile.ts';
import { refundPayment } from './refund-payment.ts';
import { registerHandPayments } from './register-hand-payments.ts';
import { sellCard } from './sell-card.ts';
import { sellForCash } from './sell-for-cash.ts';

const matchBody = z.strictObject({ purchase: z.string().trim().min(1).max(60) });
const resolveBody = z.strictObject({ note: z.string().trim().min(3).max(300) });
const creditBody = z.strictObject({ phone: z.string().max(40).optional() });
const refundBody = z.strictObject({
  method: z.enum(['by_hand', 'reversal', 'cash']),
  receipt: z.string().max(40).optional(),
  reason: z.string().trim().min(3, 'Say why, for the books.').max(200),
  ...identityFields,
});
const saleBody = z.strictObject({
  id: z.uuid(),
  plan: z.string().min(1).max(60),
  phone: z.string().max(40).default(''),
  language: z.enum(['en', 'sw']).default('en'),
  /** Where it is sold; absent: at a place without a name. */
  siteId: z.string().max(60).nullable().optional(),
});
const cardBody = z.strictObject({
  id: z.uuid(),
  card: z.string().trim().min(1).max(40),
  phone: z.string().max(40).default(''),
  language: z.enum(['en', 'sw']).default('en'),
});

export interface MoneyRouteDeps extends PurchaseDeps {
  vault: Vault;
  confirmIdentity: ConfirmIdentity;
  hookUrls(provider: string): { validationUrl: string; confirmationUrl: string };
}

/** What people do with money: sell for cash, decide about suspense, send back, look now. */
export function moneyRoutes(deps: MoneyRouteDeps): AdminRoute[] {
  return [
    ...saleRoutes(deps),
    ...counterRoutes(deps),
    ...suspenseRoutes(deps),
    ...statementRoutes(deps),
  ];
}

function saleRoutes(deps: MoneyRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/sales',
      summary: 'Sells a voucher for cash; the money is in the drawer of whoever sells.',
      access: 'counter',
      body: saleBody,
      async handle({ actor, body }) {
        const { purchase, code } = await deps.database.transaction((stores) =>
          sellForCash(deps, stores, actor, body),
        );
        deps.wakeMessages();
        const { id, planName, priceCents } = purchase;
        const sale: SaleView = { id, planName, priceCents, currency: deps.currency(), code };
        return { status: 201, body: { sale } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/sales/card',
      summary: 'Sells a printed card out of your own stock for cash, by its code or the end of it.',
      access: 'counter',
      body: cardBody,
      async handle({ actor, body }) {
        const { purchase, card } = await deps.database.transaction((stores) =>
          sellCard(deps, stores, actor, body),
        );
        deps.wakeMessages();
        const { id, planName, priceCents } = purchase;
        const codeMasked = maskVoucherCode(card.codeLast);
        const sale: CardSaleView = {
          id,
          planName,
          priceCents,
          currency: deps.currency(),
          codeMasked,
        };
        return { status: 201, body: { sale } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/payments/:id/refund',
      summary:
        'Sends money back: noted by hand or in cash, or by M-Pesa reversal. Asks for the password, and the code of those who have one.',
      access: 'payments.refund',
      body: refundBody,
      async handle({ actor, params, body, clientAddress }) {
        const { password, code } = body;
        await deps.confirmIdentity(actor, { password, code }, clientAddress);
        const { method, receipt, reason } = body;
        const refund = await deps.database.transaction((stores) =>
          refundPayment(deps, stores, actor, { id: params.id ?? '', method, receipt, reason }),
        );
        deps.wakePayments();
        return { status: 201, body: { refund: view(refund) } };
      },
    }),
  ];
}

function suspenseRoutes(deps: MoneyRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/payments/:id/resolve',
      summary: 'Closes money in suspense with a note of what was done.',
      access: 'payments.resolve',
      body: resolveBody,
      async handle({ actor, params, body }) {
        await deps.database.transaction((stores) =>
          resolveByHand(deps, stores, actor.name, params.id ?? '', body.note),
        );
        return { body: { resolved: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/payments/:id/match',
      summary:
        'Gives money in suspense to a purchase, by its reference: the customer gets the voucher.',
      access: 'payments.resolve',
      body: matchBody,
      async handle({ actor, params, body }) {
        const purchase = await deps.database.transaction((stores) =>
          matchByHand(deps, stores, actor.name, params.id ?? '', body.purchase),
        );
        deps.wakeMessages();
        return { body: { purchase: purchase.id } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/payments/:id/credit',
      summary: 'Makes money in suspense the credit of its sender.',
      access: 'payments.resolve',
      body: creditBody,
      async handle({ actor, params, body }) {
        await deps.database.transaction((stores) =>
          creditByHand(deps, stores, actor.name, params.id ?? '', body.phone),
        );
        deps.wakeMessages();
        return { body: { credited: true } };
      },
    }),
  ];
}

function statementRoutes(deps: MoneyRouteDeps): AdminRoute[] {
  return [
    adminRoute({
      method: 'POST',
      path: '/payments/reconcile',
      summary: "Reads the providers' own records of the last two days now.",
      access: 'payments',
      async handle() {
        return { body: { reconciliations: await reconcile(deps, 'all') } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/payments/register',
      summary:
        'Registers at the providers where they announce payments by hand. One-time in production.',
      access: 'settings.write',
      async handle({ actor }) {
        const outcomes = await registerHandPayments(deps, actor.name, deps.hookUrls);
        return { body: { registrations: outcomes } };
      },
    }),
  ];
}

function view(refund: RefundRecord): RefundView {
  const { id, paymentId, amountCents, method, state, receipt, reason, detail } = refund;
  const at = isoOf(refund.requestedAtMs);
  return { id, paymentId, amountCents, method, state, receipt, reason, detail, at };
}

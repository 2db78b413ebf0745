import type { Language, PurchaseView, RouterParameters } from '../../contract/portal.ts';
import { isoOf } from '../../core/moment.ts';
import { RETRY_AFTER_MS } from '../../core/payment.ts';
import { maskPhone } from '../../core/phone.ts';
import { maskVoucherCode } from '../../core/voucher-code.ts';
import type { PaymentProviders } from '../../ports/providers.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { RouterLogin, VoucherMint } from '../../ports/services.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { PENDING_WINDOW_MS } from './start-purchase.ts';
import { storyOf } from './story.ts';
import { purchaseMessage } from './words.ts';

export interface ViewDeps {
  clock: Clock;
  providers: PaymentProviders;
  mint: VoucherMint;
  routerLogin: RouterLogin;
  currency(): string;
}

/**
 * The purchase as its buyer sees it. Whoever knows its id (122 random bits, made by the buyer's
 * own browser) is the buyer.
 */
export async function viewPurchase(
  deps: ViewDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  parameters: RouterParameters,
  language: Language,
): Promise<PurchaseView> {
  const method = methodOf(deps.providers, purchase);
  const view: PurchaseView = {
    id: purchase.id,
    planId: purchase.planId,
    planName: purchase.planName,
    priceCents: purchase.priceCents,
    currency: deps.currency(),
    phoneMasked: maskPhone(purchase.phone),
    state: purchase.state,
    reason: purchase.reason,
    method,
    message: purchaseMessage(purchase, language).replaceAll(deps.providers.usual.label, method),
    reference: purchase.reference,
    retryAt: await retryAt(stores, purchase),
    promptAt: promptAt(purchase, deps.clock.now()),
    createdAt: isoOf(purchase.createdAtMs),
    listPriceCents: purchase.listPriceCents,
    giftPhoneMasked: purchase.giftPhone && maskPhone(purchase.giftPhone),
    toppedUpCodeMasked: await toppedUpCode(stores, purchase),
    story: await storyOf(stores, purchase, deps.clock.now()),
  };
  const voucher =
    purchase.state === 'paid' ? await stores.vouchers.findByPurchase(purchase.id) : null;
  if (!voucher || voucher.status === 'revoked') return view;
  const code = deps.mint.reveal(voucher);
  // The page's own parameters are fresher (a challenge changes with every page of the router).
  const router = Object.keys(parameters).length > 0 ? parameters : purchase.routerParameters;
  const login = deps.routerLogin.formFor(code, router);
  return { ...view, voucherCode: code, ...(login ? { login } : {}) };
}

/** Cash and credit are asked of nobody; a provider that was given up is still named. */
export function methodOf({ usual, find }: PaymentProviders, { provider }: PurchaseRecord): string {
  return find(provider)?.label ?? (provider === 'credit' ? usual.label : provider);
}

/** Masked: anybody can pay for somebody else's code, and must not learn it by that. */
async function toppedUpCode(stores: Stores, purchase: PurchaseRecord): Promise<string | null> {
  if (purchase.topUpVoucherId === null) return null;
  const bought = await stores.vouchers.findTopUpByPurchase(purchase.id);
  const awaited = purchase.state !== 'paid';
  const voucher = awaited || bought ? await stores.vouchers.find(purchase.topUpVoucherId) : null;
  return voucher && maskVoucherCode(voucher.codeLast);
}

function promptAt({ state, nextActionAtMs }: PurchaseRecord, nowMs: number): string | null {
  const isToCome = state === 'created' && nextActionAtMs !== null && nextActionAtMs > nowMs;
  return isToCome ? isoOf(nextActionAtMs) : null;
}

/** Earliest moment at which the number may be asked again. */
export async function retryAt(stores: Stores, purchase: PurchaseRecord): Promise<string | null> {
  const asked = ['prompted', 'unknown', 'failed', 'stale'].includes(purchase.state);
  const prompt = purchase.promptId && (await stores.purchases.findPrompt(purchase.promptId));
  if (!asked || !prompt) return null;
  const waitMs = purchase.state === 'unknown' ? PENDING_WINDOW_MS : RETRY_AFTER_MS;
  return new Date(prompt.dueAtMs + waitMs).toISOString();
}

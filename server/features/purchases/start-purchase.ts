import type { Language, PurchaseRequest } from '../../contract/portal.ts';
import { parseMac } from '../../core/mac.ts';
import { isPending, nextPaymentState, RETRY_AFTER_MS } from '../../core/payment.ts';
import { parsePhone } from '../../core/phone.ts';
import { macInParameters } from '../../core/router-parameters.ts';
import type { PhoneBlock } from '../../ports/customer-store.ts';
import { AppError } from '../../ports/errors.ts';
import type { PromptRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { PlanRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { composeOrder, type Order } from './order.ts';
import { newReference } from './reference.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { siteOfSale } from './site-of-sale.ts';
import { payWithCredit, throttleProofs } from './spend-credit.ts';

const MOST_PROMPTS = 3;
const PROMPT_WINDOW_MS = 600_000;
/** A prompt stays on a phone for about a minute; after three, the device may try another purchase. */
export const PENDING_WINDOW_MS = 180_000;

export type StartInput = PurchaseRequest & {
  language: Language;
  clientAddress: string;
  /** The first prompt leaves that much later; at once unless told. */
  delayMs?: number;
  /** The code that is topped up, where the caller knows it already. */
  onto?: VoucherRecord;
  /** Who sells it at the counter, where several customers pay from one tablet. */
  soldBy?: string;
  /** And at which counter. */
  siteId?: string | null | undefined;
};

/**
 * Creates the purchase, or answers the one that has this id already; a failed one is prompted
 * again. The row is committed before anything leaves for the provider, and the price is the
 * plan's, whatever the customer's page said.
 * @throws AppError plan_unknown | plan_elsewhere | phone_invalid | purchase_conflict | too_many_prompts |
 *   purchase_pending | retry_too_early | daily_limit | provider_down | phone_blocked | credit_unproven | too_many_claims |
 *   provider_unknown and those of `composeOrder` and `findTopUp`
 */
export async function startPurchase(
  deps: PurchaseDeps,
  input: StartInput,
): Promise<PurchaseRecord> {
  const phone = parsePhone(input.phone);
  if (!phone) {
    throw new AppError(
      422,
      'phone_invalid',
      'Type your M-Pesa number, like 0712 345 678 or 0112 345 678.',
      { phone: 'A Safaricom number, like 0712 345 678.' },
    );
  }
  if (input.credit !== undefined) throttleProofs(deps, 'credit', input.clientAddress);
  if (input.coupon) throttleProofs(deps, 'coupon', input.clientAddress);
  const onto = input.onto ?? (await ontoCode(deps, input));
  // Read before the turn to write has come: whoever has it keeps everybody else waiting.
  const { plans, customers } = deps.database.read;
  const [plan, block] = await Promise.all([plans.find(input.planId), customers.findBlock(phone)]);
  const purchase = await deps.database.transaction(async (stores) => {
    const existing = await stores.purchases.find(input.id);
    if (existing) return again(deps, stores, existing, { ...input, phone, block });
    if (!plan || plan.archivedAtMs !== null || !isOffered(plan, input)) throw noSuchPlan();
    const siteId = await siteOf(deps, stores, plan, input);
    const order = await composeOrder(deps, stores, plan, { ...input, onto });
    const fresh = newPurchase(deps, plan, order, phone, { ...input, siteId });
    refuseBlocked(block);
    if (input.credit !== undefined) {
      const bought = { ...fresh, provider: 'credit' };
      await stores.purchases.insert(bought);
      return payWithCredit(deps, stores, bought, input.credit);
    }
    const lastPromptMs = await guard(deps, stores, fresh);
    const prompted = withPrompt(deps, fresh, { number: 1, lastPromptMs, delayMs: input.delayMs });
    await stores.purchases.insert(prompted.purchase);
    await stores.purchases.insertPrompt(prompted.prompt);
    return prompted.purchase;
  });
  deps.wakePayments();
  if (purchase.state === 'paid') deps.wakeMessages();
  return purchase;
}

function noSuchPlan(): AppError {
  const fields = { planId: 'Choose a plan.' };
  const words = 'This plan is not on sale any more. Choose another.';
  return new AppError(422, 'plan_unknown', words, fields);
}

/** Where it is bought. @throws AppError plan_elsewhere | site_unknown */
async function siteOf(
  deps: PurchaseDeps,
  stores: Stores,
  plan: PlanRecord,
  input: StartInput,
): Promise<string | null> {
  if (input.soldBy !== undefined) return siteOfSale(stores, plan, input.siteId ?? null);
  const place = deps.placeOf(routerIn(input));
  if (deps.sites.sells(plan, place)) return place ?? null;
  const fields = { planId: 'Choose a plan.' };
  throw new AppError(422, 'plan_elsewhere', 'This plan is not sold here. Choose another.', fields);
}

const routerIn = ({ router }: StartInput) => (typeof router === 'object' ? router : {});

/** The same id once more: the same purchase, or its retry when it can be retried. */
async function again(
  deps: PurchaseDeps,
  stores: Stores,
  existing: PurchaseRecord,
  input: StartInput & { block: PhoneBlock | null },
): Promise<PurchaseRecord> {
  if (existing.planId !== input.planId || existing.soldBy !== (input.soldBy ?? null)) {
    throw new AppError(409, 'purchase_conflict', 'This purchase is for another plan. Start again.');
  }
  // An unknown outcome may still be money on its way: only a push without any trace is repeated.
  const waiting = isPending(existing.state) && existing.state !== 'unknown';
  if (waiting || nextPaymentState(existing.state, 'retry') === null) return existing;
  const nowMs = deps.clock.now();
  const prompts = await stores.purchases.listPrompts(existing.id);
  const last = prompts.at(-1);
  const waitMs = existing.state === 'unknown' ? PENDING_WINDOW_MS : RETRY_AFTER_MS;
  const readyAtMs = (last?.dueAtMs ?? 0) + waitMs;
  if (existing.state === 'unknown' && readyAtMs > nowMs) return existing;
  if (readyAtMs > nowMs) {
    const seconds = Math.ceil((readyAtMs - nowMs) / 1000);
    throw new AppError(429, 'retry_too_early', `You can try again in ${seconds} seconds.`);
  }
  refuseBlocked(input.block);
  const retried: PurchaseRecord = {
    ...existing,
    phone: input.phone,
    state: 'created',
    reason: null,
  };
  const lastPromptMs = await guard(deps, stores, retried);
  const number = prompts.length + 1;
  const { purchase, prompt } = withPrompt(deps, retried, { number, lastPromptMs });
  await stores.purchases.insertPrompt(prompt);
  await stores.purchases.update(purchase);
  return purchase;
}

const DAY_MS = 86_400_000;

/**
 * Refuses what would ask this phone or device too often.
 * @returns when this number was asked last, null for never
 */
async function guard(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
): Promise<number | null> {
  const nowMs = deps.clock.now();
  const provider = deps.providers.find(purchase.provider);
  if (provider && provider.outageSinceMs !== null) {
    const words = `${provider.label} is not answering at the moment. Vouchers still work.`;
    throw new AppError(503, 'provider_down', words);
  }
  const standing = await stores.purchases.standingOf(purchase, {
    boughtSinceMs: nowMs - DAY_MS,
    pendingSinceMs: nowMs - PENDING_WINDOW_MS,
    promptedSinceMs: nowMs - PROMPT_WINDOW_MS,
  });
  const { dailyLimit } = deps.policy();
  if (dailyLimit > 0 && standing.boughtCount >= dailyLimit) {
    const words = 'This number has bought very often today. Ask at the counter.';
    throw new AppError(429, 'daily_limit', words);
  }
  const pendingId = standing.pendingPurchaseId;
  if (pendingId !== null && pendingId !== purchase.id) {
    throw new AppError(
      429,
      'purchase_pending',
      'Another payment from this device is still waiting. Answer the prompt on the phone first.',
    );
  }
  if (standing.promptCount >= MOST_PROMPTS) {
    throw new AppError(
      429,
      'too_many_prompts',
      'This number was asked three times in ten minutes. Wait a little, then try again.',
    );
  }
  return standing.latestPromptAtMs;
}

function isOffered(plan: PlanRecord, { soldBy }: StartInput): boolean {
  return soldBy === undefined ? plan.visible : plan.atCounter;
}

function providerOf({ providers }: PurchaseDeps, { provider }: StartInput): string {
  const chosen = provider === undefined ? providers.usual : providers.find(provider);
  if (chosen) return chosen.name;
  throw new AppError(422, 'provider_unknown', 'Choose another way to pay.', { provider: '' });
}

function ontoCode(deps: PurchaseDeps, input: StartInput): Promise<VoucherRecord> | null {
  if (input.topUp === undefined || input.topUp.trim() === '') return null;
  return deps.findTopUp(input.topUp, parseMac(input.mac ?? ''), input.clientAddress);
}

function newPurchase(
  deps: PurchaseDeps,
  plan: PlanRecord,
  order: Order,
  phone: string,
  input: StartInput & { siteId: string | null },
): PurchaseRecord {
  const router = routerIn(input);
  return {
    id: input.id,
    planId: plan.id,
    planName: plan.name,
    provider: providerOf(deps, input),
    ...order,
    phone,
    siteId: input.siteId,
    mac: parseMac(input.mac ?? macInParameters(router) ?? ''),
    clientAddress: input.clientAddress,
    routerParameters: router,
    soldBy: input.soldBy ?? null,
    language: input.language,
    reference: newReference(deps.random),
    state: 'created',
    reason: null,
    promptId: null,
    nextActionAtMs: null,
    createdAtMs: deps.clock.now(),
    paidAtMs: null,
  };
}

/** Numbers are asked at most once a minute; an earlier wish waits for its turn. */
function withPrompt(
  deps: PurchaseDeps,
  purchase: PurchaseRecord,
  asked: { number: number; lastPromptMs: number | null; delayMs?: number | undefined },
): { purchase: PurchaseRecord; prompt: PromptRecord } {
  const { number, lastPromptMs, delayMs = 0 } = asked;
  const earliestMs = lastPromptMs === null ? 0 : lastPromptMs + RETRY_AFTER_MS;
  const dueAtMs = Math.max(deps.clock.now() + delayMs, earliestMs);
  const prompt: PromptRecord = {
    id: deps.random.uuid(),
    purchaseId: purchase.id,
    number,
    phone: purchase.phone,
    callbackToken: Buffer.from(deps.random.bytes(24)).toString('hex'),
    checkoutId: null,
    merchantId: null,
    outcome: 'created',
    resends: 0,
    resultCode: null,
    dueAtMs,
    sentAtMs: null,
  };
  return { purchase: { ...purchase, promptId: prompt.id, nextActionAtMs: dueAtMs }, prompt };
}

import {
  isPending,
  nextPaymentState,
  nextPollAtMs,
  nextRecheckAtMs,
  STALE_AFTER_MS,
} from '../../core/payment.ts';
import type { PaymentHint, PaymentProvider, QueryOutcome } from '../../ports/gateways.ts';
import type { DuePurchase, PromptRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { refused } from './send-prompt.ts';
import { settlePayment } from './settle-payment.ts';

/** Asks the provider about a purchase whose prompt is on the phone, and stores what it says. */
export async function pollPayment(deps: PurchaseDeps, purchase: DuePurchase): Promise<void> {
  const prompt = purchase.promptId
    ? await deps.database.read.purchases.findPrompt(purchase.promptId)
    : null;
  if (!prompt) return;
  const provider = deps.providers.find(purchase.provider);
  const outcome: QueryOutcome =
    prompt.checkoutId && provider
      ? await provider.query(prompt.checkoutId)
      : { kind: 'no_answer', detail: 'no checkout id yet' };
  const committed = await deps.database.transaction((stores) =>
    applyQuery(deps, stores, prompt, outcome, null, 'query'),
  );
  if (committed === 'paid') deps.wakeMessages();
}

export type QueryResult = 'paid' | 'failed' | 'pending' | 'no_answer';

/**
 * Applies a query's answer to the prompt it was asked about.
 * @param hint what the provider's callback claimed, when one led to this query; it contributes
 *   the receipt and amount that the query does not carry.
 */
export async function applyQuery(
  deps: PurchaseDeps,
  stores: Stores,
  prompt: PromptRecord,
  outcome: QueryOutcome,
  hint: PaymentHint | null,
  source: string,
): Promise<QueryResult> {
  const purchase = await stores.purchases.find(prompt.purchaseId);
  if (!purchase) return 'no_answer';
  const provider = deps.providers.find(purchase.provider);
  if (outcome.kind === 'paid') {
    const claim = hint ?? (await storedClaim(provider, stores, prompt));
    await stores.purchases.updatePrompt({ ...prompt, resultCode: '0' });
    await settlePayment(deps, stores, {
      purchaseId: purchase.id,
      promptId: prompt.id,
      receipt: outcome.receipt ?? claim?.receipt ?? null,
      amountCents: outcome.amountCents ?? claim?.amountCents ?? null,
      source,
    });
    return 'paid';
  }
  if (purchase.promptId !== prompt.id) return 'no_answer';
  if (outcome.kind === 'failed' && provider?.explain(outcome.code).terminal) {
    await fail(deps, stores, purchase, prompt, outcome.code);
    return 'failed';
  }
  await keepWaiting(deps, stores, purchase, prompt, outcome.kind === 'pending');
  return outcome.kind === 'pending' ? 'pending' : 'no_answer';
}

/** The receipt of a success callback that came before the query would confirm it. */
async function storedClaim(
  provider: PaymentProvider | null,
  stores: Stores,
  prompt: PromptRecord,
): Promise<PaymentHint | null> {
  for (const event of await stores.purchases.listInboundByToken(prompt.callbackToken)) {
    const hints = provider?.parseInbound(event.body) ?? [];
    const success = hints.find(
      (hint) => hint.resultCode === '0' && hint.checkoutId === prompt.checkoutId,
    );
    if (success) return success;
  }
  return null;
}

/** An explicit code: failed for now. Failure is soft, so the provider is asked again for a while. */
export async function fail(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  prompt: PromptRecord,
  code: string,
): Promise<void> {
  const state = nextPaymentState(purchase.state, 'query_failed');
  if (!state) return;
  const sentAtMs = prompt.sentAtMs ?? prompt.dueAtMs;
  const failure = deps.providers.find(purchase.provider)?.explain(code);
  if (failure?.operatorAlarm) await refused(deps, stores, purchase, code);
  await stores.purchases.updatePrompt({ ...prompt, resultCode: code });
  await stores.purchases.update({
    ...purchase,
    state,
    reason: failure?.reason ?? 'unknown',
    nextActionAtMs: nextRecheckAtMs(sentAtMs, deps.clock.now()),
  });
}

async function keepWaiting(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  prompt: PromptRecord,
  stillOnPhone: boolean,
): Promise<void> {
  const nowMs = deps.clock.now();
  const sentAtMs = prompt.sentAtMs ?? prompt.dueAtMs;
  const tooOld = nowMs - sentAtMs >= STALE_AFTER_MS;
  const moved = nextPaymentState(purchase.state, tooOld ? 'give_up' : 'query_pending');
  const state = tooOld || stillOnPhone ? (moved ?? purchase.state) : purchase.state;
  await stores.purchases.update({
    ...purchase,
    state,
    nextActionAtMs: nextLookAtMs(deps, state, prompt, sentAtMs),
  });
}

/** When this purchase is looked at again by itself; null when only new proof moves it. */
function nextLookAtMs(
  deps: PurchaseDeps,
  state: PurchaseRecord['state'],
  prompt: PromptRecord,
  sentAtMs: number,
): number | null {
  const nowMs = deps.clock.now();
  if (state === 'failed') return nextRecheckAtMs(sentAtMs, nowMs);
  if (!isPending(state)) return null;
  if (!prompt.checkoutId) return sentAtMs + STALE_AFTER_MS;
  return nextPollAtMs(sentAtMs, nowMs, deps.pollSeconds);
}

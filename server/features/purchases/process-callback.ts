import type { PaymentHint, PaymentProvider, QueryOutcome } from '../../ports/gateways.ts';
import type { InboundRecord, PromptRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { applyQuery, fail } from './poll-payment.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Works on the report about a prompt. It never credits by itself: it makes us ask the provider. Only
 * when the provider has no answer at all, and everything about the report fits, is it believed.
 * @param close notes what became of the report, in the transaction that does it.
 */
export async function processCallback(
  deps: PurchaseDeps,
  event: InboundRecord,
  close: (stores: Stores, outcome: string) => Promise<void>,
): Promise<void> {
  const closeAs = (outcome: string) =>
    deps.database.transaction((stores) => close(stores, outcome));
  const provider = await providerOf(deps, event.token);
  const hint = provider?.parseInbound(event.body)[0];
  if (!provider || !hint?.checkoutId) return closeAs('not understood');
  const prompt = await promptOf(deps, event.token, hint);
  if (!prompt) return closeAs('does not fit the prompt');
  const answer: QueryOutcome = await provider.query(hint.checkoutId);
  await deps.database.transaction(async (stores) => {
    const result = await applyQuery(deps, stores, prompt, answer, hint, 'callback');
    const unanswered = result === 'no_answer' && answer.kind === 'no_answer';
    await close(stores, unanswered ? await believe(deps, stores, provider, prompt, hint) : result);
  });
}

/** Who was asked for the money that this address was made for. */
async function providerOf(deps: PurchaseDeps, token: string): Promise<PaymentProvider | null> {
  const { purchases } = deps.database.read;
  const prompt = await purchases.findPromptByToken(token);
  const purchase = prompt && (await purchases.find(prompt.purchaseId));
  return purchase && deps.providers.find(purchase.provider);
}

async function promptOf(
  deps: PurchaseDeps,
  token: string,
  hint: PaymentHint,
): Promise<PromptRecord | null> {
  const prompt = await deps.database.read.purchases.findPromptByToken(token);
  if (prompt?.checkoutId) return prompt.checkoutId === hint.checkoutId ? prompt : null;
  return deps.database.transaction((stores) => adoptCheckoutId(stores, token, hint));
}

/**
 * The prompt this callback belongs to. When the push's own answer was lost, the callback is the
 * first to tell the checkout id; the unguessable address makes it worth asking about.
 */
async function adoptCheckoutId(
  stores: Stores,
  token: string,
  hint: PaymentHint,
): Promise<PromptRecord | null> {
  const prompt = await stores.purchases.findPromptByToken(token);
  if (!prompt) return null;
  if (prompt.checkoutId) return prompt.checkoutId === hint.checkoutId ? prompt : null;
  if (prompt.outcome !== 'unknown' && prompt.outcome !== 'sending') return null;
  const adopted = { ...prompt, checkoutId: hint.checkoutId, merchantId: hint.merchantId };
  await stores.purchases.updatePrompt(adopted);
  return adopted;
}

/** The provider does not answer queries: exact amount, known checkout id and a new receipt decide. */
async function believe(
  deps: PurchaseDeps,
  stores: Stores,
  provider: PaymentProvider,
  prompt: PromptRecord,
  hint: PaymentHint,
): Promise<string> {
  const purchase = await stores.purchases.find(prompt.purchaseId);
  if (!purchase) return 'no purchase';
  if (hint.resultCode !== '0') {
    if (!provider.explain(hint.resultCode).terminal || purchase.promptId !== prompt.id)
      return 'unknown';
    await fail(deps, stores, purchase, prompt, hint.resultCode);
    return 'failed';
  }
  const receipt = provider.knowsReceipt(hint.receipt ?? '') ? hint.receipt : null;
  if (!receipt || hint.amountCents !== purchase.priceCents) return 'waits for the query';
  return settlePayment(deps, stores, {
    purchaseId: purchase.id,
    promptId: prompt.id,
    receipt,
    amountCents: hint.amountCents,
    source: 'callback without query',
  });
}

import {
  nextPaymentState,
  nextPollAtMs,
  type PaymentEvent,
  RESEND_WAITS_MS,
  STALE_AFTER_MS,
} from '../../core/payment.ts';
import type { PromptOutcome } from '../../ports/gateways.ts';
import type { PromptRecord, PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';

/** Daraja prints at most 13 characters of it. */
const DESCRIPTION = 'Wi-Fi';

/**
 * Asks the phone for the PIN. The state is `sending` in the database before the request leaves,
 * so a power cut in between is found at the next start and never sends a second prompt.
 */
export async function sendPrompt(deps: PurchaseDeps, purchaseId: string): Promise<void> {
  const claimed = await deps.database.transaction((stores) => claim(deps, stores, purchaseId));
  if (!claimed) return;
  const { purchase, prompt } = claimed;
  const provider = deps.providers.find(purchase.provider);
  const request = {
    phone: purchase.phone,
    amountCents: purchase.priceCents,
    reference: purchase.reference,
    description: DESCRIPTION,
    callbackUrl: deps.callbackUrl(purchase.provider, prompt.callbackToken),
  };
  const outcome: PromptOutcome = provider
    ? await provider.initiate(request)
    : { kind: 'rejected', code: 'not_set_up', detail: `${purchase.provider} is not set up` };
  await deps.database.transaction((stores) =>
    record(deps, stores, purchase.id, prompt.id, outcome),
  );
}

async function claim(
  deps: PurchaseDeps,
  stores: Stores,
  purchaseId: string,
): Promise<{ purchase: PurchaseRecord; prompt: PromptRecord } | null> {
  const purchase = await stores.purchases.find(purchaseId);
  const prompt = purchase?.promptId ? await stores.purchases.findPrompt(purchase.promptId) : null;
  if (!purchase || !prompt || nextPaymentState(purchase.state, 'send') === null) return null;
  const sending: PurchaseRecord = { ...purchase, state: 'sending', nextActionAtMs: null };
  const sent: PromptRecord = { ...prompt, outcome: 'sending', sentAtMs: deps.clock.now() };
  await stores.purchases.update(sending);
  await stores.purchases.updatePrompt(sent);
  return { purchase: sending, prompt: sent };
}

const EVENTS: Record<PromptOutcome['kind'], PaymentEvent> = {
  accepted: 'accepted',
  rejected: 'rejected',
  not_sent: 'not_sent',
  unknown: 'lost',
};

/** Stores what the provider answered; a callback that overtook the answer keeps its result. */
async function record(
  deps: PurchaseDeps,
  stores: Stores,
  purchaseId: string,
  promptId: string,
  outcome: PromptOutcome,
): Promise<void> {
  const prompt = await stores.purchases.findPrompt(promptId);
  const purchase = await stores.purchases.find(purchaseId);
  if (!prompt || !purchase) return;
  const answered: PromptRecord = { ...prompt, outcome: outcome.kind };
  if (outcome.kind === 'accepted') {
    answered.checkoutId = outcome.checkoutId;
    answered.merchantId = outcome.merchantId;
  }
  if (outcome.kind === 'unknown' && outcome.checkoutId) answered.checkoutId = outcome.checkoutId;
  if (outcome.kind === 'rejected') answered.resultCode = outcome.code;
  if (outcome.kind === 'not_sent') answered.resends = prompt.resends + 1;
  await stores.purchases.updatePrompt(answered);
  const state = nextPaymentState(purchase.state, EVENTS[outcome.kind]);
  if (state === null || purchase.promptId !== promptId) return;
  await stores.purchases.update({
    ...purchase,
    state,
    ...followUp(deps, purchase, outcome, answered),
  });
  await alarm(deps, stores, purchase, outcome);
}

/** What happens next, and when. */
function followUp(
  deps: PurchaseDeps,
  purchase: PurchaseRecord,
  outcome: PromptOutcome,
  prompt: PromptRecord,
): Partial<PurchaseRecord> {
  const nowMs = deps.clock.now();
  const sentAtMs = prompt.sentAtMs ?? nowMs;
  switch (outcome.kind) {
    case 'accepted':
      return { nextActionAtMs: nextPollAtMs(sentAtMs, nowMs, deps.pollSeconds) };
    case 'rejected':
      return { nextActionAtMs: null, reason: rejectionReason(deps, purchase, outcome.code) };
    case 'unknown': {
      const nextActionAtMs = prompt.checkoutId
        ? nextPollAtMs(sentAtMs, nowMs, deps.pollSeconds)
        : sentAtMs + STALE_AFTER_MS;
      return { nextActionAtMs, reason: 'no_answer' };
    }
    case 'not_sent': {
      const waitMs = RESEND_WAITS_MS[prompt.resends - 1];
      if (waitMs !== undefined) return { nextActionAtMs: nowMs + waitMs, reason: null };
      return { state: 'failed', nextActionAtMs: null, reason: 'not_prompted' };
    }
  }
}

function rejectionReason(deps: PurchaseDeps, purchase: PurchaseRecord, code: string): string {
  const reason = deps.providers.find(purchase.provider)?.explain(code).reason ?? 'unknown';
  return reason === 'unknown' ? 'rejected' : reason;
}

async function alarm(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  outcome: PromptOutcome,
): Promise<void> {
  if (outcome.kind !== 'rejected') return;
  if (!deps.providers.find(purchase.provider)?.explain(outcome.code).operatorAlarm) return;
  deps.log.error(
    { code: outcome.code, detail: outcome.detail },
    'The provider refuses our settings',
  );
  await refused(deps, stores, purchase, outcome.code);
  await stores.audit.append(
    {
      actor: 'system',
      action: 'alarm.payments',
      subject: purchase.id,
      detail: { code: outcome.code, text: outcome.detail },
    },
    deps.clock.now(),
  );
}

/** Every customer will meet it, and only the owner can mend it. */
export async function refused(
  deps: PurchaseDeps,
  stores: Stores,
  purchase: PurchaseRecord,
  code: string,
): Promise<void> {
  const alarm = { kind: 'payments_refused', subject: purchase.provider, detail: code } as const;
  await stores.alarms.raise({ id: deps.random.uuid(), ...alarm }, deps.clock.now());
}

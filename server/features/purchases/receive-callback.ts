import { grouped } from '../../core/grouped.ts';
import type { InboundRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { processConfirmation, validateHandPayment } from './hand-payments.ts';
import { processCallback } from './process-callback.ts';
import { processRefundReport } from './refund-payment.ts';

/** What a provider posted. Only a token of our own making is worth storing. */
export interface Callback {
  token: string;
  body: string;
  sourceAddress: string;
}

export interface Received {
  /** False for an address that is not ours; the sender is not told. */
  known: boolean;
  /** What the provider is answered, where it must be more than "heard". */
  answer?: object;
}

type Purpose = 'prompt' | 'confirmation' | 'validation' | 'refund';

/**
 * Stores the message durably; the caller answers 200 afterwards, whatever it was. A validation is
 * answered with the verdict and stored nowhere: no money has moved yet.
 */
export async function receiveCallback(deps: PurchaseDeps, callback: Callback): Promise<Received> {
  const { token, body, sourceAddress } = callback;
  const purpose = await purposeOf(deps, token);
  if (purpose === null) {
    deps.log.warn({ source: sourceAddress }, 'A payment callback with an unknown address');
    return { known: false };
  }
  if (purpose === 'validation') {
    const answer = await validateHandPayment(deps, body);
    return answer ? { known: true, answer } : { known: true };
  }
  await deps.database.transaction((stores) =>
    stores.purchases.insertInbound({
      id: deps.random.uuid(),
      channel: `payment.${purpose}`,
      ...{ token, body, sourceAddress },
      receivedAtMs: deps.clock.now(),
    }),
  );
  deps.wakePayments();
  return { known: true };
}

/** Whose address this is: one prompt's, one refund's, or that of payments by hand. */
async function purposeOf(deps: PurchaseDeps, token: string): Promise<Purpose | null> {
  if (token === deps.handTokens.confirmation) return 'confirmation';
  if (token === deps.handTokens.validation) return 'validation';
  const { purchases, refunds } = deps.database.read;
  if (await purchases.findPromptByToken(token)) return 'prompt';
  return (await refunds.findByToken(token)) ? 'refund' : null;
}

/**
 * Works on the stored messages of one address, in the order of their arrival. Providers repeat
 * themselves: what says the same again is closed together with its first.
 */
export async function processInbound(
  deps: PurchaseDeps,
  events: readonly InboundRecord[],
): Promise<void> {
  const distinct = grouped(events, (event) => event.body);
  for (const same of distinct.values()) {
    const [event] = same;
    if (!event) continue;
    await consider(deps, event, async (stores, outcome) => {
      for (const { id } of same) {
        const said = id === event.id ? outcome : `again: ${outcome}`;
        await stores.purchases.closeInbound(id, deps.clock.now(), said);
      }
    });
  }
  deps.wakeMessages();
}

type Close = (stores: Stores, outcome: string) => Promise<void>;

async function consider(deps: PurchaseDeps, event: InboundRecord, close: Close): Promise<void> {
  const { channel } = event;
  if (channel !== 'payment.confirmation' && channel !== 'payment.refund') {
    return processCallback(deps, event, close);
  }
  const work = channel === 'payment.refund' ? processRefundReport : processConfirmation;
  const outcome = await work(deps, event);
  await deps.database.transaction((stores) => close(stores, outcome));
}

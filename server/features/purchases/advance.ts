import { grouped } from '../../core/grouped.ts';
import { nextPaymentState } from '../../core/payment.ts';
import type { DuePurchase } from '../../ports/purchase-store.ts';
import type { PurchaseDeps } from './deps.ts';
import { pollPayment } from './poll-payment.ts';
import { processInbound } from './receive-callback.ts';
import { dueRefundWork } from './refund-payment.ts';
import { sendPrompt } from './send-prompt.ts';

/** Purchases and callbacks worked on at once; the gateway itself paces its requests. */
const BATCH_ROWS = 50;

/** Does the next step of one purchase. */
export async function advancePurchase(deps: PurchaseDeps, purchase: DuePurchase): Promise<void> {
  if (purchase.state === 'created') await sendPrompt(deps, purchase.id);
  else await pollPayment(deps, purchase);
}

/**
 * After a restart: a push that was on its way when the power went has an unknown fate. It is
 * never sent again by itself.
 */
export async function recoverPurchases(deps: PurchaseDeps): Promise<number> {
  return deps.database.transaction(async (stores) => {
    const interrupted = await stores.purchases.listInState('sending');
    for (const purchase of interrupted) {
      const state = nextPaymentState(purchase.state, 'lost') ?? purchase.state;
      const prompt = purchase.promptId
        ? await stores.purchases.findPrompt(purchase.promptId)
        : null;
      if (prompt) await stores.purchases.updatePrompt({ ...prompt, outcome: 'unknown' });
      const nextActionAtMs = deps.clock.now();
      await stores.purchases.update({ ...purchase, state, reason: 'no_answer', nextActionAtMs });
    }
    for (const refund of await stores.refunds.listInState('sending')) {
      await stores.refunds.update({ ...refund, state: 'unknown', detail: 'interrupted' });
    }
    return interrupted.length;
  });
}

/** The work that is due now, as tasks with a key: one purchase or callback is never worked on twice at once. */
export async function duePaymentWork(
  deps: PurchaseDeps,
): Promise<{ key: string; run(): Promise<void> }[]> {
  const { purchases } = deps.database.read;
  const events = await purchases.listOpenInbound(BATCH_ROWS);
  const byAddress = grouped(events, (event) => event.token);
  const due = await purchases.listDue(deps.clock.now(), BATCH_ROWS);
  return [
    ...[...byAddress].map(([token, reports]) => ({
      key: `prompt ${token}`,
      run: () => processInbound(deps, reports),
    })),
    ...due.map((purchase) => ({
      key: `purchase ${purchase.id}`,
      run: () => advancePurchase(deps, purchase),
    })),
    ...(await dueRefundWork(deps)),
  ];
}

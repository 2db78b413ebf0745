import type { PurchaseEvent } from '../../contract/portal.ts';
import { isoOf } from '../../core/moment.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { Stores } from '../../ports/stores.ts';

/** A payment that simply takes its time needs no story; the page asks every few seconds. */
const YOUNG_MS = 60_000;

/** What happened to the money of a purchase, in order; told once it is settled or takes long. */
export async function storyOf(
  stores: Stores,
  purchase: PurchaseRecord,
  nowMs: number,
): Promise<PurchaseEvent[]> {
  const awaited = ['created', 'sending', 'prompted'].includes(purchase.state);
  if (awaited && nowMs - purchase.createdAtMs < YOUNG_MS) return [];
  const [prompts, payments, messages] = await Promise.all([
    stores.purchases.listPrompts(purchase.id),
    stores.purchases.listPayments(purchase.id),
    stores.messages.listByPurchase(purchase.id),
  ]);
  const moments: { what: PurchaseEvent['what']; atMs: number | null }[] = [
    ...prompts.map(({ sentAtMs }) => ({ what: 'asked' as const, atMs: sentAtMs })),
    ...payments.map(({ receivedAtMs }) => ({ what: 'money' as const, atMs: receivedAtMs })),
    { what: 'code', atMs: purchase.paidAtMs },
    ...messages
      .filter(({ kind }) => kind === 'voucher')
      .map(({ sentAtMs }) => ({ what: 'sms' as const, atMs: sentAtMs })),
    ...(await sentBack(stores, payments)),
  ];
  return moments
    .flatMap(({ what, atMs }) => (atMs === null ? [] : [{ what, atMs }]))
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ what, atMs }) => ({ what, at: isoOf(atMs) }));
}

async function sentBack(stores: Stores, payments: readonly { id: string }[]) {
  const refunds = await Promise.all(payments.map(({ id }) => stores.refunds.findOfPayment(id)));
  return refunds.flatMap((refund) =>
    refund ? [{ what: 'sent_back' as const, atMs: refund.doneAtMs }] : [],
  );
}

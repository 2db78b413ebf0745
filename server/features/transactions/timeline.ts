import type { PaymentTimelineEntry } from '../../contract/admin.ts';
import type { Stores } from '../../ports/stores.ts';

interface Event {
  atMs: number;
  what: string;
  detail: string;
}

/** Who said what when about one purchase, the oldest first. */
export async function paymentTimeline(stores: Stores, id: string): Promise<PaymentTimelineEntry[]> {
  const purchase = await stores.purchases.find(id);
  const events: Event[] = [];
  if (purchase) {
    events.push({ atMs: purchase.createdAtMs, what: 'Purchase', detail: purchase.planName });
    for (const prompt of await stores.purchases.listPrompts(id)) {
      const atMs = prompt.sentAtMs ?? prompt.dueAtMs;
      const code = prompt.resultCode ? ` (${prompt.resultCode})` : '';
      events.push({ atMs, what: `Prompt ${prompt.number}`, detail: `${prompt.outcome}${code}` });
      for (const callback of await stores.purchases.listInboundByToken(prompt.callbackToken)) {
        const detail = `from ${callback.sourceAddress}`;
        events.push({ atMs: callback.receivedAtMs, what: 'Callback', detail });
      }
    }
  }
  for (const entry of await stores.audit.listBySubject(id)) {
    events.push({ atMs: entry.atMs, what: entry.action, detail: describe(entry.detail) });
  }
  return events
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, what, detail }) => ({ at: new Date(atMs).toISOString(), what, detail }));
}

function describe(detail: object): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
}

import type { AlarmKind } from '../../core/alarm-words.ts';
import { isSilent } from '../../core/sales-silence.ts';
import type { Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';

/**
 * Raises an alarm while a provider does not answer, and when no payment has come for hours in which
 * there usually are some; clears it when that is over.
 */
export async function watchSales(deps: PurchaseDeps): Promise<void> {
  const nowMs = deps.clock.now();
  const { silenceHours } = deps.policy();
  const paidAtMs = await deps.database.read.purchases.listPaidMoments(nowMs - HISTORY_MS);
  const silent = silenceHours > 0 && isSilent(paidAtMs, nowMs, silenceHours);
  await deps.database.transaction(async (stores) => {
    await set(deps, stores, silent, 'sales_silent', '', `${silenceHours} h`);
    for (const { label, outageSinceMs } of deps.providers.all) {
      await set(deps, stores, outageSinceMs !== null, 'payments_down', label, '');
    }
  });
}

/** Four weeks, and the hours that are looked at now. */
const HISTORY_MS = 31 * 86_400_000;

async function set(
  deps: PurchaseDeps,
  stores: Stores,
  wrong: boolean,
  kind: AlarmKind,
  subject: string,
  detail: string,
): Promise<void> {
  const nowMs = deps.clock.now();
  if (!wrong) {
    await stores.alarms.clear(kind, subject, nowMs);
    return;
  }
  const begun = await stores.alarms.raise({ id: deps.random.uuid(), kind, subject, detail }, nowMs);
  if (begun) deps.log.error({ kind, subject }, 'An alarm about payments');
}

import { MISSED_REPORTS } from '../../core/usage.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { closeSessions } from './account.ts';

const BATCH_ROWS = 200;

/** Ends sessions whose router stopped reporting: three missed interims, with their last counters. */
export async function closeStaleSessions(
  deps: { database: Database; clock: Clock },
  interimIntervalSeconds: number,
): Promise<number> {
  const nowMs = deps.clock.now();
  const beforeMs = nowMs - 3 * interimIntervalSeconds * 1000;
  return deps.database.transaction(async (stores) => {
    const silent = await stores.sessions.listSilent(beforeMs, BATCH_ROWS);
    await closeSessions(stores, silent, nowMs, MISSED_REPORTS);
    return silent.length;
  });
}

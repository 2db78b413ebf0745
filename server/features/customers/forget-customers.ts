import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** One transaction: short enough that nobody waits noticeably behind it. */
const BATCH_ROWS = 500;
/** One round: the rest waits for the next, so that stopping the box never waits long. */
const MOST_BATCHES = 40;
const PAUSE_MS = 50;
const DAY_MS = 86_400_000;

export interface ForgetDeps {
  database: Database;
  clock: Clock;
  business: { current(): { personalDays: string } };
}

/**
 * Takes phone numbers and devices out of what is older than the owner keeps them; sums stay as they
 * are. Each batch is done or not, whenever the power is cut.
 * @returns how many rows
 */
export async function forgetCustomers(deps: ForgetDeps): Promise<number> {
  const days = Number(deps.business.current().personalDays);
  if (days === 0) return 0;
  const nowMs = deps.clock.now();
  // By whole days: once today's work is done, the rounds until tomorrow find nothing.
  const beforeMs = (Math.floor(nowMs / DAY_MS) - days) * DAY_MS;
  let forgotten = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await deps.database.transaction(
      (stores) => stores.customers.forgetBefore(beforeMs, BATCH_ROWS),
      'patient',
    );
    forgotten += count;
    if (count < BATCH_ROWS) break;
    await new Promise<void>((resume) => deps.clock.after(PAUSE_MS, resume));
  }
  if (forgotten > 0) {
    const entry = { actor: 'system', action: 'customers.forget', subject: 'customers' };
    const detail = { rows: forgotten, before: new Date(beforeMs).toISOString().slice(0, 10) };
    await deps.database.transaction((stores) => stores.audit.append({ ...entry, detail }, nowMs));
  }
  return forgotten;
}

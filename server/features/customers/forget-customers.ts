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
 * @returns one round: how many rows. By whole days: what is done for today is not looked for again.
 */
export function customerForgetter(deps: ForgetDeps): () => Promise<number> {
  let doneBeforeMs: number | null = null;
  return async () => {
    const days = Number(deps.business.current().personalDays);
    const nowMs = deps.clock.now();
    const beforeMs = (Math.floor(nowMs / DAY_MS) - days) * DAY_MS;
    if (days === 0 || beforeMs === doneBeforeMs) return 0;
    const { forgotten, isDone } = await forgetRound(deps, beforeMs, nowMs);
    if (isDone) doneBeforeMs = beforeMs;
    return forgotten;
  };
}

async function forgetRound(deps: ForgetDeps, beforeMs: number, nowMs: number) {
  let isDone = false;
  let forgotten = 0;
  for (let batch = 0; batch < MOST_BATCHES && !isDone; batch += 1) {
    const count = await deps.database.transaction(
      (stores) => stores.customers.forgetBefore(beforeMs, BATCH_ROWS),
      'patient',
    );
    forgotten += count;
    isDone = count < BATCH_ROWS;
    if (!isDone) await new Promise<void>((resume) => deps.clock.after(PAUSE_MS, resume));
  }
  if (forgotten > 0) {
    const entry = { actor: 'system', action: 'customers.forget', subject: 'customers' };
    const detail = { rows: forgotten, before: new Date(beforeMs).toISOString().slice(0, 10) };
    await deps.database.transaction((stores) => stores.audit.append({ ...entry, detail }, nowMs));
  }
  return { forgotten, isDone };
}

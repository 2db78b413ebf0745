import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';
import type { LedgerReadModel } from './read-model.ts';

/**
 * Compares the books with the records they are made from. What disagrees is said in the log, the
 * audit log and as an alarm, once as long as it stays the same.
 */
export function bookAuditor(deps: {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  readModel: LedgerReadModel;
}): () => Promise<void> {
  let known = '';
  return async () => {
    const found = await deps.readModel.discrepancies();
    const words = JSON.stringify(found);
    if (words === known) return;
    known = words;
    const nowMs = deps.clock.now();
    const [first] = found;
    if (!first) {
      await deps.database.transaction((stores) => stores.alarms.clear('books_wrong', '', nowMs));
      return;
    }
    deps.log.error({ found }, 'The books do not agree with the payments');
    const entry = { actor: 'system', action: 'alarm.books', subject: 'ledger', detail: { found } };
    const alarm = {
      id: deps.random.uuid(),
      kind: 'books_wrong',
      subject: '',
      detail: first.what,
    } as const;
    await deps.database.transaction(async (stores) => {
      await stores.audit.append(entry, nowMs);
      await stores.alarms.raise(alarm, nowMs);
    });
  };
}

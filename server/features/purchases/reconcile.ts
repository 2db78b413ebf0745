import type { PaymentProvider, StatementLine } from '../../ports/gateways.ts';
import type { StatementPull } from '../../ports/money-stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { judgeTrust } from './grant-on-trust.ts';
import { bookLine, type LineResult } from './match-statement.ts';

/** How far a provider's records reach back (Daraja, Pull Transactions). */
const HORIZON_MS = 48 * 3_600_000;
/** Lines may appear late, so each look begins before the end of the last one. */
const OVERLAP_MS = 3_600_000;
/** Lines booked in one transaction: payments of customers who wait are not held up. */
const LINES_AT_ONCE = 20;
/** Looks are remembered this long. */
const KEPT_MS = 14 * 86_400_000;

export interface Reconciliation {
  provider: string;
  complete: boolean;
  lineCount: number;
  /** Money the box did not know of. */
  newCount: number;
  detail: string;
}

/**
 * Reads every provider's own record of money and books what the box does not know: this is what
 * heals lost answers and callbacks, and finds what was paid by hand.
 * @param reach `recent` continues where the last complete look ended; `all` reads 48 hours.
 */
export async function reconcile(
  deps: PurchaseDeps,
  reach: 'recent' | 'all',
): Promise<Reconciliation[]> {
  const done: Reconciliation[] = [];
  for (const provider of deps.providers.all) {
    if (provider.capabilities.list) done.push(await reconcileProvider(deps, provider, reach));
  }
  return done;
}

/** The same for one provider. */
export async function reconcileProvider(
  deps: PurchaseDeps,
  provider: PaymentProvider,
  reach: 'recent' | 'all',
): Promise<Reconciliation> {
  const startedAtMs = deps.clock.now();
  const last = await deps.database.read.statements.latestComplete(provider.name);
  const oldestMs = startedAtMs - HORIZON_MS;
  const fromMs =
    reach === 'recent' && last ? Math.max(oldestMs, last.toAtMs - OVERLAP_MS) : oldestMs;
  const answer = await provider.list(fromMs, startedAtMs);
  const results = answer.kind === 'lines' ? await book(deps, provider, answer.lines) : [];
  const pull: StatementPull = {
    id: deps.random.uuid(),
    provider: provider.name,
    startedAtMs,
    fromAtMs: fromMs,
    toAtMs: startedAtMs,
    complete: answer.kind === 'lines',
    lineCount: results.length,
    newCount: results.filter((result) => result !== 'already_paid').length,
    detail: answer.kind === 'lines' ? '' : answer.detail,
  };
  await deps.database.transaction(async (stores) => {
    await stores.statements.insertPull(pull);
    await stores.statements.deletePullsBefore(startedAtMs - KEPT_MS);
  });
  if (pull.complete) await judgeTrust(deps, fromMs);
  if (results.includes('paid')) deps.wakeMessages();
  const { complete, lineCount, newCount, detail } = pull;
  return { provider: provider.name, complete, lineCount, newCount, detail };
}

async function book(
  deps: PurchaseDeps,
  provider: PaymentProvider,
  lines: readonly StatementLine[],
): Promise<LineResult[]> {
  const results: LineResult[] = [];
  for (let i = 0; i < lines.length; i += LINES_AT_ONCE) {
    const part = lines.slice(i, i + LINES_AT_ONCE);
    const booked = await deps.database.transaction(async (stores) => {
      const done: LineResult[] = [];
      for (const line of part) done.push(await bookLine(deps, stores, provider, line, 'statement'));
      return done;
    });
    results.push(...booked);
  }
  return results;
}

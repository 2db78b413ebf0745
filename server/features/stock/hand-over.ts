import { statusAt } from '../../core/entitlement.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** As many as a batch has at most. */
export const MOST_CARDS = 25_000;

export interface HandOver {
  batch: string;
  /** Id of the operator who gets the cards. */
  operator: string;
  /** The first so many of the sheet that nobody holds; null: all that are left. */
  count: number | null;
}

/**
 * Printed cards of a batch go into the hands of an attendant, who answers for them until they are
 * sold or given back. @returns how many.
 * @throws AppError batch_unknown | operator_unknown | operator_no_seller | stock_short
 */
export async function handOver(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  { batch: batchId, operator: operatorId, count }: HandOver,
): Promise<number> {
  const batch = await stores.vouchers.findBatch(batchId);
  if (!batch) throw new AppError(404, 'batch_unknown', 'There is no such batch.');
  const holder = await stores.operators.find(operatorId);
  if (!holder || holder.disabledAtMs !== null) {
    const words = 'There is nobody of this name who works here.';
    throw new AppError(404, 'operator_unknown', words, { operator: words });
  }
  if (holder.role === 'technician') {
    const words = 'A technician sells nothing. Choose somebody who sells.';
    throw new AppError(422, 'operator_no_seller', words, { operator: words });
  }
  const nowMs = deps.clock.now();
  const free = (await stores.stock.listFree(batchId, MOST_CARDS)).filter(
    (voucher) => statusAt(voucher, nowMs) === 'unused',
  );
  const wanted = count ?? free.length;
  if (free.length === 0 || wanted > free.length) {
    const words = `Only ${free.length} cards of this batch are unused and in nobody's hands.`;
    throw new AppError(409, 'stock_short', words, { count: words });
  }
  const given = free.slice(0, wanted);
  const handed = { holderId: operatorId, handedBy: actor, handedAtMs: nowMs };
  await stores.stock.hand(given.map(({ id }) => ({ voucherId: id, ...handed })));
  const detail = { to: holder.username, count: given.length };
  const entry = { actor, action: 'stock.hand_over', subject: batchId, detail };
  await stores.audit.append(entry, nowMs);
  return given.length;
}

/**
 * Cards that were not sold are given back: by the attendant, or taken back by a manager.
 * @param count the last so many of the sheet; null: all that are left. @returns how many.
 * @throws AppError stock_short
 */
export async function giveBack(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  { batch: batchId, operator: holderId, count }: HandOver,
): Promise<number> {
  const left = await stores.stock.listLeft(holderId, batchId, MOST_CARDS);
  const wanted = count ?? left.length;
  if (left.length === 0 || wanted > left.length) {
    const words = `There are only ${left.length} unsold cards of this batch to give back.`;
    throw new AppError(409, 'stock_short', words, { count: words });
  }
  const back = left.slice(0, wanted);
  await stores.stock.giveBack(back.map(({ id }) => id));
  const holder = await stores.operators.find(holderId);
  const detail = { from: holder?.username ?? holderId, count: back.length };
  const entry = { actor, action: 'stock.give_back', subject: batchId, detail };
  await stores.audit.append(entry, deps.clock.now());
  return back.length;
}

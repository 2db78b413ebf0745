import { drawer, type Transfer } from '../../core/ledger.ts';
import { AppError } from '../../ports/errors.ts';
import type { ShiftRecord } from '../../ports/money-stores.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

export interface Seller {
  name: string;
  operatorId: string | null;
}

export const drawerOf = (seller: Seller): string => seller.operatorId ?? 'counter';

/** What should be in this drawer now. */
export async function expectedCents(stores: Stores, name: string): Promise<number> {
  return 0 - (await stores.ledger.owedCents(drawer(name)));
}

/**
 * Opens the seller's drawer with change in it.
 * @throws AppError shift_open
 */
export async function openShift(
  deps: { clock: Clock; random: Random },
  stores: Stores,
  seller: Seller,
  floatCents: number,
): Promise<ShiftRecord> {
  const name = drawerOf(seller);
  if (await stores.tills.findOpenShift(name)) {
    throw new AppError(409, 'shift_open', 'Your drawer is open already. Count it first.');
  }
  const nowMs = deps.clock.now();
  const shift: ShiftRecord = {
    id: deps.random.uuid(),
    drawer: name,
    operatorId: seller.operatorId,
    openedAtMs: nowMs,
    floatCents,
    closedAtMs: null,
    expectedCents: null,
    countedCents: null,
    note: '',
  };
  await stores.tills.insertShift(shift);
  if (floatCents > 0) {
    const change: Transfer = {
      ...{ kind: 'float', subject: shift.id, debit: drawer(name), credit: 'cash/safe' },
      ...{ amountCents: floatCents, memo: '' },
    };
    await stores.ledger.post([change], seller.name, nowMs);
  }
  const entry = { actor: seller.name, action: 'shift.open', subject: shift.id };
  await stores.audit.append({ ...entry, detail: { floatCents } }, nowMs);
  return shift;
}

/**
 * The drawer is counted and handed over; what is missing (or too much) is booked as such.
 * @throws AppError shift_none
 */
export async function closeShift(
  deps: { clock: Clock },
  stores: Stores,
  seller: Seller,
  countedCents: number,
  note: string,
): Promise<ShiftRecord> {
  const name = drawerOf(seller);
  const open = await stores.tills.findOpenShift(name);
  if (!open) throw new AppError(409, 'shift_none', 'Your drawer is not open.');
  const nowMs = deps.clock.now();
  const expected = await expectedCents(stores, name);
  const closed: ShiftRecord = { ...open, closedAtMs: nowMs, countedCents, note };
  closed.expectedCents = expected;
  await stores.tills.updateShift(closed);
  await stores.ledger.post(closing(open.id, name, expected, countedCents), seller.name, nowMs);
  const entry = { actor: seller.name, action: 'shift.close', subject: open.id };
  const detail = { expectedCents: expected, countedCents, note };
  await stores.audit.append({ ...entry, detail }, nowMs);
  return closed;
}

/** Leaves the drawer empty in the books. */
function closing(id: string, name: string, expected: number, counted: number): Transfer[] {
  const account = drawer(name);
  const transfers: Transfer[] = [];
  if (counted > 0) {
    const over = { kind: 'handed_over', subject: id, debit: 'cash/safe', credit: account } as const;
    transfers.push({ ...over, amountCents: counted, memo: '' });
  }
  const missing = expected - counted;
  if (missing !== 0) {
    const [debit, credit] =
      missing > 0 ? (['variance', account] as const) : ([account, 'variance'] as const);
    const subject = id;
    const amountCents = Math.abs(missing);
    transfers.push({ kind: 'short_or_over', subject, debit, credit, amountCents, memo: '' });
  }
  return transfers;
}

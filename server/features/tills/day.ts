import type { DayView } from '../../contract/money.ts';
import type { Transfer } from '../../core/ledger.ts';
import { dayNumber, spanOfDays } from '../../core/local-days.ts';
import { isoOf } from '../../core/moment.ts';
import type { Zone } from '../../core/zone.ts';
import { AppError } from '../../ports/errors.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { TillReadModel } from './read-model.ts';

export interface DayDeps {
  database: Database;
  clock: Clock;
  readModel: TillReadModel;
  zone(): Zone;
  currency(): string;
}

/**
 * When the day `2026-03-01` begins and ends on the shop's clock.
 * @throws AppError day_invalid
 */
function bounds(zone: Zone, day: string): { fromMs: number; untilMs: number } {
  const number = dayNumber(day);
  if (Number.isNaN(number)) {
    throw new AppError(422, 'day_invalid', 'Write the day like 2026-03-01.', { day: '' });
  }
  return spanOfDays(zone, number, number + 1);
}

/** What a day brought, and how it was closed. @throws AppError day_invalid */
export async function readDay(deps: DayDeps, day: string): Promise<DayView> {
  const { fromMs, untilMs } = bounds(deps.zone(), day);
  const totals = await deps.readModel.totals(fromMs, untilMs);
  const attendants = await deps.readModel.attendants(fromMs, untilMs);
  const close = await deps.database.read.tills.findDayClose(day);
  const closed = close && {
    countedCents: close.countedCents,
    varianceCents: close.varianceCents,
    note: close.note,
    by: close.closedBy,
    at: isoOf(close.closedAtMs),
  };
  return { day, currency: deps.currency(), ...totals, attendants, closed };
}

/**
 * The cash of the day is counted: the expectation is what the counter took and what printed
 * vouchers brought, for mobile money is where the provider keeps it. Printed vouchers come into
 * the books here, for nobody told the box when they were sold.
 * @throws AppError day_invalid | day_not_over | day_closed
 */
export async function closeDay(
  deps: DayDeps,
  actor: string,
  day: string,
  countedCents: number,
  note: string,
): Promise<DayView> {
  const nowMs = deps.clock.now();
  if (bounds(deps.zone(), day).fromMs > nowMs) {
    throw new AppError(409, 'day_not_over', 'This day has not begun yet.');
  }
  const { mobileCents, cashCents, vouchersCents, closed } = await readDay(deps, day);
  if (closed) throw new AppError(409, 'day_closed', 'This day is closed already.');
  const varianceCents = countedCents - cashCents - vouchersCents;
  await deps.database.transaction(async (stores) => {
    if (await stores.tills.findDayClose(day)) {
      throw new AppError(409, 'day_closed', 'This day is closed already.');
    }
    const close = { day, mobileCents, cashCents, vouchersCents, countedCents, varianceCents, note };
    await stores.tills.insertDayClose({ ...close, closedBy: actor, closedAtMs: nowMs });
    await stores.ledger.post(closingTransfers(day, vouchersCents, varianceCents), actor, nowMs);
    await stores.audit.append({ actor, action: 'day.close', subject: day, detail: close }, nowMs);
  });
  return readDay(deps, day);
}

function closingTransfers(day: string, vouchersCents: number, varianceCents: number): Transfer[] {
  const transfers: Transfer[] = [];
  const safe = 'cash/safe' as const;
  const subject = day;
  if (vouchersCents > 0) {
    const sold = { kind: 'printed_vouchers', subject, debit: safe, credit: 'sales' } as const;
    transfers.push({ ...sold, amountCents: vouchersCents, memo: '' });
  }
  if (varianceCents !== 0) {
    const [debit, credit] =
      varianceCents < 0 ? (['variance', safe] as const) : ([safe, 'variance'] as const);
    const amountCents = Math.abs(varianceCents);
    transfers.push({ kind: 'day_variance', subject, debit, credit, amountCents, memo: '' });
  }
  return transfers;
}

import type { Page, PaymentView } from '../../../server/contract/admin.ts';
import { dayOf } from '../../format.ts';
import type { Result } from '../../problem.ts';

/** Pages of 100; a day with more is shown as "or more". */
const MOST_PAGES = 10;

export interface Takings {
  paidCents: number;
  count: number;
  /** False when there were more payments than we read. */
  complete: boolean;
}

/**
 * What was paid on the day of `now` in the shop's time zone. The list comes newest first by the
 * start of the purchase, so reading ends a day before today: nobody takes longer to pay.
 */
export async function takingsOfToday(
  load: (cursor?: string) => Promise<Result<Page<PaymentView>>>,
  now: Date,
  timeZone: string,
): Promise<Result<Takings>> {
  const today = dayOf(now, timeZone);
  const yesterday = dayOf(new Date(now.getTime() - 86_400_000), timeZone);
  const takings: Takings = { paidCents: 0, count: 0, complete: true };
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const result = await load(cursor);
    if (!result.ok) return result;
    for (const payment of result.value.items) {
      if (dayOf(new Date(payment.createdAt), timeZone) < yesterday) return done(takings);
      if (payment.paidAt === null || dayOf(new Date(payment.paidAt), timeZone) !== today) continue;
      takings.paidCents += payment.paidCents ?? payment.priceCents;
      takings.count += 1;
    }
    if (result.value.nextCursor === null) return done(takings);
    cursor = result.value.nextCursor;
  }
  return done({ ...takings, complete: false });
}

const done = (value: Takings): Result<Takings> => ({ ok: true, value });

/** How many are on the list, reading at most a few pages. */
export async function countAll<T>(
  load: (cursor?: string) => Promise<Result<Page<T>>>,
): Promise<Result<{ count: number; complete: boolean }>> {
  let count = 0;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const result = await load(cursor);
    if (!result.ok) return result;
    count += result.value.items.length;
    if (result.value.nextCursor === null) return { ok: true, value: { count, complete: true } };
    cursor = result.value.nextCursor;
  }
  return { ok: true, value: { count, complete: false } };
}

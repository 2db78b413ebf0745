import { dayNumber } from '../../core/local-days.ts';
import { AppError } from '../../ports/errors.ts';

const MOST_DAYS = 366;

/** Days counted from 1970; `until` is not included. */
export interface Days {
  from: number;
  until: number;
}

/** From one day to another, both included, and the period of the same length just before. @throws AppError period_invalid */
export function periodsOf(period: { from: string; to: string }): { now: Days; before: Days } {
  const from = dayNumber(period.from);
  const until = dayNumber(period.to) + 1;
  const days = until - from;
  if (!(days >= 1 && days <= MOST_DAYS)) {
    const words = `Choose a first and a last day, at most ${MOST_DAYS} days.`;
    throw new AppError(422, 'period_invalid', words, { to: words });
  }
  return { now: { from, until }, before: { from: from - days, until: from } };
}

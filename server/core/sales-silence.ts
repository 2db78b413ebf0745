const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const WEEKS = 4;
/** Fewer payments than this in the same hours of each of the last weeks is no custom. */
const LEAST_USUAL = 2;
/** In so many of the weeks there must have been that many. */
const LEAST_WEEKS = 2;

/**
 * Whether no payment came in the last `hours`, although in the same hours of the week there
 * usually are some: in at least two of the last four weeks there were two or more.
 * @param paidAtMs when payments came, in any order.
 */
export function isSilent(paidAtMs: readonly number[], nowMs: number, hours: number): boolean {
  const countIn = (untilMs: number) =>
    paidAtMs.filter((atMs) => atMs > untilMs - hours * HOUR_MS && atMs <= untilMs).length;
  if (countIn(nowMs) > 0) return false;
  const weeks = Array.from({ length: WEEKS }, (_, i) => countIn(nowMs - (i + 1) * WEEK_MS));
  return weeks.filter((count) => count >= LEAST_USUAL).length >= LEAST_WEEKS;
}

export type PeriodName = 'today' | 'week' | 'month' | 'days30' | 'lastMonth' | 'year';

const DAY_MS = 86_400_000;
const parse = (day: string) => Date.parse(`${day}T00:00:00Z`);
const name = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The first and the last day of a period that ends today or is over. @param today `2026-11-21` */
export function periodOf(period: PeriodName, today: string): { from: string; to: string } {
  const nowMs = parse(today);
  const date = new Date(nowMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: name(nowMs - ((date.getUTCDay() + 6) % 7) * DAY_MS), to: today };
    case 'month':
      return { from: name(Date.UTC(year, month, 1)), to: today };
    case 'days30':
      return { from: name(nowMs - 29 * DAY_MS), to: today };
    case 'lastMonth':
      return { from: name(Date.UTC(year, month - 1, 1)), to: name(Date.UTC(year, month, 0)) };
    case 'year':
      return { from: name(Date.UTC(year, 0, 1)), to: today };
  }
}

import type { SalesLine, SalesReport, Takings } from '../../contract/reports.ts';
import { csvLines } from '../../core/csv.ts';
import { dayName, spanOfDays } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import type { Database } from '../../ports/stores.ts';
import { periodsOf } from './period.ts';
import type { ReportReadModel } from './read-model.ts';
import type { SalesKey, SalesRow } from './sales.ts';

export interface SalesReportDeps {
  database: Database;
  readModel: ReportReadModel;
  zone(): Zone;
}

const NOTHING: Takings = { count: 0, cents: 0 };

/**
 * What was sold from one day to another, both included, beside the period of the same length just
 * before.
 * @throws AppError period_invalid
 */
export async function readSalesReport(
  deps: SalesReportDeps,
  period: { by: SalesKey; from: string; to: string },
): Promise<SalesReport> {
  const periods = periodsOf(period);
  const { from, until } = periods.now;
  const days = until - from;
  const zone = deps.zone();
  const salesOf = (first: number, end: number) => {
    const { fromMs, untilMs } = spanOfDays(zone, first, end);
    return deps.readModel.sales(zone, fromMs, untilMs, period.by);
  };
  const now = await salesOf(from, until);
  const before = await salesOf(from - days, from);
  const lines =
    period.by === 'day'
      ? dayLines(now, before, from, days)
      : keyLines(now, before, await labelsOf(deps, period.by));
  return { ...period, lines, total: { now: sumOf(now), before: sumOf(before) } };
}

/** Every day has a line, and beside it the day as far into the period before. */
function dayLines(now: SalesRow[], before: SalesRow[], from: number, days: number): SalesLine[] {
  const at = (rows: SalesRow[], day: number) => takingsOf(rows, String(day));
  return Array.from({ length: days }, (_, n) => ({
    key: dayName(from + n),
    label: dayName(from + n),
    now: at(now, from + n),
    before: at(before, from + n - days),
  }));
}

function keyLines(
  now: SalesRow[],
  before: SalesRow[],
  labels: ReadonlyMap<string, string>,
): SalesLine[] {
  const keys = new Set([...now, ...before].map(({ key }) => key));
  return [...keys]
    .map((key) => ({
      key,
      label: labels.get(key) ?? '',
      now: takingsOf(now, key),
      before: takingsOf(before, key),
    }))
    .sort((a, b) => b.now.cents - a.now.cents || b.before.cents - a.before.cents);
}

function takingsOf(rows: SalesRow[], key: string): Takings {
  const row = rows.find((one) => one.key === key);
  return row ? { count: row.count, cents: row.cents } : NOTHING;
}

const sumOf = (rows: SalesRow[]): Takings =>
  rows.reduce(
    (sum, { count, cents }) => ({ count: sum.count + count, cents: sum.cents + cents }),
    NOTHING,
  );

async function labelsOf(deps: SalesReportDeps, by: SalesKey): Promise<ReadonlyMap<string, string>> {
  if (by === 'plan') return deps.readModel.planNames();
  if (by === 'site') {
    return new Map((await deps.database.read.sites.list()).map(({ id, name }) => [id, name]));
  }
  if (by !== 'seller') return new Map();
  const operators = await deps.database.read.operators.list();
  return new Map(operators.map(({ id, name }) => [id, name]));
}

/** Amounts in whole units with cents, as a spreadsheet adds them up. */
export function salesCsv({ by, lines }: SalesReport): string {
  const amount = (cents: number) => cents / 100;
  return csvLines([
    [by, 'sales', 'amount', 'sales_before', 'amount_before'],
    ...lines.map(({ key, label, now, before }) => [
      label || key,
      ...[now.count, amount(now.cents), before.count, amount(before.cents)],
    ]),
  ]);
}

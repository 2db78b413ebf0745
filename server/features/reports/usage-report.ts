import type { UsageLine, UsageReport, Use } from '../../contract/reports.ts';
import { csvLines } from '../../core/csv.ts';
import { dayName, dayNumber, spanOfDays } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import type { Database } from '../../ports/stores.ts';
import { type Days, periodsOf } from './period.ts';
import type { ReportReadModel } from './read-model.ts';
import type { UsageKey, UsageReadModel } from './usage-read-model.ts';

export interface UsageReportDeps {
  database: Database;
  readModel: ReportReadModel;
  usage: UsageReadModel;
  zone(): Zone;
}

const NOTHING: Use = { sessions: 0, seconds: 0, bytesUp: 0, bytesDown: 0 };

/**
 * How much was used from one day to another, both included, beside the period of the same length just
 * before. A session counts on the day on which it began.
 * @throws AppError period_invalid
 */
export async function readUsageReport(
  deps: UsageReportDeps,
  period: { by: UsageKey; from: string; to: string },
): Promise<UsageReport> {
  const { now: days, before: daysBefore } = periodsOf(period);
  const now = await deps.usage.use(days, period.by);
  const before = await deps.usage.use(daysBefore, period.by);
  const lines =
    period.by === 'day'
      ? dayLines(now, before, days)
      : keyLines(now, before, await labelsOf(deps, period.by));
  const { fromMs, untilMs } = spanOfDays(deps.zone(), days.from, days.until);
  return {
    ...period,
    lines,
    total: { now: sumOf(now), before: sumOf(before) },
    devices: { now: await devicesOf(deps, days), before: await devicesOf(deps, daysBefore) },
    hours: await deps.usage.hours(deps.zone(), fromMs, untilMs),
  };
}

type Row = Use & { key: string };

/** Devices are only told apart by single sessions: of totals nobody knows whose they were. */
async function devicesOf({ database, usage, zone }: UsageReportDeps, days: Days) {
  const archived = await database.read.reports.lastArchivedDay();
  if (archived !== null && dayNumber(archived) >= days.from) return null;
  const { fromMs, untilMs } = spanOfDays(zone(), days.from, days.until);
  return usage.devices(fromMs, untilMs);
}

/** Every day has a line, and beside it the day as far into the period before. */
function dayLines(now: Row[], before: Row[], { from, until }: Days): UsageLine[] {
  const days = until - from;
  return Array.from({ length: days }, (_, n) => ({
    key: dayName(from + n),
    label: dayName(from + n),
    now: useOf(now, String(from + n)),
    before: useOf(before, String(from + n - days)),
  }));
}

function keyLines(now: Row[], before: Row[], labels: ReadonlyMap<string, string>): UsageLine[] {
  const keys = new Set([...now, ...before].map(({ key }) => key));
  const bytes = ({ bytesUp, bytesDown }: Use) => bytesUp + bytesDown;
  return [...keys]
    .map((key) => ({
      key,
      label: labels.get(key) ?? '',
      now: useOf(now, key),
      before: useOf(before, key),
    }))
    .sort((a, b) => bytes(b.now) - bytes(a.now) || bytes(b.before) - bytes(a.before));
}

function useOf(rows: Row[], wanted: string): Use {
  const row = rows.find(({ key }) => key === wanted);
  if (!row) return NOTHING;
  const { key: _key, ...use } = row;
  return use;
}

const sumOf = (rows: Row[]): Use =>
  rows.reduce<Use>(
    (sum, { sessions, seconds, bytesUp, bytesDown }) => ({
      sessions: sum.sessions + sessions,
      seconds: sum.seconds + seconds,
      bytesUp: sum.bytesUp + bytesUp,
      bytesDown: sum.bytesDown + bytesDown,
    }),
    NOTHING,
  );

async function labelsOf(deps: UsageReportDeps, by: UsageKey): Promise<ReadonlyMap<string, string>> {
  if (by === 'plan') return deps.readModel.planNames();
  if (by === 'router') return deps.usage.routerNames();
  return new Map((await deps.database.read.sites.list()).map(({ id, name }) => [id, name]));
}

export function usageCsv({ by, lines }: UsageReport): string {
  const fields = (use: Use) => [use.sessions, use.seconds, use.bytesUp, use.bytesDown];
  const names = ['sessions', 'seconds', 'bytes_up', 'bytes_down'];
  return csvLines([
    [by, ...names, ...names.map((name) => `${name}_before`)],
    ...lines.map(({ key, label, now, before }) => [
      label || key,
      ...fields(now),
      ...fields(before),
    ]),
  ]);
}

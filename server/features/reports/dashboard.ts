import type { DashboardCharts, DashboardView, Takings } from '../../contract/reports.ts';
import {
  dayName,
  dayStart,
  localDay,
  mondayOf,
  sameTimeBefore,
  spanOfDays,
} from '../../core/local-days.ts';
import { isoOf } from '../../core/moment.ts';
import type { Permission } from '../../core/permissions.ts';
import type { Zone } from '../../core/zone.ts';

import type { Clock } from '../../ports/system.ts';
import type { ReportReadModel } from './read-model.ts';
import type { SalesRow } from './sales.ts';
import type { SalesScope } from './sales-read-model.ts';

export interface DashboardDeps {
  clock: Clock;
  readModel: ReportReadModel;
  zone(): Zone;
  disk(): { freeBytes: number; totalBytes: number };
  /** ISO 8601; null while no backup was ever written. */
  lastBackupAt(): Promise<string | null>;
  smsBalances(): { provider: string; balanceCents: number }[];
}

const WEEK_DAYS = 7;
const CHART_DAYS = 30;
const ONLINE_CHART_MS = 24 * 3_600_000;

/** How the shop does at this moment, as far as the role may know. */
export async function readDashboard(
  deps: DashboardDeps,
  may: ReadonlySet<Permission>,
): Promise<DashboardView> {
  const { readModel, clock } = deps;
  const scope = may.has('days') ? 'all' : 'mobile';
  const sells = may.has('payments');
  return {
    at: isoOf(clock.now()),
    money: sells ? { scope, ...(await takings(deps, scope)) } : null,
    online: await readModel.online(),
    stock: sells ? await readModel.stock() : null,
    box: {
      ...deps.disk(),
      backupAt: await deps.lastBackupAt(),
      sms: deps.smsBalances(),
    },
  };
}

type Money = NonNullable<DashboardView['money']>;

/** Each with the same stretch of last week: a Monday morning is not held against a whole week. */
async function takings(deps: DashboardDeps, scope: SalesScope): Promise<Omit<Money, 'scope'>> {
  const zone = deps.zone();
  const nowMs = deps.clock.now();
  const beforeMs = sameTimeBefore(zone, nowMs, WEEK_DAYS) + 1;
  const today = localDay(zone, nowMs);
  const monday = mondayOf(today);
  const since = (day: number, untilMs: number): Promise<Takings> =>
    deps.readModel.takings(dayStart(zone, day), untilMs, scope);
  return {
    today: await since(today, nowMs + 1),
    todayBefore: await since(today - WEEK_DAYS, beforeMs),
    week: await since(monday, nowMs + 1),
    weekBefore: await since(monday - WEEK_DAYS, beforeMs),
  };
}

/** Every day has its place in a chart, also one on which nothing happened. */
export async function readCharts(
  deps: DashboardDeps,
  may: ReadonlySet<Permission>,
): Promise<DashboardCharts> {
  const { readModel, clock } = deps;
  const zone = deps.zone();
  const until = localDay(zone, clock.now()) + 1;
  const from = until - CHART_DAYS;
  const days = Array.from({ length: CHART_DAYS }, (_, n) => from + n);
  const data = new Map((await readModel.dataByDay(from, until)).map((row) => [row.day, row]));
  const sales = may.has('days') ? await readSales(deps, from, until) : null;
  return {
    revenue: sales && days.map((day) => ({ day: dayName(day), cents: sales.byDay.get(day) ?? 0 })),
    plans: sales?.byPlan ?? null,
    online: await readModel.onlineSince(clock.now() - ONLINE_CHART_MS),
    data: days.map((day) => data.get(dayName(day)) ?? emptyDay(dayName(day))),
  };
}

const emptyDay = (day: string) => ({ day, bytesUp: 0, bytesDown: 0 });

async function readSales(deps: DashboardDeps, from: number, until: number) {
  const zone = deps.zone();
  const { fromMs, untilMs } = spanOfDays(zone, from, until);
  const byDay = await deps.readModel.sales(zone, fromMs, untilMs, 'day');
  const byPlan = await deps.readModel.sales(zone, fromMs, untilMs, 'plan');
  const names = await deps.readModel.planNames();
  return {
    byDay: new Map(byDay.map(({ key, cents }) => [Number(key), cents])),
    byPlan: byPlan
      .flatMap(({ key, count, cents }: SalesRow) => {
        const name = names.get(key);
        return name === undefined ? [] : [{ name, count, cents }];
      })
      .sort((a, b) => b.count - a.count),
  };
}

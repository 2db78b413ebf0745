import { z } from 'zod';
import type { FunnelRow } from '../../../contract/admin.ts';
import { csvLines } from '../../../core/csv.ts';
import { dayOf } from '../../../core/moment.ts';
import { type AdminRoute, adminRoute } from '../../../ports/route.ts';
import type { CountRecord } from '../../../ports/splash-store.ts';
import type { Database } from '../../../ports/stores.ts';
import type { Clock } from '../../../ports/system.ts';
import { FUNNEL_STEPS, type Funnel } from './funnel.ts';
import { PHONE_SYSTEMS } from './phone-os.ts';

interface Deps {
  database: Database;
  clock: Clock;
  funnel: Funnel;
  timeZone(): string;
}

const DAY_MS = 86_400_000;
const funnelQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).default(14),
  format: z.enum(['json', 'csv']).default('json'),
});

export function funnelRoutes(deps: Deps): AdminRoute[] {
  return [
    adminRoute({
      method: 'GET',
      path: '/splash/funnel',
      summary:
        'How many devices came how far on the splash, per day and kind of phone; also as CSV.',
      access: 'splash',
      query: funnelQuery,
      async handle({ query }) {
        await deps.funnel.flush(deps.database);
        const sinceMs = deps.clock.now() - (query.days - 1) * DAY_MS;
        const counts = await deps.database.read.splash.counts(dayOf(sinceMs, deps.timeZone()));
        const rows = funnelRows(counts);
        if (query.format === 'json') return { body: { rows } };
        const header = ['day', 'phone_os', ...FUNNEL_STEPS];
        const cells = rows.map((row) => [
          row.day,
          row.phoneOs,
          ...FUNNEL_STEPS.map((step) => row.steps[step]),
        ]);
        const contentType = 'text/csv; charset=utf-8';
        return {
          body: csvLines([header, ...cells]),
          download: { filename: 'mlango-visits.csv', contentType },
        };
      },
    }),
  ];
}

/** One row per day and kind of phone, the latest day first. */
export function funnelRows(counts: readonly CountRecord[]): FunnelRow[] {
  const rows = new Map<string, FunnelRow>();
  for (const { day, step, phoneOs, count } of counts) {
    const known = FUNNEL_STEPS.find((name) => name === step);
    const system = PHONE_SYSTEMS.find((name) => name === phoneOs);
    if (!known || !system) continue;
    const key = `${day} ${phoneOs}`;
    const row = rows.get(key) ?? { day, phoneOs: system, steps: noSteps() };
    row.steps[known] += count;
    rows.set(key, row);
  }
  return [...rows.values()].sort(
    (a, b) => b.day.localeCompare(a.day) || b.steps.seen - a.steps.seen,
  );
}

function noSteps(): FunnelRow['steps'] {
  return { seen: 0, plan: 0, phone: 0, prompt: 0, paid: 0, online: 0, banner: 0 };
}

import { dayName, dayNumber, localDay, spanOfDays } from '../../core/local-days.ts';
import type { Zone } from '../../core/zone.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** A day is summed up anew until its sessions are surely over. */
const OPEN_DAYS = 3;
/** So many days of the past per round, each in a moment of its own: logins wait for none for long. */
const DAYS_PER_ROUND = 20;
const DAY_MS = 86_400_000;

/**
 * Sums up the use of each day: the last three days anew, and of the days before them those which
 * are missing, the newest first. After an update a year takes twenty rounds.
 * @returns how many days of the past were summed up.
 */
export async function sumUpUsage(deps: {
  database: Database;
  clock: Clock;
  zone(): Zone;
}): Promise<number> {
  const { database, clock } = deps;
  const zone = deps.zone();
  const today = localDay(zone, clock.now());
  const first = await firstDay(database, zone);
  if (first === null) return 0;
  const done = new Set(await database.read.reports.usageDaysDone(first));
  const missing: number[] = [];
  for (let day = today - OPEN_DAYS; day >= first && missing.length < DAYS_PER_ROUND; day -= 1) {
    if (!done.has(day)) missing.push(day);
  }
  const open = Array.from({ length: OPEN_DAYS }, (_, n) => today - n);
  for (const day of [...open, ...missing]) {
    const span = spanOfDays(zone, day, day + 1);
    const usage = await database.read.reports.usageBegun({ name: dayName(day), ...span });
    await database.transaction((stores) => stores.reports.putUsageDay(day, usage, clock.now()));
  }
  return missing.length;
}

async function firstDay(database: Database, zone: Zone): Promise<number | null> {
  const { reports } = database.read;
  const startedAtMs = await reports.firstSessionAtMs();
  const archived = await reports.firstArchivedDay();
  const days = [
    ...(startedAtMs === null ? [] : [localDay(zone, startedAtMs)]),
    ...(archived === null ? [] : [dayNumber(archived)]),
  ];
  return days.length === 0 ? null : Math.min(...days);
}

/** How long it is known who was online when. */
const ONLINE_KEPT_MS = 32 * DAY_MS;

/** Notes how many are online on each router, for the graph of the day. */
export async function noteOnline(deps: { database: Database; clock: Clock }): Promise<void> {
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    await stores.reports.noteOnline(nowMs);
    await stores.reports.forgetOnline(nowMs - ONLINE_KEPT_MS);
  });
}

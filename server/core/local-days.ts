import type { Zone } from './zone.ts';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** A stretch of time in which local time differs from UTC by the same amount. */
export interface Stretch {
  fromMs: number;
  untilMs: number;
  offsetMs: number;
}

/**
 * The stretches of a period, so that a database can find the local day of a row by adding a number.
 * One, but where clocks are set forward and back.
 */
export function stretchesOf(zone: Zone, fromMs: number, untilMs: number): Stretch[] {
  const stretches: Stretch[] = [];
  let stretch: Stretch = { fromMs, untilMs: fromMs, offsetMs: zone.offsetMs(fromMs) };
  for (let atMs = fromMs; atMs < untilMs; ) {
    // A whole day is passed at once where nothing changes in it.
    const dayMs = Math.min(atMs + DAY_MS, untilMs);
    const nextMs = zone.offsetMs(dayMs) === stretch.offsetMs ? dayMs : nextQuarter(atMs, untilMs);
    const offsetMs = zone.offsetMs(Math.min(nextMs, untilMs - 1));
    stretch.untilMs = nextMs;
    if (offsetMs !== stretch.offsetMs && nextMs < untilMs) {
      stretches.push(stretch);
      stretch = { fromMs: nextMs, untilMs: nextMs, offsetMs };
    }
    atMs = nextMs;
  }
  if (untilMs > fromMs) stretches.push(stretch);
  return stretches;
}

const nextQuarter = (atMs: number, untilMs: number) =>
  Math.min((Math.floor(atMs / QUARTER_MS) + 1) * QUARTER_MS, untilMs);

/** `2026-03-31` of a count of local days since 1970. */
export const dayName = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The same of its name; NaN when it is none. */
export const dayNumber = (name: string): number =>
  /^\d{4}-\d\d-\d\d$/.test(name) ? Date.parse(`${name}T00:00:00Z`) / DAY_MS : Number.NaN;

/** The local day of a moment, counted from 1970. */
export const localDay = (zone: Zone, atMs: number): number =>
  Math.floor(zone.localMs(atMs) / DAY_MS);

/** When a local day, counted from 1970, begins. */
export const dayStart = (zone: Zone, day: number): number => zone.momentOf(day * DAY_MS);

/** The moments between which days counted from 1970 lie. */
export const spanOfDays = (zone: Zone, from: number, until: number) => ({
  fromMs: dayStart(zone, from),
  untilMs: dayStart(zone, until),
});

/** Monday of the week of a day; both counted from 1970, which began on a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** The moment at which the local clock showed the same `days` days before. */
export const sameTimeBefore = (zone: Zone, atMs: number, days: number): number =>
  zone.momentOf(zone.localMs(atMs) - days * DAY_MS);

/** Whether the shop's clock shows a time from one full hour until before another of the same day. */
export function isBetweenHours(
  zone: Zone,
  atMs: number,
  fromHour: number,
  untilHour: number,
): boolean {
  const hour = (zone.localMs(atMs) % DAY_MS) / 3_600_000;
  return hour >= fromHour && hour < untilHour;
}

/** A moment (ms since 1970) as the wire writes it, ISO 8601 in UTC; null stays null. */
export function isoOf(ms: number): string;
export function isoOf(ms: number | null): string | null;
export function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

interface WallClock {
  format: Intl.DateTimeFormat;
  /** What it showed last, and in which minute since 1970: a crowd comes within the same one. */
  minute: number;
  shown: string;
}

/** Making one costs a hundred times its use; the zones are the owner's, so there are few. */
const wallClocks = new Map<string, WallClock>();

function wallClock(ms: number, timeZone: string): string {
  const clock = wallClocks.get(timeZone) ?? newWallClock(timeZone);
  const minute = Math.floor(ms / 60_000);
  if (minute !== clock.minute) {
    clock.minute = minute;
    clock.shown = clock.format.format(ms);
  }
  return clock.shown;
}

function newWallClock(timeZone: string): WallClock {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  // Sweden writes as ISO 8601 does: 2026-11-21 18:30.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts, ...time });
  const clock = { format, minute: Number.NaN, shown: '' };
  wallClocks.set(timeZone, clock);
  return clock;
}

/** The day in a time zone, e.g. `2026-11-21`. @param timeZone IANA name. */
export function dayOf(ms: number, timeZone: string): string {
  return wallClock(ms, timeZone).slice(0, 10);
}

/** Minutes after midnight in a time zone, from 0 to 1439. @param timeZone IANA name. */
export function minuteOfDay(ms: number, timeZone: string): number {
  const clock = wallClock(ms, timeZone);
  return Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
}

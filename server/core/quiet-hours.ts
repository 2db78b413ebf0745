import { minuteOfDay } from './moment.ts';

/** The hours of the shop's own clock in which no message that can wait is sent. */
export interface QuietHours {
  /** Minutes since midnight; equal values mean that there are none. */
  fromMinute: number;
  untilMinute: number;
  /** IANA name. */
  timeZone: string;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** `21:30` → 1290; null when it is no time of day. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The first moment from `nowMs` on that is not quiet: `nowMs` itself outside the quiet hours. */
export function nextLoudAtMs(nowMs: number, quiet: QuietHours): number {
  let atMs = nowMs;
  // The clocks may change during the wait: then what was counted is not yet (or no longer) the end.
  for (let step = 0; step < 3 && isQuiet(atMs, quiet); step += 1) {
    const minute = minuteOfDay(atMs, quiet.timeZone);
    const waitMinutes = (quiet.untilMinute - minute + DAY_MINUTES) % DAY_MINUTES;
    atMs = Math.floor(atMs / MINUTE_MS + waitMinutes) * MINUTE_MS;
    const lateMinutes =
      (minuteOfDay(atMs, quiet.timeZone) - quiet.untilMinute + DAY_MINUTES) % DAY_MINUTES;
    const earlierMs = atMs - lateMinutes * MINUTE_MS;
    if (lateMinutes <= waitMinutes && !isQuiet(earlierMs, quiet)) atMs = earlierMs;
  }
  return atMs;
}

function isQuiet(atMs: number, { fromMinute, untilMinute, timeZone }: QuietHours): boolean {
  const minute = minuteOfDay(atMs, timeZone);
  return fromMinute <= untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}

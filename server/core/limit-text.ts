import { FAIR_USE_PERIODS, type FairUse } from './fair-use.ts';
import type { SpeedWindow, WeekWindow } from './hours.ts';
import type { Burst } from './plan.ts';
import { parseBitsPerSecond, parseDataBytes } from './units.ts';

/** Limits as a technician types them on one line. Speeds are download/upload. */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const TIME_UNITS: Record<string, number> = { s: 1, min: 60, h: 3_600 };

/** "mon-fri 08:00-17:00, sat 08:00-12:00"; an end at or before the beginning is the next day's. */
export function parseOpenHours(text: string): WeekWindow[] | null {
  return all(text.split(','), (part) => {
    const [days, hours, ...rest] = words(part);
    return rest.length > 0 ? null : parseWindow(days, hours);
  });
}

/** "mon-sun 22:00-06:00 20M/5M, sat 08:00-12:00 10M/-". */
export function parseHourSpeeds(text: string): SpeedWindow[] | null {
  return all(text.split(','), (part) => {
    const [days, hours, speed, ...rest] = words(part);
    const window = parseWindow(days, hours);
    const speeds = parseSpeeds(speed);
    return window && speeds && rest.length === 0 ? { ...window, ...speeds } : null;
  });
}

/** "1GB/day 1M/512k" or "2h/voucher 512k/-". */
export function parseFairUse(text: string): FairUse | null {
  const [rule, speed, ...rest] = words(text);
  const [amount = '', period = ''] = (rule ?? '').split('/');
  const known = FAIR_USE_PERIODS.find((name) => name === period.toLowerCase());
  const speeds = parseSpeeds(speed);
  const time = /^(\d{1,9})(s|min|h)$/i.exec(amount);
  const afterSeconds = time
    ? Number(time[1]) * (TIME_UNITS[(time[2] ?? '').toLowerCase()] ?? 1)
    : null;
  const afterBytes = time ? null : parseDataBytes(amount);
  if (!known || !speeds || rest.length > 0) return null;
  if (afterSeconds === null && afterBytes === null) return null;
  return { period: known, afterBytes, afterSeconds, ...speeds };
}

/** "10M/4M 4M/2M 16s [priority [least down/least up]]": the burst, its threshold, its average. */
export function parseBurst(text: string): Burst | null {
  const [burst, threshold, average, priority, least, ...rest] = words(text);
  const peak = parseSpeeds(burst);
  const limit = parseSpeeds(threshold);
  const seconds = /^(\d{1,4})s?$/.exec(average ?? '');
  const minimum = least === undefined ? { downBps: null, upBps: null } : parseSpeeds(least);
  const isPriority = priority === undefined || /^[1-8]$/.test(priority);
  if (!peak || !limit || !seconds || !minimum || !isPriority || rest.length > 0) return null;
  if (peak.downBps === null || peak.upBps === null) return null;
  if (limit.downBps === null || limit.upBps === null) return null;
  return {
    downBps: peak.downBps,
    upBps: peak.upBps,
    downThresholdBps: limit.downBps,
    upThresholdBps: limit.upBps,
    averagingSeconds: Number(seconds[1]),
    priority: priority === undefined ? null : Number(priority),
    downMinimumBps: minimum.downBps,
    upMinimumBps: minimum.upBps,
  };
}

function words(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

function all<T>(parts: readonly string[], parse: (part: string) => T | null): T[] | null {
  const parsed = parts.map(parse);
  return parsed.every((one) => one !== null) ? parsed : null;
}

function parseWindow(days: string | undefined, hours: string | undefined): WeekWindow | null {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(hours ?? '');
  const list = parseDays(days ?? '');
  if (!match || !list) return null;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = match.slice(1).map(Number);
  const fromMinute = h1 * 60 + m1;
  // "until 00:00" is until the end of the day.
  const toMinute = h2 * 60 + m2 || 1_440;
  const isTime = m1 < 60 && m2 < 60 && fromMinute < 1_440 && toMinute <= 1_440;
  return isTime ? { days: list, fromMinute, toMinute } : null;
}

/** "mon", "mon-fri", "sat-mon", "daily". */
function parseDays(text: string): number[] | null {
  if (text.toLowerCase() === 'daily') return [1, 2, 3, 4, 5, 6, 7];
  const [first, last = first, ...rest] = text
    .toLowerCase()
    .split('-')
    .map((day) => DAYS.indexOf(day));
  if (first === undefined || last === undefined || rest.length > 0) return null;
  if (first < 0 || last < 0) return null;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, n) => ((first + n) % 7) + 1).sort((a, b) => a - b);
}

/** "5M/2M" is download/upload; "-" is no limit. */
function parseSpeeds(
  text: string | undefined,
): { downBps: number | null; upBps: number | null } | null {
  const parts = (text ?? '').split('/');
  if (parts.length !== 2) return null;
  const [downBps, upBps] = parts.map((part) => (part === '-' ? null : parseBitsPerSecond(part)));
  const isWrong = parts.some((part, n) => part !== '-' && (n === 0 ? downBps : upBps) === null);
  return isWrong ? null : { downBps: downBps ?? null, upBps: upBps ?? null };
}

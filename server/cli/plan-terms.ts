import type { LimitTerms } from '../contract/limits.ts';
import { parseBurst, parseFairUse, parseHourSpeeds, parseOpenHours } from '../core/limit-text.ts';
import { parseBitsPerSecond, parseDataBytes } from '../core/units.ts';
import { type Arguments, UsageError, wanted } from './arguments.ts';

export const PLAN_OPTIONS = [
  ...['time', 'validity', 'ends', 'data', 'data-down', 'data-up', 'down', 'up', 'burst'],
  ...['devices', 'idle', 'fair-use', 'hours', 'hour-speeds', 'pauses', 'pause-time'],
] as const;

export const PLAN_USAGE =
  '[--time SECONDS] [--validity SECONDS] [--ends 2026-12-31T23:59:00+03:00] [--data 500MB] [--data-down 400MB] [--data-up 100MB] [--down 5M] [--up 2M] [--burst "10M/4M 4M/2M 16s"] [--devices 1] [--idle SECONDS] [--fair-use "1GB/day 1M/512k"] [--hours "mon-fri 08:00-17:00, sat 08:00-12:00"] [--hour-speeds "daily 22:00-06:00 20M/5M"] [--pauses 3 --pause-time SECONDS]';

export const wholeNumber = (text: string) => (/^\d{1,12}$/.test(text) ? Number(text) : null);

/** A moment with its zone, as ISO 8601 in UTC. */
export const moment = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))
    ? new Date(Date.parse(text)).toISOString()
    : null;

/** An option that may be absent. @throws UsageError when it cannot be read. */
export function optional<T>(
  args: Arguments,
  name: string,
  parse: (text: string) => T | null,
  example: string,
): T | null {
  const text = args.option(name);
  return text === undefined ? null : wanted(name, text, parse(text), example);
}

/** The limits of `plan add`. @throws UsageError */
export function planTerms(args: Arguments): LimitTerms {
  const most = optional(args, 'pauses', wholeNumber, '3');
  const totalSeconds = optional(args, 'pause-time', wholeNumber, '86400');
  if ((most === null) !== (totalSeconds === null)) {
    throw new UsageError('--pauses and --pause-time belong together.');
  }
  return {
    timeSeconds: optional(args, 'time', wholeNumber, '3600'),
    validitySeconds: optional(args, 'validity', wholeNumber, '86400'),
    endsAt: optional(args, 'ends', moment, '2026-12-31T23:59:00+03:00'),
    dataBytes: optional(args, 'data', parseDataBytes, '500MB'),
    dataDownBytes: optional(args, 'data-down', parseDataBytes, '400MB'),
    dataUpBytes: optional(args, 'data-up', parseDataBytes, '100MB'),
    downBps: optional(args, 'down', parseBitsPerSecond, '5M'),
    upBps: optional(args, 'up', parseBitsPerSecond, '2M'),
    burst: optional(args, 'burst', parseBurst, '"10M/4M 4M/2M 16s"'),
    devices: optional(args, 'devices', wholeNumber, '1') ?? 1,
    idleSeconds: optional(args, 'idle', wholeNumber, '600'),
    fairUse: optional(args, 'fair-use', parseFairUse, '"1GB/day 1M/512k"'),
    openHours: optional(args, 'hours', parseOpenHours, '"mon-fri 08:00-17:00"'),
    hourSpeeds: optional(args, 'hour-speeds', parseHourSpeeds, '"daily 22:00-06:00 20M/5M"'),
    pause: most === null || totalSeconds === null ? null : { most, totalSeconds },
    sites: null,
  };
}

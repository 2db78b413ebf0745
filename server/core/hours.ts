import type { Zone } from './zone.ts';

/** A time of the week by the business's clock. */
export interface WeekWindow {
  /** On which days it begins: 1 Monday … 7 Sunday. */
  days: readonly number[];
  /** Minutes since midnight, 0 … 1439. */
  fromMinute: number;
  /** 1 … 1440; not after `fromMinute`: it ends on the next day. */
  toMinute: number;
}

/** A time of the week in which other speeds hold; null: as fast as the line is. */
export interface SpeedWindow extends WeekWindow {
  downBps: number | null;
  upBps: number | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
const DAYS_LOOKED_AHEAD = 15;
/** 1 January 1970 was a Thursday: day 0 is so many days after a Monday. */
const THURSDAY = 3;

/** Which window holds, if any, and until when nothing changes; null: for ever. */
export interface Stretch<W> {
  window: W | null;
  fromMs: number;
  untilMs: number | null;
}

/** The stretch worked out last for each list: nearly every question is about the present. */
const latest = new WeakMap<readonly WeekWindow[], { zone: Zone; stretch: Stretch<WeekWindow> }>();

/**
 * Where `atMs` stands among these windows; where several hold, the first of the list counts.
 * Windows of the same kind that touch are one stretch if `joined`.
 */
function stretchAt<W extends WeekWindow>(
  windows: readonly W[],
  zone: Zone,
  atMs: number,
  joined: boolean,
): Stretch<W> {
  const known = latest.get(windows);
  if (known?.zone === zone) {
    const { fromMs, untilMs } = known.stretch;
    if (fromMs <= atMs && (untilMs === null || atMs < untilMs)) return known.stretch as Stretch<W>;
  }
  const stretch = findStretch(windows, zone, atMs, joined);
  latest.set(windows, { zone, stretch });
  return stretch;
}

function findStretch<W extends WeekWindow>(
  windows: readonly W[],
  zone: Zone,
  atMs: number,
  joined: boolean,
): Stretch<W> {
  const spans = spansAround(windows, zone, atMs);
  const windowAt = (ms: number) =>
    spans.find(({ startMs, endMs }) => startMs <= ms && ms < endMs)?.window ?? null;
  const window = windowAt(atMs);
  const edges = spans.flatMap(({ startMs, endMs }) => [startMs, endMs]);
  const isSame = (other: W | null) =>
    joined ? (other === null) === (window === null) : other === window;
  const later = edges.filter((ms) => ms > atMs).sort((a, b) => a - b);
  return {
    window,
    fromMs: atMs,
    // The last edge is only where we stopped looking.
    untilMs: later.slice(0, -1).find((ms) => !isSame(windowAt(ms))) ?? null,
  };
}

/** The windows as moments, from those that began yesterday to those of the next two weeks. */
function spansAround<W extends WeekWindow>(windows: readonly W[], zone: Zone, atMs: number) {
  const today = Math.floor(zone.localMs(atMs) / DAY_MS);
  const spans: { window: W; startMs: number; endMs: number }[] = [];
  for (const window of windows) {
    const { days, fromMinute, toMinute } = window;
    const minutes = toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES;
    for (let day = today - 1; day <= today + DAYS_LOOKED_AHEAD; day++) {
      if (!days.includes(((day + THURSDAY) % 7) + 1)) continue;
      const startMs = zone.momentOf(day * DAY_MS + fromMinute * MINUTE_MS);
      const endMs = zone.momentOf(day * DAY_MS + minutes * MINUTE_MS);
      if (endMs > startMs) spans.push({ window, startMs, endMs });
    }
  }
  return spans;
}

export type Opening =
  /** `untilMs` null: never closes. */
  { isOpen: true; untilMs: number | null } | { isOpen: false; opensAtMs: number | null };

/** Whether a voucher may be used at `atMs`, and until or from when. No windows: always. */
export function openingAt(
  openHours: readonly WeekWindow[] | null,
  zone: Zone,
  atMs: number,
): Opening {
  if (openHours === null) return ALWAYS_OPEN;
  const { window, untilMs } = stretchAt(openHours, zone, atMs, true);
  return window ? { isOpen: true, untilMs } : { isOpen: false, opensAtMs: untilMs };
}

const ALWAYS_OPEN: Opening = { isOpen: true, untilMs: null };

/** The window whose speeds hold at `atMs`, and until when that stays so. */
export function speedWindowAt(
  hourSpeeds: readonly SpeedWindow[] | null,
  zone: Zone,
  atMs: number,
): { window: SpeedWindow | null; untilMs: number | null } {
  return hourSpeeds === null ? NO_WINDOW : stretchAt(hourSpeeds, zone, atMs, false);
}

const NO_WINDOW = { window: null, untilMs: null };

/** Why these windows cannot be, or null when they can. */
export function windowsProblem(windows: readonly WeekWindow[] | null): string | null {
  if (windows === null) return null;
  if (windows.length < 1 || windows.length > 14) return 'Between 1 and 14 times of the week.';
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const isRight = windows.every(
    ({ days, fromMinute, toMinute }) =>
      days.length > 0 &&
      new Set(days).size === days.length &&
      days.every((day) => isWhole(day, 1, 7)) &&
      isWhole(fromMinute, 0, DAY_MINUTES - 1) &&
      isWhole(toMinute, 1, DAY_MINUTES),
  );
  return isRight ? null : 'Days from Monday to Sunday, and times between 00:00 and 24:00.';
}

import type { FairUse } from './fair-use.ts';
import type { SpeedWindow, WeekWindow } from './hours.ts';
import type { SiteLimit } from './site.ts';

/** More speed for a while; what a router cannot do of it, it leaves out. */
export interface Burst {
  downBps: number;
  upBps: number;
  /** The burst holds while the average speed stays below these. */
  downThresholdBps: number;
  upThresholdBps: number;
  /** Over how long that average is taken. */
  averagingSeconds: number;
  /** 1 (first served) … 8; null: the router's own. */
  priority: number | null;
  /** What the line grants even when it is full; null: nothing is set aside. */
  downMinimumBps: number | null;
  upMinimumBps: number | null;
}

/**
 * A customer may put a voucher aside. While it rests its validity rests too, so both numbers are
 * bounds on what the owner gives; a fixed end date is never moved.
 */
export interface PauseRule {
  most: number;
  /** All pauses together. */
  totalSeconds: number;
}

/** What a plan sells. A voucher keeps a copy: a changed plan never touches what was sold. */
export interface Limits {
  /** Time of use; null = unlimited. */
  timeSeconds: number | null;
  /** From first use; null = unlimited. */
  validitySeconds: number | null;
  /** The end for everybody, whenever it was first used; null = none. */
  endsAtMs: number | null;
  /** Both directions together. */
  dataBytes: number | null;
  dataDownBytes: number | null;
  dataUpBytes: number | null;
  downBps: number | null;
  upBps: number | null;
  burst: Burst | null;
  /** How many devices may be online at once. */
  devices: number;
  /** A session ends when its device was silent so long; null = the box's usual time. */
  idleSeconds: number | null;
  fairUse: FairUse | null;
  /** When it may be used; null = always. */
  openHours: readonly WeekWindow[] | null;
  /** When other speeds hold; where several do, the first. */
  hourSpeeds: readonly SpeedWindow[] | null;
  /** Null: it cannot be paused. */
  pause: PauseRule | null;
  /** The sites at which it works; null = at all of them. */
  sites: SiteLimit;
}

/** Everything without an end, for one device. */
export const NO_LIMITS: Limits = {
  timeSeconds: null,
  validitySeconds: null,
  endsAtMs: null,
  dataBytes: null,
  dataDownBytes: null,
  dataUpBytes: null,
  downBps: null,
  upBps: null,
  burst: null,
  devices: 1,
  idleSeconds: null,
  fairUse: null,
  openHours: null,
  hourSpeeds: null,
  pause: null,
  sites: null,
};

/** The fields of `Limits`, for what copies or stores them all. */
export const LIMIT_FIELDS = Object.keys(NO_LIMITS) as (keyof Limits)[];

/** Those of them that are more than a number: stored as JSON. */
export const LIMIT_RULES = [
  'burst',
  'fairUse',
  'openHours',
  'hourSpeeds',
  'pause',
  'sites',
] as const;

/** The limits alone, of anything that carries them. */
export function limitsOf(carrier: Limits): Limits {
  return Object.fromEntries(
    LIMIT_FIELDS.map((field) => [field, carrier[field]]),
  ) as unknown as Limits;
}

export interface PlanTerms extends Limits {
  name: string;
  priceCents: number;
}

/** How the splash shows a plan. */
export interface PlanDisplay {
  /** Marked as the one to choose. */
  bestValue: boolean;
  /**
   * When it is shown, in minutes after the shop's midnight: from 22:00 until 06:00 is a night
   * plan. Both null, or the same: all day.
   */
  shownFromMinute: number | null;
  shownUntilMinute: number | null;
}

export const SHOWN_ALWAYS: PlanDisplay = {
  bestValue: false,
  shownFromMinute: null,
  shownUntilMinute: null,
};

/** Whether the splash shows a plan at a minute of the day; its end is not part of it. */
export function isShownAt(display: PlanDisplay, minuteOfDay: number): boolean {
  const { shownFromMinute: from, shownUntilMinute: until } = display;
  if (from === null || until === null || from === until) return true;
  return from < until
    ? minuteOfDay >= from && minuteOfDay < until
    : minuteOfDay >= from || minuteOfDay < until;
}

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** Offered at first run, in KES: what small Kenyan hotspots commonly sell. */
export const DEMO_PLANS: readonly PlanTerms[] = [
  demo('30 minutes', 5, { timeSeconds: 30 * MINUTE, validitySeconds: DAY }),
  demo('1 hour', 10, { timeSeconds: HOUR, validitySeconds: DAY }),
  demo('1 day', 50, { validitySeconds: DAY }),
  demo('1 week', 250, { validitySeconds: 7 * DAY }),
  demo('1 month', 800, { validitySeconds: 30 * DAY, devices: 2 }),
  demo('500 MB', 30, { dataBytes: 500_000_000, validitySeconds: 7 * DAY }),
];

function demo(name: string, priceUnits: number, limits: Partial<Limits>): PlanTerms {
  const speed = { downBps: 5_000_000, upBps: 2_000_000 };
  return { ...NO_LIMITS, ...speed, name, priceCents: priceUnits * 100, ...limits };
}

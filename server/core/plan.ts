import { isWholeUnits, MAX_PRICE_CENTS } from './money.ts';

/** What a plan sells. A voucher keeps a copy: a changed plan never touches what was sold. */
export interface Limits {
  /** Time of use; null = unlimited. */
  timeSeconds: number | null;
  /** From first use; null = unlimited. */
  validitySeconds: number | null;
  dataBytes: number | null;
  downBps: number | null;
  upBps: number | null;
  /** How many devices may be online at once. */
  devices: number;
}

/** The fields of `Limits`, for what copies or stores them all. */
export const LIMIT_FIELDS = [
  'timeSeconds',
  'validitySeconds',
  'dataBytes',
  'downBps',
  'upBps',
  'devices',
] as const satisfies readonly (keyof Limits)[];

/** The limits alone, of anything that carries them. */
export function limitsOf(carrier: Limits): Limits {
  const { timeSeconds, validitySeconds, dataBytes, downBps, upBps, devices } = carrier;
  return { timeSeconds, validitySeconds, dataBytes, downBps, upBps, devices };
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

/** Ten years: longer than any plan, short enough to stay in 32 bits of seconds. */
export const MAX_LIMIT_SECONDS = 315_360_000;

/** Why these terms cannot be sold, by field; an empty object when they can. */
export function planProblems(terms: PlanTerms): Record<string, string> {
  const problems: Record<string, string> = {};
  const name = terms.name.trim();
  if (name.length < 1 || name.length > 40) problems.name = 'A name of 1 to 40 characters.';
  if (!isWholeUnits(terms.priceCents) || terms.priceCents <= 0) {
    problems.priceCents = 'The price must be a whole number of shillings, 1 or more.';
  } else if (terms.priceCents > MAX_PRICE_CENTS) {
    problems.priceCents = 'M-Pesa takes at most 250,000 at once.';
  }
  const seconds = { timeSeconds: terms.timeSeconds, validitySeconds: terms.validitySeconds };
  for (const [field, value] of Object.entries(seconds)) {
    if (value !== null && !inRange(value, 60, MAX_LIMIT_SECONDS)) {
      problems[field] = 'Between 1 minute and 10 years, or empty for unlimited.';
    }
  }
  if (terms.dataBytes !== null && !inRange(terms.dataBytes, 1_000, 1e15)) {
    problems.dataBytes = 'Between 1 KB and 1,000 TB, or empty for unlimited.';
  }
  for (const field of ['downBps', 'upBps'] as const) {
    const value = terms[field];
    if (value !== null && !inRange(value, 8_000, 10_000_000_000)) {
      problems[field] = 'Between 8 kbit/s and 10 Gbit/s, or empty for unlimited.';
    }
  }
  if (!inRange(terms.devices, 1, 50)) problems.devices = 'Between 1 and 50 devices.';
  return problems;
}

function inRange(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
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
  return {
    name,
    priceCents: priceUnits * 100,
    timeSeconds: null,
    validitySeconds: null,
    dataBytes: null,
    downBps: 5_000_000,
    upBps: 2_000_000,
    devices: 1,
    ...limits,
  };
}

import { z } from 'zod';
import { FAIR_USE_PERIODS } from '../../core/fair-use.ts';
import { NO_LIMITS } from '../../core/plan.ts';

const limit = z.number().int().positive().nullable();
const whole = z.number().int();

/** Minutes after midnight in the shop's time zone. */
const minute = z.number().int().min(0).max(1439).nullable();

const burst = z.strictObject({
  downBps: whole,
  upBps: whole,
  downThresholdBps: whole,
  upThresholdBps: whole,
  averagingSeconds: whole,
  priority: limit.default(null),
  downMinimumBps: limit.default(null),
  upMinimumBps: limit.default(null),
});
const fairUse = z.strictObject({
  period: z.enum(FAIR_USE_PERIODS),
  afterBytes: limit.default(null),
  afterSeconds: limit.default(null),
  downBps: limit.default(null),
  upBps: limit.default(null),
});
const weekWindow = z.strictObject({
  days: z.array(whole).max(7),
  fromMinute: whole,
  toMinute: whole,
});
const speedWindow = weekWindow.extend({
  downBps: limit.default(null),
  upBps: limit.default(null),
});

/** The limits as the wire has them; `core/plan-problems.ts` says which of them make sense. */
const limits = {
  timeSeconds: limit,
  validitySeconds: limit,
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  dataBytes: limit,
  dataDownBytes: limit,
  dataUpBytes: limit,
  downBps: limit,
  upBps: limit,
  burst: burst.nullable(),
  devices: whole,
  idleSeconds: limit,
  fairUse: fairUse.nullable(),
  openHours: z.array(weekWindow).max(14).nullable(),
  hourSpeeds: z.array(speedWindow).max(14).nullable(),
  pause: z.strictObject({ most: whole, totalSeconds: whole }).nullable(),
  sites: z.array(z.string().max(60)).min(1).max(200).nullable(),
};

/** What was said, with the moment in ms since 1970 instead of ISO 8601. */
function said<T extends { endsAt?: string | null | undefined }>({ endsAt, ...rest }: T) {
  const endsAtMs = typeof endsAt === 'string' ? Date.parse(endsAt) : endsAt;
  const entries = Object.entries({ ...rest, endsAtMs }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Said<Omit<T, 'endsAt'> & { endsAtMs?: number | null }>;
}
type Said<T> = { [K in keyof T]: Exclude<T[K], undefined> };

const terms = z.strictObject({
  name: z.string().max(200),
  priceCents: whole,
  ...limits,
  visible: z.boolean(),
  atCounter: z.boolean(),
  reminds: z.boolean(),
  bestValue: z.boolean(),
  shownFromMinute: minute,
  shownUntilMinute: minute,
});

export const planBody = terms
  .partial()
  .required({ name: true, priceCents: true })
  .transform((body) => ({ ...NO_LIMITS, ...said(body) }));

export const planChangeBody = terms
  .extend({ position: whole.min(0).max(10_000) })
  .partial()
  .transform(said);

import { z } from 'zod';

const limit = z.number().int().positive().nullable();

/** Minutes after midnight in the shop's time zone. */
const minute = z.number().int().min(0).max(1439).nullable();

export const planBody = z.strictObject({
  name: z.string().max(200),
  priceCents: z.number().int(),
  timeSeconds: limit.default(null),
  validitySeconds: limit.default(null),
  dataBytes: limit.default(null),
  downBps: limit.default(null),
  upBps: limit.default(null),
  devices: z.number().int().default(1),
  visible: z.boolean().optional(),
  bestValue: z.boolean().default(false),
  shownFromMinute: minute.default(null),
  shownUntilMinute: minute.default(null),
});

export const planChangeBody = z
  .strictObject({
    name: z.string().max(200),
    priceCents: z.number().int(),
    timeSeconds: limit,
    validitySeconds: limit,
    dataBytes: limit,
    downBps: limit,
    upBps: limit,
    devices: z.number().int(),
    visible: z.boolean(),
    bestValue: z.boolean(),
    shownFromMinute: minute,
    shownUntilMinute: minute,
    position: z.number().int().min(0).max(10_000),
  })
  .partial();

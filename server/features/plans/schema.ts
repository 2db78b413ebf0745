import { z } from 'zod';

const limit = z.number().int().positive().nullable();

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
    position: z.number().int().min(0).max(10_000),
  })
  .partial();

import { z } from 'zod';
import { parseMac } from '../../core/mac.ts';

export const batchBody = z.strictObject({
  plan: z.string().min(1).max(200),
  count: z.number().int(),
  label: z.string().max(80).default(''),
  /** The end for all of them, whenever they were first used; absent: the plan's own. */
  endsAt: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
  /** They work at this site alone; absent: wherever the plan does. */
  siteId: z.string().max(60).nullable().optional(),
  /** By which its progress can be asked for while it is made. */
  progressId: z.uuid().optional(),
});

export const codeBody = z.strictObject({ code: z.string().max(60) });

export const searchBody = z.strictObject({
  what: z.string().max(100),
  /** What an earlier page was found as. */
  as: z.enum(['code', 'phone', 'mac', 'batch']).optional(),
  cursor: z.string().max(200).optional(),
});

/** The code beside other fields. */
export const codeFields = z.object({ code: z.string().max(60) });

export const oddsQuery = z.object({
  more: z.coerce.number().int().min(0).max(25_000).default(0),
});

export const batchQuery = z.object({
  /** Part of the label or of the plan's name. */
  find: z.string().trim().max(80).optional(),
  cursor: z.string().max(200).optional(),
});

export const voucherQuery = z.object({
  batch: z.string().max(60).optional(),
  status: z.enum(['unused', 'active', 'used', 'expired', 'revoked']).optional(),
  cursor: z.string().max(200).optional(),
});

const bps = z.number().int().min(8_000).max(10_000_000_000).nullable().default(null);
const amount = z.number().int().positive().max(1e15).nullable().default(null);

export const speedBody = z.object({
  downBps: bps,
  upBps: bps,
  /** How long; null: until it is taken away. */
  seconds: z.number().int().min(60).max(315_360_000).nullable().default(null),
  /** Back to the plan's own speed. */
  clear: z.boolean().default(false),
});

export const extendBody = z.object({
  timeSeconds: amount,
  validitySeconds: amount,
  dataBytes: amount,
});

export const planBody = z.object({ plan: z.string().min(1).max(200) });

export const deviceBody = z.object({
  code: z.string().max(60),
  mac: z
    .string()
    .max(60)
    .transform((text, context) => {
      const mac = parseMac(text);
      if (mac === null) context.addIssue({ code: 'custom', message: 'Like AA:BB:CC:DD:EE:FF.' });
      return mac ?? '';
    }),
});

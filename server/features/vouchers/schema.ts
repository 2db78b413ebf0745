import { z } from 'zod';

export const batchBody = z.strictObject({
  plan: z.string().min(1).max(200),
  count: z.number().int(),
  label: z.string().max(80).default(''),
});

export const codeBody = z.strictObject({ code: z.string().max(60) });

export const voucherQuery = z.object({
  batch: z.string().max(60).optional(),
  status: z.enum(['unused', 'active', 'used', 'expired', 'revoked']).optional(),
  cursor: z.string().max(200).optional(),
});

import { z } from 'zod';

const routerParameters = z.record(z.string().max(60), z.string().max(2000));

export const purchaseBody = z.object({
  id: z.uuid(),
  planId: z.string().min(1).max(60),
  phone: z.string().max(40),
  mac: z.string().max(60).optional(),
  ip: z.string().max(60).optional(),
  credit: z.string().min(1).max(1000).optional(),
  giftPhone: z.string().max(40).optional(),
  coupon: z.string().max(40).optional(),
  count: z.int().optional(),
  topUp: z.string().max(60).optional(),
  provider: z.string().max(30).optional(),
  router: z.union([z.string().max(200), routerParameters]).optional(),
});

/** A receipt (or the whole pasted SMS) and the phone that paid: proof of having been the payer. */
export const payerBody = z.object({
  receipt: z.string().max(1000),
  phone: z.string().max(40),
});

export const claimBody = payerBody.extend({ mac: z.string().max(60).optional() });

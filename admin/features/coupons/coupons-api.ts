import type { CouponView } from '../../../server/contract/money.ts';
import { ask, pick } from '../../api.ts';

export interface CouponInput {
  code: string;
  percent: number | null;
  offCents: number | null;
  plan: string | null;
  maxUses: number;
  expiresAt: string | null;
}

export const couponsApi = {
  list: () => pick('coupons', ask<{ coupons: CouponView[] }>('GET', '/coupons')),
  add: (input: CouponInput) =>
    pick('coupon', ask<{ coupon: CouponView }>('POST', '/coupons', input)),
  withdraw: (code: string) =>
    ask<{ withdrawn: true }>('POST', `/coupons/${encodeURIComponent(code)}/withdraw`),
  reopen: (code: string) =>
    ask<{ reopened: true }>('POST', `/coupons/${encodeURIComponent(code)}/reopen`),
};

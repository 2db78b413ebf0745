import type { Page } from '../../../server/contract/admin.ts';
import type { CouponView } from '../../../server/contract/money.ts';
import { ask, pick, withQuery } from '../../api.ts';

export interface CouponInput {
  code: string;
  percent: number | null;
  offCents: number | null;
  plan: string | null;
  maxUses: number;
  expiresAt: string | null;
}

export const couponsApi = {
  list: (query: { find?: string; cursor?: string }) =>
    ask<Page<CouponView>>('GET', withQuery('/coupons', query)),
  add: (input: CouponInput) =>
    pick('coupon', ask<{ coupon: CouponView }>('POST', '/coupons', input)),
  withdraw: (code: string) =>
    ask<{ withdrawn: true }>('POST', `/coupons/${encodeURIComponent(code)}/withdraw`),
  reopen: (code: string) =>
    ask<{ reopened: true }>('POST', `/coupons/${encodeURIComponent(code)}/reopen`),
};

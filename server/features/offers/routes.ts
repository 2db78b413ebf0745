import { z } from 'zod';
import type { CouponView } from '../../contract/money.ts';
import { isoOf } from '../../core/moment.ts';
import type { CouponRecord } from '../../ports/money-stores.ts';
import { pageOf } from '../../ports/pages.ts';
import { type AdminRoute, adminRoute } from '../../ports/route.ts';
import type { Database, Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import { addCoupon, reopenCoupon, withdrawCoupon } from './add-coupon.ts';

const couponBody = z.strictObject({
  code: z.string().max(40),
  percent: z.int().min(1).max(99).nullable().default(null),
  offCents: z.int().min(100).max(10_000_000).nullable().default(null),
  plan: z.string().min(1).max(60).nullable().default(null),
  maxUses: z.int().min(1).max(100_000),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});

const couponQuery = z.object({
  find: z.string().trim().max(40).optional(),
  cursor: z.string().max(200).optional(),
});

export function couponRoutes(deps: { database: Database; clock: Clock }): AdminRoute[] {
  const { database } = deps;
  return [
    adminRoute({
      method: 'GET',
      path: '/coupons',
      summary:
        'Coupons, the newest first, and how often each was used; find= is how the code begins.',
      access: 'coupons',
      query: couponQuery,
      async handle({ query }) {
        const found = await database.read.offers.listCoupons(query);
        const cursorOf = (coupon: CouponRecord) => ({ atMs: coupon.createdAtMs, id: coupon.code });
        const { items, nextCursor } = pageOf(found, cursorOf, (coupon) => coupon);
        const views = await Promise.all(items.map((coupon) => viewOf(database.read, coupon)));
        return { body: { items: views, nextCursor } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/coupons',
      summary: 'Makes a coupon: a percentage or an amount off one plan or all.',
      access: 'coupons',
      body: couponBody,
      async handle({ actor, body }) {
        const { expiresAt, ...terms } = body;
        const expiresAtMs = expiresAt === null ? null : Date.parse(expiresAt);
        const coupon = await database.transaction((stores) =>
          addCoupon(deps, stores, actor.name, { ...terms, expiresAtMs }),
        );
        return { status: 201, body: { coupon: await viewOf(database.read, coupon) } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/coupons/:code/withdraw',
      summary: 'Ends a coupon; purchases begun with it may still be paid.',
      access: 'coupons',
      async handle({ actor, params }) {
        await database.transaction((stores) =>
          withdrawCoupon(deps, stores, actor.name, params.code ?? ''),
        );
        return { body: { withdrawn: true } };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/coupons/:code/reopen',
      summary: 'Takes the withdrawal of a coupon back.',
      access: 'coupons',
      async handle({ actor, params }) {
        await database.transaction((stores) =>
          reopenCoupon(deps, stores, actor.name, params.code ?? ''),
        );
        return { body: { reopened: true } };
      },
    }),
  ];
}

async function viewOf(stores: Stores, coupon: CouponRecord): Promise<CouponView> {
  const { code, percent, offCents, planId, maxUses, expiresAtMs, withdrawnAtMs } = coupon;
  const plan = planId === null ? null : await stores.plans.find(planId);
  return {
    ...{ code, percent, offCents, maxUses },
    planName: plan?.name ?? null,
    uses: await stores.offers.countCouponUses(code),
    expiresAt: expiresAtMs === null ? null : isoOf(expiresAtMs),
    withdrawnAt: withdrawnAtMs === null ? null : isoOf(withdrawnAtMs),
    createdBy: coupon.createdBy,
    createdAt: isoOf(coupon.createdAtMs),
  };
}

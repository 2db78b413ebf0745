import { couponRefusal, discountedCents, parseCoupon } from '../../core/coupon.ts';
import { parsePhone } from '../../core/phone.ts';
import { type Limits, limitsOf } from '../../core/plan.ts';
import { forSeveral, MOST_DEVICES } from '../../core/several.ts';
import { topUp } from '../../core/top-up.ts';
import { AppError } from '../../ports/errors.ts';
import type { PurchaseRecord } from '../../ports/purchase-store.ts';
import type { PlanRecord, Stores, VoucherRecord } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';

/** What the customer wants beside the plan itself. */
export interface Wishes {
  giftPhone?: string;
  coupon?: string;
  count?: number;
  /** Found by the caller, who has also counted the guess. */
  onto?: VoucherRecord | null;
  credit?: string;
}

export type Order = Limits &
  Pick<PurchaseRecord, 'priceCents' | 'listPriceCents' | 'coupon' | 'giftPhone' | 'topUpVoucherId'>;

/**
 * What is sold and for how much: always by the box's own plan, in the transaction that stores it,
 * so that a coupon is not used more often than it may be.
 * @throws AppError gift_phone_invalid | count_invalid | coupon_refused | top_up_refused
 */
export async function composeOrder(
  deps: Pick<PurchaseDeps, 'clock'>,
  stores: Stores,
  plan: PlanRecord,
  wishes: Wishes,
): Promise<Order> {
  const count = wishes.count ?? 1;
  if (!Number.isInteger(count) || count < 1 || count > MOST_DEVICES) {
    const words = `For 1 to ${MOST_DEVICES} devices at once.`;
    throw new AppError(422, 'count_invalid', words, { count: words });
  }
  const nowMs = deps.clock.now();
  const limits = forSeveral(limitsOf(plan), count);
  const onto = wishes.onto ?? null;
  if (onto && topUp(onto, limits, nowMs).kind === 'refused') {
    const words =
      'This plan cannot be added to that code: what is left on it was bought on other terms. Choose the same plan, or buy a new code.';
    throw new AppError(409, 'top_up_refused', words, { topUp: words });
  }
  const fullCents = plan.priceCents * count;
  const { coupon, priceCents } = await reduced(stores, plan, fullCents, wishes, nowMs);
  return {
    ...limits,
    priceCents,
    listPriceCents: coupon === null ? null : fullCents,
    coupon,
    giftPhone: giftPhoneOf(wishes),
    topUpVoucherId: onto?.id ?? null,
  };
}

function giftPhoneOf({ giftPhone }: Wishes): string | null {
  if (giftPhone === undefined || giftPhone.trim() === '') return null;
  const phone = parsePhone(giftPhone);
  if (phone) return phone;
  const words = 'A number like 0712 345 678, or none.';
  throw new AppError(422, 'gift_phone_invalid', words, { giftPhone: words });
}

/** The same answer for a coupon that never was and one that is over: nobody finds out by trying. */
async function reduced(
  stores: Stores,
  plan: PlanRecord,
  fullCents: number,
  wishes: Wishes,
  nowMs: number,
): Promise<{ coupon: string | null; priceCents: number }> {
  if (wishes.coupon === undefined || wishes.coupon.trim() === '') {
    return { coupon: null, priceCents: fullCents };
  }
  const refused = () => {
    const words = 'This coupon is not valid for this plan, or not any more.';
    return new AppError(422, 'coupon_refused', words, { coupon: words });
  };
  const code = wishes.credit === undefined ? parseCoupon(wishes.coupon) : null;
  const coupon = code && (await stores.offers.findCoupon(code));
  if (!coupon) throw refused();
  const uses = await stores.offers.countCouponUses(coupon.code);
  if (couponRefusal(coupon, plan.id, uses, nowMs) !== null) throw refused();
  return { coupon: coupon.code, priceCents: discountedCents(fullCents, coupon) };
}

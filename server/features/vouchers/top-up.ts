import { topUp } from '../../core/top-up.ts';
import type { TopUpVoucher } from '../../ports/services.ts';
import type { Clock, Random } from '../../ports/system.ts';

/** See `TopUpVoucher`: arithmetic, voucher, top-up and audit rows in the caller's transaction. */
export function createTopUps(deps: { clock: Clock; random: Random }): TopUpVoucher {
  return async (stores, request) => {
    const { bought, voucherId, ...sold } = request;
    const before = sold.purchaseId
      ? await stores.vouchers.findTopUpByPurchase(sold.purchaseId)
      : null;
    const voucher = await stores.vouchers.find(before?.voucherId ?? voucherId);
    if (!voucher) return { kind: 'refused', reason: 'unknown' };
    if (before) return { kind: 'already', voucher };
    const nowMs = deps.clock.now();
    const result = topUp(voucher, bought, nowMs);
    if (result.kind === 'refused') return result;
    const { kind } = result;
    const { planId, planName, priceCents, purchaseId, actor } = sold;
    // A finished code becomes one of the new plan; one that runs keeps the name it was sold under.
    const plan = kind === 'renewed' ? { planId, planName } : {};
    const after = { ...voucher, ...result.entitlement, ...plan };
    await stores.vouchers.update(after);
    const record = { id: deps.random.uuid(), voucherId: voucher.id, createdAtMs: nowMs };
    await stores.vouchers.insertTopUp({ ...sold, ...record, kind });
    const detail = { kind, planId, planName, priceCents, purchaseId };
    await stores.audit.append(
      { actor, action: 'voucher.top_up', subject: voucher.id, detail },
      nowMs,
    );
    return { kind, voucher: after };
  };
}

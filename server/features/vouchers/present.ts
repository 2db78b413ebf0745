import type { VoucherDetail } from '../../contract/admin.ts';
import type { VoucherBalance } from '../../contract/portal.ts';
import { remainingOf, statusAt } from '../../core/entitlement.ts';
import { isoOf } from '../../core/moment.ts';
import type { VoucherRecord } from '../../ports/stores.ts';

/** What a voucher has left, as it is now. */
export function presentBalance(voucher: VoucherRecord, nowMs: number): VoucherBalance {
  const remaining = remainingOf(voucher);
  return {
    status: statusAt(voucher, nowMs),
    planName: voucher.planName,
    usedSeconds: voucher.usedSeconds,
    usedBytes: voucher.usedBytes,
    remainingSeconds: remaining.seconds,
    remainingBytes: remaining.bytes,
    activatedAt: isoOf(voucher.activatedAtMs),
    expiresAt: isoOf(voucher.expiresAtMs),
    downBps: voucher.downBps,
    upBps: voucher.upBps,
    devices: voucher.devices,
  };
}

export function presentDetail(
  voucher: VoucherRecord,
  code: string,
  macs: string[],
  nowMs: number,
): VoucherDetail {
  return {
    ...presentBalance(voucher, nowMs),
    id: voucher.id,
    code,
    plan: voucher.planName,
    priceCents: voucher.priceCents,
    createdAt: isoOf(voucher.createdAtMs),
    macs,
  };
}

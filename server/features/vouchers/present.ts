import type { VoucherDetail } from '../../contract/admin.ts';
import type { VoucherBalance } from '../../contract/portal.ts';
import { endOf, isPaused, remainingOf, statusAt } from '../../core/entitlement.ts';
import { openingAt } from '../../core/hours.ts';
import { isoOf } from '../../core/moment.ts';
import { speedsAt } from '../../core/speed.ts';
import type { Zone } from '../../core/zone.ts';
import type { VoucherRecord } from '../../ports/stores.ts';

/** What a voucher has left, as it is now. */
export function presentBalance(voucher: VoucherRecord, zone: Zone, nowMs: number): VoucherBalance {
  const remaining = remainingOf(voucher);
  const speeds = speedsAt(voucher, zone, nowMs);
  const opening = openingAt(voucher.openHours, zone, nowMs);
  return {
    status: statusAt(voucher, nowMs),
    planName: voucher.planName,
    usedSeconds: voucher.usedSeconds,
    usedBytes: voucher.usedBytes,
    remainingSeconds: remaining.seconds,
    remainingBytes: remaining.bytes,
    remainingDownBytes: remaining.downBytes,
    remainingUpBytes: remaining.upBytes,
    activatedAt: isoOf(voucher.activatedAtMs),
    expiresAt: isoOf(endOf(voucher)),
    downBps: speeds.downBps,
    upBps: speeds.upBps,
    isSlowed: speeds.isSlowed,
    speedUntil: isoOf(speeds.untilMs),
    opensAt: isoOf(opening.isOpen ? null : opening.opensAtMs),
    closesAt: isoOf(opening.isOpen ? opening.untilMs : null),
    pausedUntil: isPaused(voucher, nowMs) ? isoOf(voucher.pauseEndsAtMs) : null,
    pausesLeft: Math.max(0, (voucher.pause?.most ?? 0) - voucher.pauses),
    devices: voucher.devices,
  };
}

export function presentDetail(
  voucher: VoucherRecord,
  code: string,
  macs: string[],
  zone: Zone,
  nowMs: number,
): VoucherDetail {
  return {
    ...presentBalance(voucher, zone, nowMs),
    id: voucher.id,
    code,
    plan: voucher.planName,
    priceCents: voucher.priceCents,
    createdAt: isoOf(voucher.createdAtMs),
    macs,
  };
}

import { type Entitlement, endOf, isPaused, remainingOf, statusAt } from './entitlement.ts';

const HOUR_MS = 3_600_000;
/** Shorter vouchers need no reminder: the customer still knows. */
const LEAST_VALIDITY_MS = 2 * HOUR_MS;
/** One part in so many is left. */
const NEARLY_PARTS = 10;

/**
 * Which reminder an active voucher is due for: an hour before its end (a tenth of its validity when
 * that is shorter), or when nine tenths of its time or data are used.
 */
export function reminderDue(
  voucher: Entitlement,
  nowMs: number,
): 'expiring' | 'nearly_used' | null {
  if (statusAt(voucher, nowMs) !== 'active' || isPaused(voucher, nowMs)) return null;
  const { activatedAtMs } = voucher;
  const expiresAtMs = endOf(voucher);
  if (activatedAtMs !== null && expiresAtMs !== null) {
    const validityMs = expiresAtMs - activatedAtMs;
    const noticeMs = Math.min(HOUR_MS, validityMs / 10);
    if (validityMs >= LEAST_VALIDITY_MS && nowMs >= expiresAtMs - noticeMs) return 'expiring';
  }
  const left = remainingOf(voucher);
  const pairs = [
    [left.seconds, voucher.timeSeconds],
    [left.bytes, voucher.dataBytes],
    [left.downBytes, voucher.dataDownBytes],
    [left.upBytes, voucher.dataUpBytes],
  ] as const;
  const nearly = pairs.some(
    ([rest, bought]) => rest !== null && bought !== null && rest * NEARLY_PARTS <= bought,
  );
  return nearly ? 'nearly_used' : null;
}

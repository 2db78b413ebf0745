import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** Ends a voucher for good; revoking twice changes nothing. The caller cuts its live sessions. */
export async function revokeVoucher(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  voucher: VoucherRecord,
): Promise<VoucherRecord> {
  if (voucher.status === 'revoked') return voucher;
  const nowMs = deps.clock.now();
  await stores.vouchers.revoke(voucher.id, nowMs);
  await stores.audit.append(
    {
      actor,
      action: 'voucher.revoke',
      subject: voucher.id,
      detail: { statusBefore: voucher.status },
    },
    nowMs,
  );
  return { ...voucher, status: 'revoked', revokedAtMs: nowMs };
}

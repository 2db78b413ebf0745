import type { GrantRecord } from '../../ports/money-stores.ts';
import type { MintRequest } from '../../ports/services.ts';
import type { AuditEntry, Stores } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';

interface Gift {
  /** What it is worth; that nothing was paid is told by the grant. */
  voucher: Omit<MintRequest, 'batchId' | 'purchaseId'>;
  grant: Pick<GrantRecord, 'kind' | 'mac' | 'phone' | 'receipt'>;
  audit: Pick<AuditEntry, 'action' | 'detail'>;
}

/** A voucher that nobody paid for: it, the grant that says why, and the audit row, in this transaction. */
export async function giveVoucher(
  deps: Pick<PurchaseDeps, 'mint' | 'random' | 'clock'>,
  stores: Stores,
  gift: Gift,
): Promise<{ voucherId: string; code: string }> {
  const nowMs = deps.clock.now();
  const { voucher, code } = deps.mint.mint({ ...gift.voucher, batchId: null, purchaseId: null });
  await stores.vouchers.insertMany([voucher]);
  const about = { id: deps.random.uuid(), voucherId: voucher.id, createdAtMs: nowMs };
  await stores.offers.insertGrant({ ...gift.grant, ...about });
  await stores.audit.append({ ...gift.audit, actor: 'system', subject: voucher.id }, nowMs);
  return { voucherId: voucher.id, code };
}

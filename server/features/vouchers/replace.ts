import { statusAt, type VoucherStatus } from '../../core/entitlement.ts';
import { AppError } from '../../ports/errors.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import { revokeVoucher } from './revoke.ts';

/**
 * For a card that was lost or cannot be read: the old code ends, and a new one goes on with what
 * is left, in the caller's transaction. What was bought goes with it, and so does the batch of a card
 * that was sold; any other printed voucher stays with its batch until its first use. So the day's
 * cash counts it once. The caller cuts the live
 * sessions of the old one.
 * @returns the new voucher and its code in clear.
 * @throws AppError voucher_over | voucher_revoked
 */
export async function replaceVoucher(
  deps: { clock: Clock; random: Random; mint: VoucherMint },
  stores: Stores,
  actor: string,
  old: VoucherRecord,
  reason: string,
): Promise<{ voucher: VoucherRecord; code: string }> {
  refuseOver(statusAt(old, deps.clock.now()));
  const isSold = old.purchaseId !== null;
  const { voucher: fresh, code } = deps.mint.mint({ ...old, batchId: null, purchaseId: null });
  const { id, codeHash, codeCipher, codeLast, createdAtMs } = fresh;
  const voucher: VoucherRecord = {
    ...old,
    ...{ id, codeHash, codeCipher, codeLast, createdAtMs },
    batchId: old.status === 'unused' || isSold ? old.batchId : null,
  };
  const ended = await revokeVoucher(deps, stores, actor, old);
  await stores.vouchers.update(isSold ? { ...ended, purchaseId: null, batchId: null } : ended);
  await stores.vouchers.insertMany([voucher]);
  // An unsold card stays in the hands it is in; for a sold one nobody answers any more.
  if (old.status === 'unused') await stores.stock.follow(old.id, id);
  else if (isSold) await stores.stock.giveBack([old.id]);
  await followMessages(stores, old, voucher);
  const nowMs = deps.clock.now();
  const detail = { reason, from: old.id, to: id };
  for (const subject of [old.id, id]) {
    await stores.audit.append({ actor, action: 'voucher.replace', subject, detail }, nowMs);
  }
  return { voucher, code };
}

/** A message that is sent again says the code that works. */
async function followMessages(
  stores: Stores,
  old: VoucherRecord,
  fresh: VoucherRecord,
): Promise<void> {
  if (old.purchaseId === null) return;
  for (const message of await stores.messages.listByPurchase(old.purchaseId)) {
    if (message.voucherId !== old.id) continue;
    await stores.messages.update({ ...message, voucherId: fresh.id });
  }
}

function refuseOver(status: VoucherStatus): void {
  if (status === 'revoked') {
    throw new AppError(409, 'voucher_revoked', 'This code has been cancelled.');
  }
  if (status === 'used' || status === 'expired') {
    throw new AppError(409, 'voucher_over', 'Nothing is left on this code. Sell a new one.');
  }
}

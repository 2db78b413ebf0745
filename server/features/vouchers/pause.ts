import { type PauseRefusal, pausedAt, resumedAt } from '../../core/pause.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

const REFUSALS: Record<PauseRefusal, [code: string, message: string]> = {
  not_offered: ['pause_not_offered', 'This plan cannot be paused.'],
  not_active: ['pause_not_active', 'Only a code that is in use can be paused.'],
  already_paused: ['pause_already', 'This code is paused already.'],
  none_left: ['pause_none_left', 'No pause is left on this code.'],
};

/**
 * Puts a voucher aside; the caller cuts its live sessions.
 * @throws AppError pause_not_offered | pause_not_active | pause_already | pause_none_left
 */
export async function pauseVoucher(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
): Promise<VoucherRecord> {
  const voucher = await mustFind(stores, id);
  const nowMs = deps.clock.now();
  const paused = pausedAt(voucher, nowMs);
  if (!paused.ok) {
    const [code, message] = REFUSALS[paused.refusal];
    throw new AppError(409, code, message);
  }
  const after = { ...voucher, ...paused.state };
  await stores.vouchers.update(after);
  await stores.audit.append({ actor, action: 'voucher.pause', subject: id, detail: {} }, nowMs);
  return after;
}

/** Takes a voucher up again; one that does not rest stays as it is. */
export async function resumeVoucher(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
): Promise<VoucherRecord> {
  const voucher = await mustFind(stores, id);
  const nowMs = deps.clock.now();
  const state = resumedAt(voucher, nowMs);
  if (state === null) return voucher;
  const after = { ...voucher, ...state };
  await stores.vouchers.update(after);
  await stores.audit.append({ actor, action: 'voucher.resume', subject: id, detail: {} }, nowMs);
  return after;
}

async function mustFind(stores: Stores, id: string): Promise<VoucherRecord> {
  const voucher = await stores.vouchers.find(id);
  if (!voucher) throw new AppError(404, 'code_unknown', 'There is no such code.');
  return voucher;
}

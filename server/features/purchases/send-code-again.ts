import { statusAt } from '../../core/entitlement.ts';
import { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';
import { newMessage } from '../../ports/new-message.ts';
import type { Stores, VoucherRecord } from '../../ports/stores.ts';
import type { PurchaseDeps } from './deps.ts';
import { payerOf } from './payer.ts';

/** How far back a code that still works can have been bought. */
const LOOK_BACK_MS = 90 * 86_400_000;
/** At most one SMS per voucher and hour, however often and from wherever it is asked for. */
const PERIOD_MS = 3_600_000;

/** One per process, made by the composition root: SMS cost money, and each tries a number out. */
export const createResendThrottle = () => new Throttle({ limit: 5, windowMs: 600_000 });

/**
 * Whether somebody may have the code of a number sent again, said before anything is looked up, so
 * that the answer tells nothing about the number.
 * @returns the number. @throws AppError phone_invalid | too_many_resends
 */
export function checkResend(
  deps: { clock: PurchaseDeps['clock']; throttle: Throttle },
  typedPhone: string,
  clientAddress: string,
): string {
  const tooMany = () =>
    new AppError(429, 'too_many_resends', 'Too many tries. Wait ten minutes, then try again.');
  return payerOf(typedPhone, clientAddress, deps.throttle, deps.clock.now(), tooMany);
}

/** Sends the newest code of a number that still works to that number; does nothing without one. */
export async function sendCodeAgain(
  deps: Pick<PurchaseDeps, 'database' | 'clock' | 'random' | 'wakeMessages'>,
  phone: string,
): Promise<void> {
  const nowMs = deps.clock.now();
  const queued = await deps.database.transaction(async (stores) => {
    const found = await newestCode(stores, phone, nowMs);
    if (!found) return false;
    const { voucher, language } = found;
    const sms = { id: deps.random.uuid(), voucherId: voucher.id, phone, language };
    const period = String(Math.floor(nowMs / PERIOD_MS));
    return stores.messages.enqueue(
      newMessage({ ...sms, kind: 'voucher', subject: `lost:${voucher.id}`, period }, nowMs),
    );
  });
  if (queued) deps.wakeMessages();
}

async function newestCode(
  stores: Stores,
  phone: string,
  nowMs: number,
): Promise<{ voucher: VoucherRecord; language: string } | null> {
  for (const purchase of await stores.purchases.listByPhone(phone, nowMs - LOOK_BACK_MS)) {
    if (purchase.paidAtMs === null) continue;
    const voucher = await stores.vouchers.findByPurchase(purchase.id);
    if (voucher && ['unused', 'active'].includes(statusAt(voucher, nowMs))) {
      return { voucher, language: purchase.language };
    }
  }
  return null;
}

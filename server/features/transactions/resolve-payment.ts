import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/**
 * A person has dealt with money in suspense (refunded it, or given a voucher by hand) and says how.
 * @throws AppError payment_unknown | payment_not_open
 */
export async function resolvePayment(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
  note: string,
): Promise<void> {
  const payment = await stores.purchases.findPayment(id);
  if (!payment) throw new AppError(404, 'payment_unknown', 'There is no such payment.');
  if (payment.state !== 'suspense') {
    throw new AppError(409, 'payment_not_open', 'This payment needs no decision (any more).');
  }
  await stores.purchases.updatePayment({ ...payment, state: 'resolved', note });
  await stores.audit.append(
    { actor, action: 'payment.resolve', subject: id, detail: { note, receipt: payment.receipt } },
    deps.clock.now(),
  );
}

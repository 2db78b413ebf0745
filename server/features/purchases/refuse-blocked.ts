import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';

/** @throws AppError phone_blocked */
export async function refuseBlocked(stores: Stores, phone: string): Promise<void> {
  if ((await stores.customers.findBlock(phone)) === null) return;
  const words = 'This number cannot buy here at the moment. Please ask at the counter.';
  throw new AppError(403, 'phone_blocked', words);
}

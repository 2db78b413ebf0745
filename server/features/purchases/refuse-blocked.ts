import type { PhoneBlock } from '../../ports/customer-store.ts';
import { AppError } from '../../ports/errors.ts';

/** @throws AppError phone_blocked */
export function refuseBlocked(block: PhoneBlock | null): void {
  if (block === null) return;
  const words = 'This number cannot buy here at the moment. Please ask at the counter.';
  throw new AppError(403, 'phone_blocked', words);
}

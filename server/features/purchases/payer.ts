import { parsePhone } from '../../core/phone.ts';
import type { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';

/**
 * The number that somebody says has paid. Every try counts against the number and against the
 * address it comes from, since each tries a number out.
 * @param tooMany what is thrown for one try too many
 * @throws AppError phone_invalid | tooMany
 */
export function payerOf(
  typedPhone: string,
  clientAddress: string,
  throttle: Throttle,
  nowMs: number,
  tooMany: () => AppError,
): string {
  const phone = parsePhone(typedPhone);
  if (!phone) {
    throw new AppError(422, 'phone_invalid', 'Type the number that paid, like 0712 345 678.', {
      phone: 'A Safaricom number, like 0712 345 678.',
    });
  }
  const keys = [`address ${clientAddress}`, `phone ${phone}`];
  if (Math.max(...keys.map((key) => throttle.hit(key, nowMs))) > 0) throw tooMany();
  return phone;
}

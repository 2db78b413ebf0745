import type { Throttle } from '../../core/throttle.ts';
import type { PaymentGateway } from '../../ports/gateways.ts';
import type { VoucherMint, Wake } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface PurchaseDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  gateway: PaymentGateway;
  mint: VoucherMint;
  claimThrottle: Throttle;
  /** Ages in seconds at which a pending payment is queried. */
  pollSeconds: readonly number[];
  /** The callback URL of one prompt. */
  callbackUrl(callbackToken: string): string;
  /** There may be a payment to advance. */
  wakePayments: Wake;
  /** There may be a message to send. */
  wakeMessages: Wake;
}

import type { MoneyPolicy } from '../../core/money-policy.ts';
import type { Place, SiteLimit } from '../../core/site.ts';
import type { Throttle } from '../../core/throttle.ts';
import type { PaymentProviders } from '../../ports/providers.ts';
import type { TopUpVoucher, VoucherMint, Wake } from '../../ports/services.ts';
import type { Database, VoucherRecord } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface PurchaseDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  providers: PaymentProviders;
  mint: VoucherMint;
  topUp: TopUpVoucher;
  /** The voucher of a typed code; counts wrong ones as guesses. @throws AppError as redeeming does */
  findTopUp(code: string, mac: string | null, clientAddress: string): Promise<VoucherRecord>;
  /** Where the customer of these parameters is. */
  placeOf(router: Record<string, string>): Place;
  sites: { sells(plan: { sites: SiteLimit }, place: Place): boolean };
  /** ISO 4217. */
  currency(): string;
  /** What the owner has decided about money. */
  policy(): MoneyPolicy;
  claimThrottle: Throttle;
  /** Ages in seconds at which a pending payment is queried. */
  pollSeconds: readonly number[];
  /** The unguessable parts of the addresses at which payments by hand are announced. */
  handTokens: { validation: string; confirmation: string };
  /** Where the provider reports how a refund ended. */
  refundUrl(provider: string, resultToken: string): string;
  /** The callback URL of one prompt. */
  callbackUrl(provider: string, callbackToken: string): string;
  /** There may be a payment to advance. */
  wakePayments: Wake;
  /** There may be a message to send. */
  wakeMessages: Wake;
}

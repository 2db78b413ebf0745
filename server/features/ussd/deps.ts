import type { SmsLanguage } from '../../core/sms-templates.ts';
import type { Database, VoucherRecord } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** One step of a conversation, as the provider posts it. */
export interface UssdRequest {
  sessionId: string;
  /** `2547…`; the network vouches for it. */
  phone: string;
  /** All inputs so far, joined by `*`. */
  text: string;
}

export interface UssdDeps {
  database: Database;
  clock: Clock;
  /** Always the same for one conversation, and guessed by nobody. */
  purchaseIdOf(sessionId: string): string;
  businessName(): string;
  currency(): string;
  timeZone(): string;
  /** In the order of the splash. */
  plansOnSale(): Promise<{ id: string }[]>;
  /** @throws AppError when it cannot be sold now; the same id again is the same purchase. */
  buy(order: {
    id: string;
    planId: string;
    phone: string;
    language: SmsLanguage;
    /** The prompt leaves that much later. */
    delayMs: number;
  }): Promise<unknown>;
  /** The newest voucher that this phone has bought and can still use. */
  runningVoucher(phone: string): Promise<VoucherRecord | null>;
}

import type { VoucherMint } from '../../ports/services.ts';
import type { SettingReader } from '../../ports/settings.ts';
import type { SmsProviders } from '../../ports/sms.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface MessageDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  providers: SmsProviders;
  mint: VoucherMint;
  settings: SettingReader;
  /** There may be a message to send. */
  wakeMessages(): void;
}

import type { AccessAnswer, AccessQuestion, AccountingReport } from '../../ports/access.ts';
import type { OwnGateway } from '../../ports/gateway.ts';
import type { VoucherMint } from '../../ports/services.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface GatewayDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  mint: VoucherMint;
  gateway: OwnGateway;
  /** The row of the gateway in the list of routers. */
  routerId: string;
  /** The same decision that a RADIUS login gets. */
  authorize(question: AccessQuestion): AccessAnswer | Promise<AccessAnswer>;
  /** Resolves when the report is durable. */
  account(report: AccountingReport): Promise<void>;
}

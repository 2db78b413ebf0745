import type { Arguments } from './arguments.ts';
import type { Client } from './client.ts';
import { adminCommands } from './commands-admin.ts';
import { backupCommands } from './commands-backup.ts';
import { cardCommands } from './commands-cards.ts';
import { messageCommands } from './commands-messages.ts';
import { moneyCommands } from './commands-money.ts';
import { offerCommands } from './commands-offers.ts';
import { routerConfigCommands } from './commands-router-configs.ts';
import { routerCommands } from './commands-routers.ts';
import { salesCommands } from './commands-sales.ts';
import { siteCommands } from './commands-sites.ts';
import { splashCommands } from './commands-splash.ts';
import { staffCommands } from './commands-staff.ts';
import { standbyCommands } from './commands-standby.ts';
import { tokenCommands } from './commands-tokens.ts';
import { voucherCommands } from './commands-vouchers.ts';

/** What a command answers: a value for --json, and lines for a person. */
export interface Answer {
  value: unknown;
  lines: string[];
  /** 1 when the answer itself is bad news (`doctor` with something red). */
  exitStatus?: number;
}

export interface Command {
  usage: string;
  summary: string;
  options?: readonly string[];
  flags?: readonly string[];
  positionals?: readonly string[];
  run(client: Client, args: Arguments): Promise<Answer>;
}

/** By name as typed: `plan add`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...cardCommands,
  ...salesCommands,
  ...voucherCommands,
  ...messageCommands,
  ...moneyCommands,
  ...offerCommands,
  ...backupCommands,
  ...standbyCommands,
  ...splashCommands,
  ...siteCommands,
  ...adminCommands,
  ...routerCommands,
  ...routerConfigCommands,
  ...staffCommands,
  ...tokenCommands,
};

import type { Passwords } from '../../ports/passwords.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { TwoFactor } from '../../ports/two-factor.ts';
import type { Vault } from '../../ports/vault.ts';

export interface OperatorDeps {
  database: Database;
  clock: Clock;
  random: Random;
  passwords: Passwords;
  vault: Vault;
  twoFactor: TwoFactor;
}

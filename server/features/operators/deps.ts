import type { Passwords } from '../../ports/passwords.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';

export interface OperatorDeps {
  database: Database;
  clock: Clock;
  random: Random;
  passwords: Passwords;
}

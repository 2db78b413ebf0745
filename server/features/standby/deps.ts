import type { AskPeer, ChangeSource, PairFile, Replica } from '../../ports/standby.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock, Logger, Random } from '../../ports/system.ts';

export interface StandbyDeps {
  database: Database;
  clock: Clock;
  random: Random;
  log: Logger;
  pair: PairFile;
  /** Null on PostgreSQL, which has a replication of its own. */
  source: ChangeSource | null;
  replica: Replica;
  /** The key of this box, for the one that follows it. */
  masterKey(): Buffer;
  /** @throws Error when there is no answer, or not of the box with this code */
  askPeer(code: string): AskPeer;
  /**
   * No prompt and no message leaves any more; waits a few seconds for the answers to those on their way, which
   * nobody could write down any more behind the fence. @returns has them leave again
   */
  calm(): Promise<() => void>;
  /** From now on every transaction is refused; null lifts it again. */
  fence(reason: string | null): void;
  /** Waits until no transaction runs any more. */
  settled(): Promise<void>;
  /** Lays the replica down to be this box's database at the next start. */
  stage(file: string, key: Buffer, actor: string): Promise<void>;
  restart: (() => void) | null;
  adminPort(): number | null;
}

/** Why this box sells nothing now; `waiting`: it does not know whether the other one has taken over. */
export type Standing = 'open' | 'standby' | 'replaced' | 'waiting';

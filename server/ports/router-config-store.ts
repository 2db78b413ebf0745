import type { RouterShellProblem } from './router-shell.ts';

/** One configuration of a router as it was kept; the text itself is apart. */
export interface ConfigCopy {
  id: string;
  routerId: string;
  takenAtMs: number;
  /** Keyed hash of what is significant in it: tells whether another one differs. */
  digest: Buffer;
  /** Of RouterOS. */
  version: string;
  bytes: number;
}

export interface ConfigCopyRecord extends ConfigCopy {
  bodyCipher: Buffer;
}

/** How the box gets to a router's command line, and how that went last. */
export interface ConfigAccess {
  routerId: string;
  sshPort: number;
  /** `SHA256:…`; null: never met. */
  hostFingerprint: string | null;
  /** What it showed last instead; the owner has not said that this is as it should be. */
  offeredFingerprint: string | null;
  triedAtMs: number | null;
  /** When the configuration was last read, whether it had changed or not. */
  readAtMs: number | null;
  /** Null: the last try went well, or there was none. */
  problem: RouterShellProblem | null;
}

export interface RouterConfigStore {
  access(routerId: string): Promise<ConfigAccess | null>;
  saveAccess(access: ConfigAccess): Promise<void>;
  /** The newest first. */
  list(routerId: string): Promise<ConfigCopy[]>;
  find(routerId: string, id: string): Promise<ConfigCopyRecord | null>;
  insert(copy: ConfigCopyRecord): Promise<void>;
  /** Deletes all but the newest ones. */
  keepNewest(routerId: string, count: number): Promise<void>;
}

/** What the owner is told about updates of the appliance; written by what installs them, as root. */
export interface UpdateReport {
  /**
   * `writing` → `restarting` → `failing` (its trial did not succeed) → `rolled_back`, or `installed`.
   * `refused`: not signed, not newer, damaged, no room … (`code`).
   */
  state: 'writing' | 'restarting' | 'installed' | 'refused' | 'failing' | 'rolled_back';
  at: string;
  version: string | null;
  percent: number | null;
  code: string | null;
  reason: string | null;
  /** The database as it was before the update was put back. */
  databaseRestored: boolean;
}

/** The place where an update is laid down for the part of the box that may write its own disk. */
export interface UpdateInbox {
  /** What runs here; null where there is no appliance below the server. */
  running(): { version: string; sequence: number } | null;
  report(): UpdateReport | null;
  /** Bytes of the file that have arrived so far. */
  size(): number;
  /** Whether a whole file waits to be looked at. */
  isWaiting(): boolean;
  /** Adds a piece; at offset 0 a new file begins. */
  append(offset: number, piece: Uint8Array): Promise<void>;
  /** The file is whole: from now on it is not ours any more. */
  commit(): Promise<void>;
  clear(): Promise<void>;
}

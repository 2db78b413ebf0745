/** Encrypted copies of the box in a folder: its own, a USB stick, a mounted share. */
export interface Snapshot {
  name: string;
  bytes: number;
  takenAtMs: number;
}

export interface SnapshotFolder {
  /** The newest first; empty where the folder is not there (a stick that was pulled out). */
  list(): Snapshot[];
  /** Whether something can be written there now. */
  isThere(): boolean;
  remove(name: string): void;
  /** A copy of a file, whole or not at all. */
  take(file: string, name: string): void;
  pathOf(name: string): string;
}

/** What was found in a snapshot that was really restored, into a file beside. */
export interface Inspection {
  payments: number;
  vouchers: number;
  /** The ledger's rows; what they add up to is checked by their constraints. */
  ledgerRows: number;
}

export interface SnapshotMaker {
  /** The database as it is now and the key of the box, in one encrypted file. */
  make(target: string): Promise<void>;
  /** Restores it aside, checks every page and counts. @throws AppError backup_unusable */
  inspect(file: string): Promise<Inspection>;
}

/** Who put which snapshot in the place of the database; told again after the start with it. */
export interface RestoreNote {
  actor: string;
  snapshot: string;
}

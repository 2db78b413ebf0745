export interface SnapshotView {
  name: string;
  bytes: number;
  /** ISO 8601. */
  takenAt: string;
}

export interface DrillView {
  /** ISO 8601. */
  at: string;
  snapshot: string;
  found: { payments: number; vouchers: number; ledgerRows: number } | null;
  problem: string | null;
}

/** A place away from the box. */
export interface FarView {
  kind: 's3' | 'ssh';
  /** When the snapshot was taken that arrived last, ISO 8601. */
  lastCopyAt: string | null;
  everyHours: number;
  age: 'good' | 'late' | 'too_old' | 'none';
  /** Why the last try failed. */
  problem: string | null;
  sending: { name: string; sentBytes: number; totalBytes: number } | null;
}

export interface BackupsView {
  snapshots: SnapshotView[];
  second: { isThere: boolean; lastCopyAt: string | null; snapshots: SnapshotView[] } | null;
  far: FarView | null;
  /** For `authorized_keys` on the far computer; null until it was made. */
  sshPublicKey: string | null;
  drill: DrillView | null;
  /** What a backup is doing now. */
  running: 'snapshot' | 'second' | null;
  /** When somebody proved to have the recovery key on paper, ISO 8601. */
  keyProvenAt: string | null;
}

/** Where a snapshot to be restored or fetched is. */
export type SnapshotSource = 'own' | 'second' | 'far';

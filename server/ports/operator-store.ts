/** Who works here, how they prove it, and where they are logged in. */
import type { Role } from '../contract/admin.ts';

export interface OperatorRecord {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string;
  /** The shared secret of the second factor, sealed; null: none. */
  twoFactorCipher: Buffer | null;
  /** One that was shown but not confirmed yet. */
  twoFactorPendingCipher: Buffer | null;
  /** The time step of the last code that was taken: none is taken twice. */
  twoFactorLastStep: number | null;
  createdAtMs: number;
  disabledAtMs: number | null;
}

export interface OperatorSessionRecord {
  tokenHash: string;
  operatorId: string;
  clientAddress: string;
  /** What the browser calls itself: hostile text. */
  userAgent: string;
  createdAtMs: number;
  lastSeenAtMs: number;
}

export interface OperatorStore {
  insert(operator: OperatorRecord): Promise<void>;
  update(operator: OperatorRecord): Promise<void>;
  find(id: string): Promise<OperatorRecord | null>;
  findByUsername(username: string): Promise<OperatorRecord | null>;
  list(): Promise<OperatorRecord[]>;
  insertSession(session: OperatorSessionRecord): Promise<void>;
  findSession(tokenHash: string): Promise<OperatorSessionRecord | null>;
  /** The newest first. */
  listSessions(operatorId: string): Promise<OperatorSessionRecord[]>;
  touchSession(tokenHash: string, atMs: number): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  deleteSessionsBefore(createdBeforeMs: number): Promise<void>;
  /** All of them, but the one whose hash is given. */
  deleteSessionsOf(operatorId: string, keepTokenHash: string | null): Promise<void>;
  /** In place of all there are. */
  setRecoveryCodes(operatorId: string, codeHashes: readonly string[]): Promise<void>;
  /** Uses one up; false when there is no such code (any more). */
  takeRecoveryCode(operatorId: string, codeHash: string): Promise<boolean>;
  loginFailures(key: string): Promise<{ failures: number; lastFailureAtMs: number }>;
  recordLoginFailure(key: string, failures: number, atMs: number): Promise<void>;
  clearLoginFailures(key: string): Promise<void>;
}

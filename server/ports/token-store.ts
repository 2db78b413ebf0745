import type { Role } from '../core/permissions.ts';

/** A key for programs; the key itself is not kept. */
export interface TokenRecord {
  id: string;
  name: string;
  tokenHash: string;
  /** The last characters, to tell keys apart. */
  tokenLast: string;
  /** A role's permissions, or only looking. */
  scope: Role | 'read';
  /** Who made it: it never may more than they do. */
  operatorId: string;
  createdAtMs: number;
  /** Null: until it is revoked. */
  expiresAtMs: number | null;
  lastUsedAtMs: number | null;
  revokedAtMs: number | null;
}

export interface TokenStore {
  insert(token: TokenRecord): Promise<void>;
  /** The newest first. */
  list(): Promise<TokenRecord[]>;
  find(id: string): Promise<TokenRecord | null>;
  findByHash(tokenHash: string): Promise<TokenRecord | null>;
  touch(id: string, atMs: number): Promise<void>;
  revoke(id: string, atMs: number): Promise<void>;
}

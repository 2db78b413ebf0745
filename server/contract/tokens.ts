import type { Role } from './admin.ts';

/** GET /tokens → {tokens}; POST /tokens → {token, secret}; DELETE /tokens/:id. */
export interface TokenView {
  id: string;
  name: string;
  /** The last characters of the key. */
  last: string;
  scope: TokenScope;
  /** Who made it. */
  maker: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  state: 'good' | 'expired' | 'revoked';
}

/** What a role may do, but never more than the maker; or looking without changing anything. */
export type TokenScope = Role | 'read';

export interface TokenInput {
  name: string;
  scope: TokenScope;
  /** Null: until it is revoked. */
  days: number | null;
  password: string;
  code: string;
}

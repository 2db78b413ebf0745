import { createHash } from 'node:crypto';
import type { Role } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock, Random } from '../../ports/system.ts';
import type { TokenRecord } from '../../ports/token-store.ts';

/** So that a key is recognised when it turns up where it should not be. */
const PREFIX = 'mlango_';
const DAY_MS = 86_400_000;
const MOST_TOKENS = 50;

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export interface TokenWish {
  name: string;
  scope: Role | 'read';
  /** Null: until it is revoked. */
  days: number | null;
}

/**
 * Makes a key for a program. The key is answered once and kept as a hash only.
 * @throws AppError token_exists | too_many_tokens
 */
export async function createToken(
  deps: { clock: Clock; random: Random },
  stores: Stores,
  maker: { name: string; operatorId: string },
  { name, scope, days }: TokenWish,
): Promise<{ token: TokenRecord; secret: string }> {
  const nowMs = deps.clock.now();
  const live = (await stores.tokens.list()).filter(({ revokedAtMs }) => revokedAtMs === null);
  if (live.some((token) => token.name.toLowerCase() === name.toLowerCase())) {
    const words = 'There is a key of this name already. Revoke it first, or choose another name.';
    throw new AppError(409, 'token_exists', words, { name: words });
  }
  if (live.length >= MOST_TOKENS) {
    throw new AppError(409, 'too_many_tokens', `At most ${MOST_TOKENS} keys at once.`);
  }
  const secret = PREFIX + Buffer.from(deps.random.bytes(32)).toString('base64url');
  const token: TokenRecord = {
    ...{ id: deps.random.uuid(), name, scope, operatorId: maker.operatorId },
    ...{ tokenHash: hashOf(secret), tokenLast: secret.slice(-4) },
    createdAtMs: nowMs,
    expiresAtMs: days === null ? null : nowMs + days * DAY_MS,
    ...{ lastUsedAtMs: null, revokedAtMs: null },
  };
  await stores.tokens.insert(token);
  const entry = { actor: maker.name, action: 'token.create', subject: token.id };
  await stores.audit.append({ ...entry, detail: { name, scope, days } }, nowMs);
  return { token, secret };
}

/** @throws AppError token_unknown */
export async function revokeToken(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  id: string,
): Promise<void> {
  const token = await stores.tokens.find(id);
  if (!token) throw new AppError(404, 'token_unknown', 'There is no such key.');
  if (token.revokedAtMs !== null) return;
  const nowMs = deps.clock.now();
  await stores.tokens.revoke(id, nowMs);
  const entry = { actor, action: 'token.revoke', subject: id, detail: { name: token.name } };
  await stores.audit.append(entry, nowMs);
}

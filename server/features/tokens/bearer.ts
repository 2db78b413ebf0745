import { type Permission, type Role, tokenPermissions } from '../../core/permissions.ts';
import { Throttle } from '../../core/throttle.ts';
import { AppError } from '../../ports/errors.ts';
import type { Actor } from '../../ports/route.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';
import type { TokenRecord } from '../../ports/token-store.ts';
import { hashOf } from './keep-tokens.ts';

/** "Last used" is for people: a minute is exact enough, and spares the disk. */
const TOUCH_MS = 60_000;
const MINUTE_MS = 60_000;
/** Of one key, and of wrong ones from one address. */
const REQUESTS_PER_MINUTE = 300;
const MISSES_PER_MINUTE = 20;

interface Deps {
  database: Database;
  clock: Clock;
  permissions: { of(role: Role): ReadonlySet<Permission> };
}

/** Who stands behind `Authorization: Bearer …`. */
export class Bearers {
  readonly #deps: Deps;
  readonly #requests = new Throttle({ limit: REQUESTS_PER_MINUTE, windowMs: MINUTE_MS });
  readonly #misses = new Throttle({ limit: MISSES_PER_MINUTE, windowMs: MINUTE_MS });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * A key as somebody who acts: never more than its maker may do now, and nobody once it is revoked,
   * over, or its maker has left.
   * @throws AppError token_wrong | too_many_requests
   */
  async actorOf(secret: string, clientAddress: string): Promise<Actor> {
    const nowMs = this.#deps.clock.now();
    const found = await this.#living(secret);
    if (!found) {
      refuseWhen(this.#misses.hit(clientAddress, nowMs));
      throw new AppError(401, 'token_wrong', 'This key is not known, was revoked or is over.');
    }
    const { token, maker } = found;
    refuseWhen(this.#requests.hit(token.id, nowMs));
    if (nowMs - (token.lastUsedAtMs ?? 0) >= TOUCH_MS) {
      await this.#deps.database.transaction((stores) => stores.tokens.touch(token.id, nowMs));
    }
    const { permissions } = this.#deps;
    const scope = token.scope === 'read' ? 'read' : permissions.of(token.scope);
    return {
      name: `token:${token.name}`,
      operatorId: maker.id,
      permissions: tokenPermissions(scope, permissions.of(maker.role)),
      ...(token.scope === 'read' ? { readsOnly: true as const } : {}),
    };
  }

  /** Whether the key still opens anything; asking does not count as using it. */
  async lasts(secret: string): Promise<boolean> {
    return (await this.#living(secret)) !== null;
  }

  async #living(secret: string) {
    const { database, clock } = this.#deps;
    const token = await database.read.tokens.findByHash(hashOf(secret));
    if (!token || stateOf(token, clock.now()) !== 'good') return null;
    const maker = await database.read.operators.find(token.operatorId);
    return maker && maker.disabledAtMs === null ? { token, maker } : null;
  }
}

function refuseWhen(waitMs: number): void {
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new AppError(429, 'too_many_requests', `Too many requests. Wait ${seconds} seconds.`);
}

export function stateOf(token: TokenRecord, nowMs: number): 'good' | 'expired' | 'revoked' {
  if (token.revokedAtMs !== null) return 'revoked';
  return token.expiresAtMs !== null && token.expiresAtMs <= nowMs ? 'expired' : 'good';
}

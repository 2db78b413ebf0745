import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import { tokenHashOf } from './account.ts';
import { proveCode } from './confirm-identity.ts';
import type { OperatorDeps } from './deps.ts';
import { throttled } from './login-throttle.ts';

const IDLE_MS = 30 * 60_000;
const ABSOLUTE_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

/** The device somebody logs in on. */
export interface Visitor {
  clientAddress: string;
  /** What the browser calls itself. */
  userAgent: string;
}

export interface Credentials {
  username: string;
  password: string;
  /** Of the authenticator app, for those who have one; empty when it was not asked for. */
  code: string;
}

/**
 * Checks name, password and the second factor, and opens a session.
 * @returns the session token for the cookie (stored hashed only).
 * @throws AppError login_failed | code_needed | code_wrong | too_many_attempts
 */
export async function signIn(
  deps: OperatorDeps,
  { username: typedUsername, password, code }: Credentials,
  visitor: Visitor,
): Promise<{ operator: OperatorRecord; token: string }> {
  const username = typedUsername.trim().toLowerCase();
  const key = `login ${username} ${visitor.clientAddress}`;
  const operator = await throttled(
    deps,
    key,
    async () => {
      const found = await deps.database.read.operators.findByUsername(username);
      const active = found && found.disabledAtMs === null ? found : null;
      const right = await deps.passwords.verify(active?.passwordHash ?? null, password);
      return active && right ? active : null;
    },
    () => new AppError(401, 'login_failed', 'The user name or the password is wrong.'),
  );
  await proveCode(deps, operator, code, key);
  return { operator, token: await openSession(deps, operator, visitor) };
}

/** A fresh 256-bit token for an operator who has just proved who they are. */
export async function openSession(
  deps: OperatorDeps,
  operator: OperatorRecord,
  { clientAddress, userAgent }: Visitor,
): Promise<string> {
  const token = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const nowMs = deps.clock.now();
  await deps.database.transaction(async (stores) => {
    await stores.operators.deleteSessionsBefore(nowMs - ABSOLUTE_MS);
    await stores.operators.insertSession({
      tokenHash: tokenHashOf(token),
      operatorId: operator.id,
      clientAddress,
      userAgent: userAgent.slice(0, 200),
      createdAtMs: nowMs,
      lastSeenAtMs: nowMs,
    });
    await stores.audit.append(
      { actor: `operator:${operator.username}`, action: 'login', subject: operator.id, detail: {} },
      nowMs,
    );
  });
  return token;
}

/** The operator behind a session token; null when it is unknown, idle for 30 min or 12 h old. */
export async function operatorOfToken(
  deps: OperatorDeps,
  token: string,
): Promise<OperatorRecord | null> {
  const found = await lastingSession(deps, token);
  if (!found) return null;
  const nowMs = deps.clock.now();
  const { tokenHash, lastSeenAtMs } = found.session;
  if (nowMs - lastSeenAtMs >= TOUCH_MS) {
    await deps.database.transaction((stores) => stores.operators.touchSession(tokenHash, nowMs));
  }
  return found.operator;
}

/** Whether a session lasts; asking does not make it last longer. */
export async function sessionLasts(deps: OperatorDeps, token: string): Promise<boolean> {
  return (await lastingSession(deps, token)) !== null;
}

async function lastingSession(deps: OperatorDeps, token: string) {
  const nowMs = deps.clock.now();
  const { operators } = deps.database.read;
  const session = await operators.findSession(tokenHashOf(token));
  if (!session) return null;
  const fresh = nowMs - session.lastSeenAtMs < IDLE_MS && nowMs - session.createdAtMs < ABSOLUTE_MS;
  if (!fresh) return null;
  const operator = await operators.find(session.operatorId);
  return operator && operator.disabledAtMs === null ? { session, operator } : null;
}

export async function signOut(deps: OperatorDeps, token: string): Promise<void> {
  await deps.database.transaction((stores) => stores.operators.deleteSession(tokenHashOf(token)));
}

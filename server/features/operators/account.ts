import { createHash } from 'node:crypto';
import type { OperatorSessionView } from '../../contract/staff.ts';
import { isoOf } from '../../core/moment.ts';
import { passwordProblem } from '../../core/password-rules.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { OperatorDeps } from './deps.ts';

export const tokenHashOf = (token: string) => createHash('sha256').update(token).digest('hex');
/** Enough of a hash to name a session, too little to be one. */
const NAME_CHARACTERS = 16;

/**
 * Gives an operator a new password and ends every other session.
 * @param keepToken the session of whoever does it, when it is their own
 * @throws AppError password_weak
 */
export async function setPassword(
  deps: OperatorDeps,
  actor: string,
  operator: OperatorRecord,
  password: string,
  keepToken: string | null,
): Promise<void> {
  const problem = passwordProblem(password, operator.username);
  if (problem) throw new AppError(422, 'password_weak', problem, { password: problem });
  const passwordHash = await deps.passwords.hash(password);
  await deps.database.transaction(async (stores) => {
    const latest = await stores.operators.find(operator.id);
    if (!latest) return;
    await stores.operators.update({ ...latest, passwordHash });
    await stores.operators.deleteSessionsOf(latest.id, keepToken && tokenHashOf(keepToken));
    await stores.audit.append(
      { actor, action: 'operator.password', subject: latest.id, detail: {} },
      deps.clock.now(),
    );
  });
}

export async function listSessions(
  stores: Stores,
  operatorId: string,
  token: string | null,
): Promise<OperatorSessionView[]> {
  const own = token && tokenHashOf(token);
  const sessions = await stores.operators.listSessions(operatorId);
  return sessions.map(({ tokenHash, clientAddress, userAgent, createdAtMs, lastSeenAtMs }) => ({
    id: tokenHash.slice(0, NAME_CHARACTERS),
    ...{ clientAddress, userAgent },
    createdAt: isoOf(createdAtMs),
    lastSeenAt: isoOf(lastSeenAtMs),
    current: tokenHash === own,
  }));
}

/** @throws AppError session_unknown */
export async function endSession(
  deps: OperatorDeps,
  actor: string,
  operatorId: string,
  sessionId: string,
): Promise<void> {
  await deps.database.transaction(async (stores) => {
    const sessions = await stores.operators.listSessions(operatorId);
    const session = sessions.find(({ tokenHash }) => tokenHash.startsWith(sessionId));
    if (!session || sessionId.length !== NAME_CHARACTERS) {
      throw new AppError(404, 'session_unknown', 'This session is over already.');
    }
    await stores.operators.deleteSession(session.tokenHash);
    await stores.audit.append(
      { actor, action: 'operator.session_end', subject: operatorId, detail: {} },
      deps.clock.now(),
    );
  });
}

import { loginWaitMs } from '../../core/password-rules.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorDeps } from './deps.ts';

/**
 * Runs a check of a secret with growing waits after failures. The count is kept per key in the
 * database, so a restart does not give an attacker new tries; the key holds the client's address,
 * so nobody can lock the owner out from elsewhere.
 * @throws AppError too_many_attempts, or what `failed` makes
 */
export async function throttled<T>(
  deps: OperatorDeps,
  key: string,
  check: () => Promise<T | null>,
  failed: () => AppError,
): Promise<T> {
  const nowMs = deps.clock.now();
  const known = await deps.database.read.operators.loginFailures(key);
  const readyAtMs = known.lastFailureAtMs + loginWaitMs(known.failures);
  if (nowMs < readyAtMs) {
    const seconds = Math.ceil((readyAtMs - nowMs) / 1000);
    throw new AppError(429, 'too_many_attempts', `Wait ${seconds} seconds, then try again.`);
  }
  const result = await check();
  await deps.database.transaction(async (stores) => {
    if (result !== null) await stores.operators.clearLoginFailures(key);
    else {
      const { failures } = await stores.operators.loginFailures(key);
      await stores.operators.recordLoginFailure(key, failures + 1, nowMs);
    }
  });
  if (result === null) throw failed();
  return result;
}

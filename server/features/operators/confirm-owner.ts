import { AppError } from '../../ports/errors.ts';
import type { Actor } from '../../ports/route.ts';
import type { OperatorDeps } from './deps.ts';
import { throttled } from './login-throttle.ts';

/**
 * Asks an operator who is logged in to prove once more who they are, before something that cannot
 * be undone. The command line on the box itself has no password: whoever runs it owns the machine.
 * @throws AppError password_wrong | too_many_attempts
 */
export async function confirmOwner(
  deps: OperatorDeps,
  actor: Actor,
  password: string,
  clientAddress: string,
): Promise<void> {
  const id = actor.operatorId;
  if (id === null) return;
  await throttled(
    deps,
    `confirm ${id} ${clientAddress}`,
    async () => {
      const operator = await deps.database.read.operators.find(id);
      const right = await deps.passwords.verify(operator?.passwordHash ?? null, password);
      return operator && right ? operator : null;
    },
    () =>
      new AppError(403, 'password_wrong', 'This is not your password.', {
        password: 'Type the password you log in with.',
      }),
  );
}

import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { OperatorDeps } from './deps.ts';
import { throttled } from './login-throttle.ts';
import { checkCode } from './two-factor.ts';

/** What somebody who is logged in proves once more before something grave. */
export interface Proof {
  password: string;
  /** Of the authenticator app, or a recovery code; empty for somebody without a second factor. */
  code: string;
}

/**
 * Asks a logged-in operator for password and code again. Failures count as those of the login.
 * @throws AppError not_logged_in | password_wrong | code_needed | code_wrong | too_many_attempts
 */
export async function confirmIdentity(
  deps: OperatorDeps,
  operatorId: string | null,
  proof: Proof,
  clientAddress: string,
): Promise<OperatorRecord> {
  const operator = operatorId ? await deps.database.read.operators.find(operatorId) : null;
  if (!operator) throw new AppError(401, 'not_logged_in', 'Log in first.');
  const key = `login ${operator.username} ${clientAddress}`;
  await throttled(
    deps,
    key,
    async () => (await deps.passwords.verify(operator.passwordHash, proof.password)) || null,
    () =>
      new AppError(403, 'password_wrong', 'The password is wrong.', {
        password: 'This is not your password.',
      }),
  );
  await proveCode(deps, operator, proof.code, key);
  return operator;
}

/** @throws AppError code_needed | code_wrong | too_many_attempts */
export async function proveCode(
  deps: OperatorDeps,
  operator: OperatorRecord,
  code: string,
  key: string,
): Promise<void> {
  if (!operator.twoFactorCipher) return;
  if (code.trim() === '') {
    throw new AppError(401, 'code_needed', 'Type the code of your authenticator app.', {
      code: 'Six digits from the app, or a recovery code.',
    });
  }
  await throttled(
    deps,
    `${key} code`,
    async () => {
      const check = await deps.database.transaction((stores) =>
        checkCode(deps, stores, operator.id, code),
      );
      return check === 'right' ? true : null;
    },
    () =>
      new AppError(401, 'code_wrong', 'The code is wrong or was used already. Wait for the next.', {
        code: 'Wait for the next code and type that one.',
      }),
  );
}

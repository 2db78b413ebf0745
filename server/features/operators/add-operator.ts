import type { Role } from '../../contract/admin.ts';
import { passwordProblem } from '../../core/password-rules.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { OperatorDeps } from './deps.ts';

export interface NewOperator {
  username: string;
  name: string;
  role: Role;
  password: string;
}

/** Checks and hashes outside the transaction (hashing takes its time). @throws AppError operator_invalid */
export async function prepareOperator(
  deps: OperatorDeps,
  input: NewOperator,
): Promise<OperatorRecord> {
  const username = input.username.trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(username)) {
    throw new AppError(422, 'operator_invalid', 'A user name has 2 to 40 letters and digits.', {
      username: 'Letters a–z, digits, dot, dash; 2 to 40 of them.',
    });
  }
  const problem = passwordProblem(input.password, username);
  if (problem) throw new AppError(422, 'password_weak', problem, { password: problem });
  return {
    id: deps.random.uuid(),
    username,
    name: input.name.trim() || username,
    role: input.role,
    passwordHash: await deps.passwords.hash(input.password),
    ...{ twoFactorCipher: null, twoFactorPendingCipher: null, twoFactorLastStep: null },
    createdAtMs: deps.clock.now(),
    disabledAtMs: null,
  };
}

/** @throws AppError operator_exists */
export async function insertOperator(
  stores: Stores,
  actor: string,
  operator: OperatorRecord,
): Promise<void> {
  if (await stores.operators.findByUsername(operator.username)) {
    throw new AppError(409, 'operator_exists', `There is already a user "${operator.username}".`, {
      username: 'Choose another one.',
    });
  }
  await stores.operators.insert(operator);
  const { username, role } = operator;
  await stores.audit.append(
    { actor, action: 'operator.add', subject: operator.id, detail: { username, role } },
    operator.createdAtMs,
  );
}

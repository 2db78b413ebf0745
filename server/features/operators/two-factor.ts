import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { OperatorDeps } from './deps.ts';

const PURPOSE = 'two factor secret';
const PENDING_PURPOSE = 'two factor secret, not confirmed';
const RECOVERY_CODES = 8;
/** No letter that is misread for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LETTERS_PER_CODE = 10;

export type CodeCheck = 'right' | 'needed' | 'wrong';

/**
 * Whether this code proves the second factor of an operator: one of the app, each of them once, or
 * a recovery code, which is used up by it. Right at once for somebody without a second factor.
 */
export async function checkCode(
  deps: OperatorDeps,
  stores: Stores,
  id: string,
  code: string,
): Promise<CodeCheck> {
  const operator = await stores.operators.find(id);
  if (!operator?.twoFactorCipher) return 'right';
  if (code.trim() === '') return 'needed';
  const secret = deps.vault.open(operator.twoFactorCipher, PURPOSE);
  const step = deps.twoFactor.stepOf(secret, code, deps.clock.now());
  if (step === null) {
    const taken = await stores.operators.takeRecoveryCode(id, hashOf(deps, code));
    return taken ? 'right' : 'wrong';
  }
  if (step <= (operator.twoFactorLastStep ?? 0)) return 'wrong';
  await stores.operators.update({ ...operator, twoFactorLastStep: step });
  return 'right';
}

/** A new secret to be shown once; nothing changes at the login before a code of it was typed. */
export async function beginTwoFactor(
  deps: OperatorDeps,
  stores: Stores,
  operator: OperatorRecord,
  issuer: string,
): Promise<{ secret: string; uri: string }> {
  if (operator.twoFactorCipher) {
    throw new AppError(409, 'two_factor_on', 'Codes are asked for already. Turn them off first.');
  }
  const secret = deps.twoFactor.newSecret();
  const twoFactorPendingCipher = deps.vault.seal(secret, PENDING_PURPOSE);
  await stores.operators.update({ ...operator, twoFactorPendingCipher });
  return { secret, uri: deps.twoFactor.uriOf(secret, operator.username, issuer) };
}

/**
 * The first code has come: from now on the login asks for one.
 * @returns recovery codes, shown once
 * @throws AppError code_wrong
 */
export async function confirmTwoFactor(
  deps: OperatorDeps,
  stores: Stores,
  operator: OperatorRecord,
  code: string,
): Promise<string[]> {
  const pending = operator.twoFactorPendingCipher;
  const secret = pending && deps.vault.open(pending, PENDING_PURPOSE);
  const step = secret ? deps.twoFactor.stepOf(secret, code, deps.clock.now()) : null;
  if (secret === null || step === null) {
    throw new AppError(
      422,
      'code_wrong',
      'This is not the code of the app now. Type the new one.',
      {
        code: 'Type the six digits the app shows now.',
      },
    );
  }
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => newCode(deps));
  await stores.operators.setRecoveryCodes(
    operator.id,
    recoveryCodes.map((one) => hashOf(deps, one)),
  );
  await stores.operators.update({
    ...operator,
    twoFactorCipher: deps.vault.seal(secret, PURPOSE),
    twoFactorPendingCipher: null,
    twoFactorLastStep: step,
  });
  await audit(deps, stores, operator, 'two_factor.on');
  return recoveryCodes;
}

export async function turnOffTwoFactor(
  deps: OperatorDeps,
  stores: Stores,
  actor: string,
  operator: OperatorRecord,
): Promise<void> {
  await stores.operators.setRecoveryCodes(operator.id, []);
  await stores.operators.update({
    ...operator,
    ...{ twoFactorCipher: null, twoFactorPendingCipher: null, twoFactorLastStep: null },
  });
  await audit(deps, stores, operator, 'two_factor.off', actor);
}

function audit(
  deps: OperatorDeps,
  stores: Stores,
  { id, username }: OperatorRecord,
  action: string,
  actor = `operator:${username}`,
): Promise<void> {
  return stores.audit.append({ actor, action, subject: id, detail: {} }, deps.clock.now());
}

function newCode({ random }: OperatorDeps): string {
  let code = '';
  while (code.length < LETTERS_PER_CODE) code += LETTERS.charAt(random.integer(LETTERS.length));
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

function hashOf({ vault }: OperatorDeps, typed: string): string {
  const code = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return vault.tag(Buffer.from(code), 'recovery code').toString('hex');
}

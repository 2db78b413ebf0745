import { timingSafeEqual } from 'node:crypto';
import type { SetupRequest } from '../../contract/admin.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { insertOperator, prepareOperator } from './add-operator.ts';
import type { OperatorDeps } from './deps.ts';
import { throttled } from './login-throttle.ts';

export interface SetupDeps extends OperatorDeps {
  /** The one-time PIN of this start. */
  setupPin: string;
  saveBusiness(stores: Stores, request: SetupRequest): Promise<void>;
  addDemoPlans(stores: Stores, actor: string): Promise<void>;
  /** Reads the new settings. */
  afterSetup(): Promise<void>;
}

export async function setupNeeded(stores: Stores): Promise<boolean> {
  return (await stores.operators.list()).length === 0;
}

/**
 * First run: whoever knows the PIN from the log (or sits at the box) becomes the owner, once.
 * @param trusted true for the command line on the box itself, which needs no PIN.
 * @throws AppError setup_done | pin_wrong | too_many_attempts | operator_invalid | password_weak
 */
export async function setUp(
  deps: SetupDeps,
  request: SetupRequest,
  clientAddress: string,
  trusted: boolean,
): Promise<OperatorRecord> {
  const done = new AppError(409, 'setup_done', 'This box has an owner already. Log in instead.');
  if (!(await setupNeeded(deps.database.read))) throw done;
  if (!trusted) {
    await throttled(
      deps,
      `setup ${clientAddress}`,
      async () => (samePin(deps.setupPin, request.pin) ? true : null),
      () =>
        new AppError(
          403,
          'pin_wrong',
          'The setup PIN is wrong. It stands on the screen of the box, or in its log.',
          {
            pin: 'On the screen of the box, or in its log.',
          },
        ),
    );
  }
  const { ownerName: name, username, password } = request;
  const owner = await prepareOperator(deps, { username, name, password, role: 'owner' });
  await deps.database.transaction(async (stores) => {
    if (!(await setupNeeded(stores))) throw done;
    await insertOperator(stores, 'setup', owner);
    await deps.saveBusiness(stores, request);
    if (request.demoPlans) await deps.addDemoPlans(stores, 'setup');
  });
  await deps.afterSetup();
  return owner;
}

function samePin(expected: string, typed: string): boolean {
  const a = Buffer.from(expected.padEnd(32).slice(0, 32));
  const b = Buffer.from(typed.trim().padEnd(32).slice(0, 32));
  return a.length === b.length && timingSafeEqual(a, b);
}

import type { Role } from '../../contract/admin.ts';
import { AppError } from '../../ports/errors.ts';
import type { OperatorRecord } from '../../ports/operator-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { OperatorDeps } from './deps.ts';

export interface OperatorChange {
  name?: string | undefined;
  role?: Role | undefined;
  /** Somebody who left: cannot log in, and stays in the books. */
  disabled?: boolean | undefined;
}

/** @throws AppError operator_unknown | last_owner */
export async function changeOperator(
  deps: OperatorDeps,
  stores: Stores,
  actor: string,
  id: string,
  change: OperatorChange,
): Promise<OperatorRecord> {
  const known = await mustFind(stores, id);
  const nowMs = deps.clock.now();
  const disabledAtMs =
    change.disabled === undefined
      ? known.disabledAtMs
      : change.disabled
        ? (known.disabledAtMs ?? nowMs)
        : null;
  const changed: OperatorRecord = {
    ...known,
    name: change.name?.trim() || known.name,
    role: change.role ?? known.role,
    disabledAtMs,
  };
  await refuseWithoutOwner(stores, changed);
  await stores.operators.update(changed);
  // Whoever may do less, or nothing, has to come in anew.
  if (changed.role !== known.role || changed.disabledAtMs !== null) {
    await stores.operators.deleteSessionsOf(id, null);
  }
  await stores.audit.append(
    { actor, action: 'operator.change', subject: id, detail: { ...change } },
    nowMs,
  );
  return changed;
}

/** @throws AppError operator_unknown */
export async function mustFind(stores: Stores, id: string): Promise<OperatorRecord> {
  const operator = await stores.operators.find(id);
  if (!operator) throw new AppError(404, 'operator_unknown', 'There is nobody with this name.');
  return operator;
}

async function refuseWithoutOwner(stores: Stores, changed: OperatorRecord): Promise<void> {
  const staff = await stores.operators.list();
  const after = staff.map((one) => (one.id === changed.id ? changed : one));
  if (after.some(({ role, disabledAtMs }) => role === 'owner' && disabledAtMs === null)) return;
  throw new AppError(409, 'last_owner', 'The box needs an owner. Make somebody else owner first.');
}

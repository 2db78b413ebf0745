import { changeTo, type Permission, type Role } from '../../core/permissions.ts';
import { AppError } from '../../ports/errors.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/**
 * Gives a role exactly these permissions from the next request on.
 * @throws AppError permissions_fixed | permission_beyond (with fields)
 */
export async function changePermissions(
  deps: { clock: Clock },
  stores: Stores,
  actor: string,
  role: Role,
  wanted: readonly Permission[],
): Promise<void> {
  if (role === 'owner') {
    throw new AppError(409, 'permissions_fixed', 'An owner may do everything, always.');
  }
  const changed = changeTo(role, wanted);
  if (!changed.ok) {
    const words = `A ${role} can never be given: ${changed.beyond.join(', ')}.`;
    throw new AppError(422, 'permission_beyond', words, { permissions: words });
  }
  const nowMs = deps.clock.now();
  await stores.permissions.put(role, changed.change, nowMs);
  const entry = { actor, action: 'operator.permissions', subject: role, detail: changed.change };
  await stores.audit.append(entry, nowMs);
}

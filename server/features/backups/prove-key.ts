import { readSymbols } from '../../core/voucher-code.ts';
import { AppError } from '../../ports/errors.ts';
import type { Database } from '../../ports/stores.ts';
import type { Clock } from '../../ports/system.ts';

/** When somebody last read groups of the recovery key from paper. */
export const KEY_PROVEN = 'box.recoveryKeyProvenAt';

/**
 * Takes two groups of the recovery key as read from paper, by their places from 1.
 * @throws AppError key_groups_wrong
 */
export async function proveKey(
  deps: { database: Database; clock: Clock; recoveryKey(): string },
  actor: string,
  typed: readonly { place: number; group: string }[],
): Promise<void> {
  const groups = deps.recoveryKey().split('-');
  const places = new Set(typed.map(({ place }) => place));
  const right = typed.every(
    ({ place, group }) =>
      groups[place - 1] !== undefined && groups[place - 1] === readSymbols(group.trim()),
  );
  if (places.size < 2 || !right) {
    const message = 'That is not what the key says. Look at the paper once more.';
    throw new AppError(422, 'key_groups_wrong', message);
  }
  const nowMs = deps.clock.now();
  await deps.database.transaction(async ({ settings, audit }) => {
    await settings.set(KEY_PROVEN, new Date(nowMs).toISOString(), nowMs);
    const entry = { actor, action: 'backup.key_proven', subject: 'backups', detail: {} };
    await audit.append(entry, nowMs);
  });
}

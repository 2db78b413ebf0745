import { applyStagedRestore } from '../adapters/backup/staged-restore.ts';
import type { Config } from '../config.ts';
import type { RestoreNote } from '../ports/backups.ts';
import type { House } from './house.ts';
import { databaseFile } from './storage.ts';

/** Puts a restored database and key in place before anything is opened. @returns what was restored */
export function finishRestore(config: Config): RestoreNote | null {
  const { dataDir, databaseUrl } = config;
  const isFile = databaseUrl !== ':memory:' && !/^postgres(ql)?:/.test(databaseUrl);
  return isFile ? applyStagedRestore(dataDir, databaseFile(config)) : null;
}

/** The restored audit log learns what happened to it; log-ins that were ended since then stay ended. */
export async function noteRestored(house: House, note: RestoreNote): Promise<void> {
  const { actor, snapshot } = note;
  const entry = { actor, action: 'backup.restored', subject: snapshot, detail: {} };
  const nowMs = house.clock.now();
  await house.database.transaction(async ({ audit, operators }) => {
    await operators.deleteSessionsBefore(nowMs + 1);
    await audit.append(entry, nowMs);
  });
  house.log.warn({ snapshot }, 'This box was restored from a snapshot');
}

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

/** The restored audit log learns what happened to it. */
export async function noteRestored(house: House, note: RestoreNote): Promise<void> {
  const { actor, snapshot } = note;
  const entry = { actor, action: 'backup.restored', subject: snapshot, detail: {} };
  await house.database.transaction(({ audit }) => audit.append(entry, house.clock.now()));
  house.log.warn({ snapshot }, 'This box was restored from a snapshot');
}

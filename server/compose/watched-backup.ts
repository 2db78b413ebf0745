import type { AlarmKind } from '../core/alarm-words.ts';
import { LAST_BACKUP } from '../features/backups/take-snapshot.ts';
import type { House } from './house.ts';

const KIND: AlarmKind = 'backup_failed';

/** Writes a backup; the owner hears of a failure, and the next good one ends the alarm. */
export async function watchedBackup(house: House, file: string): Promise<void> {
  const { database, clock, random, storage } = house;
  try {
    await storage.backup(file);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? 'the copy could not be written';
    const alarm = { id: random.uuid(), kind: KIND, subject: '', detail };
    await database.transaction((stores) => stores.alarms.raise(alarm, clock.now()));
    throw error;
  }
  await database.transaction(async (stores) => {
    const nowMs = clock.now();
    await stores.alarms.clear(KIND, '', nowMs);
    await stores.settings.set(LAST_BACKUP, new Date(nowMs).toISOString(), nowMs);
  });
}

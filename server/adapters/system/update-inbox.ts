import { existsSync, readFileSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateOutcome } from '../../contract/updates.ts';
import type { UpdateInbox } from '../../ports/updates.ts';
import { growingFile } from './growing-file.ts';

const EMPTY: Omit<UpdateOutcome, 'state' | 'at'> = {
  version: null,
  percent: null,
  code: null,
  reason: null,
  databaseRestored: false,
};

/**
 * Files between the server, which has no rights, and the root service that installs: a whole update
 * is renamed to `ready.update`, for which the service waits; it answers in `update.json`.
 * @param boxDir where the appliance keeps what it knows about itself; null = no appliance
 */
export function updateInbox(dataDir: string, boxDir: string | null): UpdateInbox {
  const folder = () => join(dataDir, 'updates');
  const arriving = () => growingFile(join(folder(), 'arriving.part'));
  const ready = () => join(folder(), 'ready.update');
  const read = <T>(name: string): T | null => {
    if (boxDir === null) return null;
    try {
      return JSON.parse(readFileSync(join(boxDir, name), 'utf8')) as T;
    } catch {
      return null;
    }
  };
  return {
    running: () => read('running.json'),
    report() {
      const report = read<UpdateOutcome>('update.json');
      return report && { ...EMPTY, ...report };
    },
    size: () => arriving().size(),
    isWaiting: () => existsSync(ready()),
    append: (offset, piece) => arriving().append(offset, piece),
    async commit() {
      const file = await open(arriving().path, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      renameSync(arriving().path, ready());
    },
    async clear() {
      arriving().clear();
    },
  };
}

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateOutcome } from '../../contract/updates.ts';
import type { UpdateInbox } from '../../ports/updates.ts';

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
  const arriving = () => join(folder(), 'arriving.part');
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
    size: () => statSync(arriving(), { throwIfNoEntry: false })?.size ?? 0,
    isWaiting: () => existsSync(ready()),
    async append(offset, piece) {
      mkdirSync(folder(), { recursive: true, mode: 0o700 });
      const file = await open(arriving(), offset === 0 ? 'w' : 'r+', 0o600);
      try {
        await file.write(piece, 0, piece.length, offset);
      } finally {
        await file.close();
      }
    },
    async commit() {
      const file = await open(arriving(), 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      renameSync(arriving(), ready());
    },
    async clear() {
      rmSync(arriving(), { force: true });
    },
  };
}

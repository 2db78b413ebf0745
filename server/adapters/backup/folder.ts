import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SnapshotFolder } from '../../ports/backups.ts';
import { renameDurably } from '../system/durable-files.ts';

/** `mlango-2026-11-28T04-00-00Z.backup`: the name tells when, whatever copying did to the file's time. */
const NAME = /^mlango-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

export function snapshotName(takenAtMs: number): string {
  const [moment = ''] = new Date(takenAtMs).toISOString().split('.');
  return `mlango-${moment.replaceAll(':', '-')}Z.backup`;
}

/** @param make whether the folder itself may be made; a stick's mount point must not be */
export function snapshotFolder(path: string, make: boolean): SnapshotFolder {
  const isThere = () => {
    try {
      if (make && !existsSync(path)) mkdirSync(path, { mode: 0o700 });
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('not the name of a snapshot');
    return join(path, name);
  };
  return {
    isThere,
    pathOf,
    list() {
      if (!isThere()) return [];
      return readdirSync(path)
        .flatMap((name) => {
          const [, day, hour, minute, second] = NAME.exec(name) ?? [];
          if (!day) return [];
          const takenAtMs = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
          return [{ name, bytes: statSync(join(path, name)).size, takenAtMs }];
        })
        .sort((a, b) => b.takenAtMs - a.takenAtMs);
    },
    remove: (name) => rmSync(pathOf(name), { force: true }),
    take(file, name) {
      const target = pathOf(name);
      const partial = `${target}.partial`;
      try {
        copyFileSync(file, partial);
        renameDurably(partial, target);
      } catch (error) {
        // Nobody would ever count it as a snapshot, so nobody would remove it from a full stick.
        rmSync(partial, { force: true });
        throw error;
      }
    },
  };
}

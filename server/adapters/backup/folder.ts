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
import { momentOf, refuseOtherNames, snapshotsAmong } from './snapshot-name.ts';

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
    refuseOtherNames(name);
    return join(path, name);
  };
  return {
    isThere,
    pathOf,
    list() {
      if (!isThere()) return [];
      const names = readdirSync(path).filter((name) => momentOf(name) !== null);
      return snapshotsAmong(
        names.map((name) => ({ name, bytes: statSync(join(path, name)).size })),
      );
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

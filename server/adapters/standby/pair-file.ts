import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair, PairFile } from '../../ports/standby.ts';
import { writeDurably } from '../system/data-dir.ts';

/** Beside the database, because the database moves from box to box and this must not. */
export function pairFile(dataDir: string): PairFile {
  const path = join(dataDir, 'pair.json');
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as Pair;
      } catch (error) {
        // A file that cannot be read must never make a replaced box sell again.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    write: (pair) => writeDurably(path, JSON.stringify(pair)),
    remove: () => rmSync(path, { force: true }),
  };
}

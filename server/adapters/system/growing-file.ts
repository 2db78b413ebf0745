import { mkdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { GrowingFile } from '../../ports/growing-file.ts';

/** A file that arrives in pieces over bad Wi-Fi, readable by its owner only. */
export function growingFile(path: string): GrowingFile {
  return {
    path,
    size: () => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    async append(offset, piece) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
      try {
        await file.write(piece, 0, piece.length, offset);
      } finally {
        await file.close();
      }
    },
    clear: () => rmSync(path, { force: true }),
  };
}

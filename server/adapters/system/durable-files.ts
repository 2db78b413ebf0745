import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Gives a finished file its name, whatever bore it before. What is found under `target` is whole,
 * the old one or the new one, even after a power cut: a name may reach the disk before the content
 * does, so the content is synced first.
 */
export function renameDurably(finished: string, target: string): void {
  sync(finished);
  renameSync(finished, target);
  try {
    sync(dirname(target));
  } catch (error) {
    // A network share cannot sync a folder; its server decides when the name is kept.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP') throw error;
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

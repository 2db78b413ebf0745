import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isArchive, openArchive, sealArchive } from './archive.ts';

describe('an encrypted backup', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const masterKey = randomBytes(32);
  const recoveryKey = randomBytes(20);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlango-archive-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (key: Uint8Array = recoveryKey) =>
    openArchive(path('backup'), key, path('restored'));

  it.each([0, 1, 65_536, 3_000_001])('gives back %i bytes and the key', async (length) => {
    const content = Buffer.concat([Buffer.alloc(length >> 1), randomBytes(length - (length >> 1))]);
    writeFileSync(path('db'), content);
    await sealArchive(path('db'), masterKey, recoveryKey, path('backup'));
    expect(isArchive(path('backup'))).toBe(true);
    expect(isArchive(path('db'))).toBe(false);
    expect(await open()).toEqual(masterKey);
    expect(readFileSync(path('restored')).equals(content)).toBe(true);
  });

  it('shows nothing of its content', async () => {
    writeFileSync(path('db'), '254712345678 '.repeat(1_000));
    await sealArchive(path('db'), masterKey, recoveryKey, path('backup'));
    const sealed = readFileSync(path('backup'));
    expect(sealed.includes('2547')).toBe(false);
    expect(sealed.includes(masterKey)).toBe(false);
  });

  it('leaves nothing behind for a wrong key, nor when a single byte has changed', async () => {
    writeFileSync(path('db'), randomBytes(5_000));
    await sealArchive(path('db'), masterKey, recoveryKey, path('backup'));
    await expect(open(randomBytes(20))).rejects.toMatchObject({ code: 'backup_unusable' });
    const { size } = statSync(path('backup'));
    for (const at of [0, 20, 40, 60, size - 20, size - 1]) {
      const bytes = readFileSync(path('backup'));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path('changed'), bytes);
      const changed = openArchive(path('changed'), recoveryKey, path('restored'));
      await expect(changed, `byte ${at}`).rejects.toMatchObject({ code: 'backup_unusable' });
      expect(existsSync(path('restored'))).toBe(false);
    }
    writeFileSync(path('backup'), readFileSync(path('backup')).subarray(0, 1_000));
    await expect(open()).rejects.toMatchObject({ code: 'backup_unusable' });
  });
});

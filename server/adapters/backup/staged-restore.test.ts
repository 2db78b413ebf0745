import type * as fs from 'node:fs';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyStagedRestore, stageRestore } from './staged-restore.ts';

/** The power is cut at the n-th step that changes the disk. */
const power = { stepsLeft: Number.POSITIVE_INFINITY };
const step = () => {
  power.stepsLeft -= 1;
  if (power.stepsLeft < 0) throw new Error('power cut');
};

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const cut = <A extends unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      step();
      return act(...args);
    };
  };
  return {
    ...real,
    renameSync: cut(real.renameSync),
    rmSync: cut(real.rmSync),
    copyFileSync: cut(real.copyFileSync),
    writeFileSync: cut(real.writeFileSync),
  };
});

describe('a restore that is interrupted', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const database = () => path('mlango.db');
  const KEY = Buffer.alloc(32, 7);
  const state = () => `${read('mlango.db')} ${read('mlango.key')}`;
  const read = (name: string) =>
    existsSync(path(name)) ? readFileSync(path(name), 'utf8').trim() : 'none';

  beforeEach(() => {
    power.stepsLeft = Number.POSITIVE_INFINITY;
    folder = mkdtempSync(join(tmpdir(), 'mlango-restore-'));
    writeFileSync(database(), 'old');
    writeFileSync(`${database()}-wal`, 'old log');
    writeFileSync(path('mlango.key'), 'old-key');
    writeFileSync(path('backup'), 'new');
  });
  afterEach(() => {
    power.stepsLeft = Number.POSITIVE_INFINITY;
    rmSync(folder, { recursive: true });
  });

  it('leaves the old box or the new one whenever the power is cut, never a mix', () => {
    const seen = new Set<string>();
    for (let cutAt = 0; cutAt < 40; cutAt += 1) {
      power.stepsLeft = Number.POSITIVE_INFINITY;
      for (const [name, content] of [
        ['mlango.db', 'old'],
        ['mlango.db-wal', 'old log'],
        ['mlango.key', 'old-key'],
      ] as const) {
        writeFileSync(path(name), content);
      }
      power.stepsLeft = cutAt;
      try {
        stageRestore(folder, database(), path('backup'), KEY, { actor: 'a', snapshot: 's' });
        applyStagedRestore(folder, database());
      } catch (error) {
        expect(String(error)).toContain('power cut');
      }
      // It is cut once more while it makes up for it, then it has time.
      power.stepsLeft = cutAt % 5;
      try {
        applyStagedRestore(folder, database());
      } catch {
        // The next start goes on.
      }
      power.stepsLeft = Number.POSITIVE_INFINITY;
      applyStagedRestore(folder, database());
      seen.add(state());
      if (state().startsWith('new')) expect(existsSync(path('mlango.db-wal'))).toBe(false);
      else expect(read('mlango.db-wal')).toBe('old log');
    }
    expect([...seen].sort()).toEqual([`new ${KEY.toString('hex')}`, 'old old-key']);
  });

  it('keeps what was there beside it, and says what it did once', () => {
    stageRestore(folder, database(), path('backup'), KEY, { actor: 'amina', snapshot: 'x' });
    expect(state()).toBe('old old-key');
    expect(applyStagedRestore(folder, database())).toEqual({ actor: 'amina', snapshot: 'x' });
    expect(applyStagedRestore(folder, database())).toBeNull();
    expect(read('mlango.db.before-restore')).toBe('old');
    expect(read('mlango.db.before-restore-wal')).toBe('old log');
    expect(read('mlango.key.before-restore')).toBe('old-key');
  });
});

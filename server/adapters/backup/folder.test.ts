import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshotFolder } from './folder.ts';
import { snapshotName } from './snapshot-name.ts';

describe('a folder of snapshots', () => {
  let path: string;
  const name = snapshotName(Date.UTC(2026, 10, 28, 4));
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'mlango-snapshots-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));

  it('takes a copy whole, and lists nothing that is not a snapshot', () => {
    const stick = snapshotFolder(join(path, 'stick'), true);
    writeFileSync(join(path, 'made'), 'the box');
    expect(stick.isThere()).toBe(true);
    stick.take(join(path, 'made'), name);
    writeFileSync(join(path, 'stick', 'holiday.jpg'), 'sea');
    expect(stick.list()).toEqual([{ name, bytes: 7, takenAtMs: Date.UTC(2026, 10, 28, 4) }]);
  });

  it('leaves no half copy on a medium where the copy cannot be finished', () => {
    const stick = snapshotFolder(path, false);
    writeFileSync(join(path, 'made'), 'the box');
    // The name is taken by what no file can replace: the last step fails.
    mkdirSync(join(path, name, 'inside'), { recursive: true });
    expect(() => stick.take(join(path, 'made'), name)).toThrow();
    expect(readdirSync(path).sort()).toEqual(['made', name].sort());
  });
});

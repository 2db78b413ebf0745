import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningBox, until } from '../support/running-box.ts';

interface Voucher {
  status: string;
  remainingSeconds: number;
}

/** Snapshots of a real box, its second medium, and a fresh box that takes over from a piece of paper. */
describe('encrypted snapshots', () => {
  let box: RunningBox;
  let stick: string;
  let code: string;
  let recoveryKey: string;

  beforeAll(async () => {
    stick = mkdtempSync(join(tmpdir(), 'mlango-stick-'));
    box = await RunningBox.prepare();
    await box.start();
    await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
    const batch = ['voucher', 'create', '--plan', '1 hour', '--count', '3'];
    code = (await box.json<{ codes: string[] }>(...batch)).codes[0] ?? '';
    recoveryKey = (await box.json<{ recoveryKey: string }>('backup', 'recovery-key')).recoveryKey;
  });
  afterAll(async () => {
    await box?.dispose();
    rmSync(stick, { recursive: true, force: true });
  });

  const own = () => join(box.dataDir, 'backups');

  it('hold nothing that can be read, and leave nothing in clear beside them', async () => {
    const { snapshot } = await box.json<{ snapshot: { name: string } }>('backup', 'now');
    const bytes = readFileSync(join(own(), snapshot.name));
    for (const said of ['SQLite format', '1 hour', 'vouchers']) {
      expect(bytes.includes(said), said).toBe(false);
    }
    expect(readdirSync(box.dataDir).filter((name) => name.includes('work'))).toEqual([]);
  });

  it('are copied to the second medium while it is there, and say so while it is not', async () => {
    await box.json('settings', 'set', 'backup.folder', join(stick, 'mlango'));
    await box.json('backup', 'now');
    const alarms = () => box.json<{ kind: string; subject: string }[]>('alarm', 'list');
    const missing = { kind: 'backup_failed', subject: 'second medium' };
    expect(await alarms()).toEqual(expect.arrayContaining([expect.objectContaining(missing)]));
    mkdirSync(join(stick, 'mlango'));
    // Two snapshots of one second have one name: the copy of the next second is waited for.
    await until(async () => {
      await box.json('backup', 'now');
      return readdirSync(join(stick, 'mlango')).length > 0 || null;
    });
  });

  it('are really restored by the drill', async () => {
    const { drill } = await box.json<{ drill: { found: object } }>('backup', 'drill');
    expect(drill.found).toMatchObject({ vouchers: 3 });
  });

  it('make a fresh box the old one, with the recovery key alone', async () => {
    const [newest = ''] = readdirSync(join(stick, 'mlango')).sort().reverse();
    const file = join(stick, 'mlango', newest);
    const fresh = await RunningBox.prepare();
    try {
      const wrong = await fresh.cli(['restore', file, '--recovery-key', 'A'.repeat(32)]);
      expect(wrong).toMatchObject({ status: 1 });
      expect(wrong.err + wrong.out).toContain('recovery key');
      await fresh.start();
      const running = await fresh.cli(['restore', file, '--recovery-key', recoveryKey]);
      expect(running.err + running.out).toContain('stop this one first');
      await fresh.end('SIGTERM');
      const restored = await fresh.cli(['restore', file, '--recovery-key', recoveryKey]);
      expect(restored, restored.err).toMatchObject({ status: 0 });
      await fresh.start();
      // The code can be found and read: the key came along.
      expect(await fresh.json<Voucher>('voucher', 'show', code)).toMatchObject({
        ...{ status: 'unused', remainingSeconds: 3_600 },
      });
    } finally {
      await fresh.dispose();
    }
  });
});

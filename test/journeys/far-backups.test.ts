import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackupsView, SnapshotView } from '../../server/contract/backups.ts';
import { S3Simulator } from '../simulators/s3.ts';
import { RunningBox, until } from '../support/running-box.ts';
import { TestSshd } from '../support/sshd.ts';
import { runs } from '../support/tools.ts';

const KEY = { accessKey: 'AKIDEXAMPLE', secretKey: 'a/secret+key', region: 'af-south-1' };
const OWNER = { username: 'amina', password: 'a long enough secret' };

/** A real box, a storage that checks signatures, a real SSH server, and a fresh box. */
describe('copies far away', () => {
  let box: RunningBox;
  let fresh: RunningBox;
  let code: string;
  let recoveryKey: string;
  const storage = new S3Simulator('copies', KEY, () => Date.now());
  const sshd = new TestSshd();
  const folder = mkdtempSync(join(tmpdir(), 'mlango-far-'));
  let endpoint: string;

  const set = async (to: RunningBox, values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) {
      await to.json('settings', 'set', `backup.${name}`, value);
    }
  };
  const s3 = () => ({
    ...{ far: 's3', s3Endpoint: endpoint, s3Region: KEY.region, s3Bucket: 'copies' },
    ...{ s3Folder: 'shop', s3AccessKey: KEY.accessKey, s3SecretKey: KEY.secretKey },
  });
  const arrived = (at: RunningBox) =>
    until(async () => {
      const { far } = await at.json<BackupsView>('backup', 'list');
      if (far?.problem) throw new Error(far.problem);
      return far?.lastCopyAt && !far.sending ? far.lastCopyAt : null;
    });

  beforeAll(async () => {
    endpoint = await storage.start();
    [box, fresh] = [await RunningBox.prepare(), await RunningBox.prepare()];
    await box.start();
    await box.cli(['setup', '--username', OWNER.username, '--password-stdin'], OWNER.password);
    await box.json('plan', 'add', '--name', '1 hour', '--price', '20', '--time', '3600');
    const batch = ['voucher', 'create', '--plan', '1 hour', '--count', '3'];
    code = (await box.json<{ codes: string[] }>(...batch)).codes[0] ?? '';
    recoveryKey = (await box.json<{ recoveryKey: string }>('backup', 'recovery-key')).recoveryKey;
  });
  afterAll(async () => {
    await Promise.all([box?.dispose(), fresh?.dispose(), storage.close(), sshd.dispose()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('only ciphertext leaves the box, and the secret key is sealed in its database', async () => {
    await set(box, s3());
    await box.json('backup', 'now');
    await box.json('backup', 'send');
    await arrived(box);
    const [sent] = [...storage.objects.values()];
    for (const said of ['SQLite format', '1 hour', 'amina', KEY.secretKey]) {
      expect(sent?.includes(said), said).toBe(false);
    }
    const files = ['mlango.db', 'mlango.db-wal'].map((name) => join(box.dataDir, name));
    expect(files.some((file) => readFileSync(file).includes(KEY.secretKey))).toBe(false);
    const shown = await box.json<Record<string, string>>('settings', 'get');
    expect(JSON.stringify(shown)).not.toContain(KEY.secretKey);
  });

  it('make a fresh box the old one, fetched from S3 with the recovery key alone', async () => {
    await fresh.start();
    await set(fresh, s3());
    const { snapshots } = await fresh.json<{ snapshots: SnapshotView[] }>('backup', 'far');
    const file = join(folder, 'fetched');
    await fresh.json('backup', 'fetch', snapshots[0]?.name ?? '', '--to', file);
    await fresh.end('SIGTERM');
    const restored = await fresh.cli(['restore', file, '--recovery-key', recoveryKey]);
    expect(restored, restored.err).toMatchObject({ status: 0 });
    await fresh.start();
    expect(await fresh.json('voucher', 'show', code)).toMatchObject({ status: 'unused' });
  });

  it.skipIf(!runs('sshd'))('go to a computer with SSH once its key was accepted', async () => {
    mkdirSync(sshd.folder, { recursive: true });
    await sshd.start();
    const { publicKey } = await box.json<{ publicKey: string }>('backup', 'ssh-key');
    sshd.letIn(publicKey);
    await set(box, {
      ...{ far: 'ssh', sshHost: '127.0.0.1', sshPort: String(sshd.port) },
      ...{ sshUser: sshd.user, sshFolder: sshd.folder },
    });
    const first = await box.cli(['backup', 'far']);
    expect(first).toMatchObject({ status: 1 });
    expect(first.err).toContain(sshd.fingerprint);
    await set(box, { sshHostKey: sshd.fingerprint });
    await box.json('backup', 'send');
    await until(async () => {
      const { snapshots } = await box.json<{ snapshots: SnapshotView[] }>('backup', 'far');
      return snapshots.length > 0 || null;
    });
  });

  it('are put in place by the tablet: password, restart, and another day is back', async () => {
    const [later = ''] = (
      await box.json<{ codes: string[] }>('voucher', 'create', '--plan', '1 hour', '--count', '1')
    ).codes;
    await set(box, s3());
    const { snapshots } = await box.json<{ snapshots: SnapshotView[] }>('backup', 'far');
    const call = await logIn(box);
    const request = { from: 'far', name: snapshots[0]?.name };
    const refused = await call('/backups/restore', { ...request, password: 'wrong' });
    expect(refused).toMatchObject({ status: 403 });
    const done = await call('/backups/restore', { ...request, password: OWNER.password });
    expect(done).toMatchObject({ status: 202, body: { found: { vouchers: 3 } } });
    // Killed wherever it is with it: the next start finishes what was decided.
    await box.end('SIGKILL');
    await box.start();
    expect((await box.cli(['voucher', 'show', later])).status).toBe(1);
    expect(await box.json('voucher', 'show', code)).toMatchObject({ status: 'unused' });
  });

  it('are put in place from an uploaded file, without the process ending', async () => {
    const [bytes] = [...storage.objects.values()];
    const call = await logIn(box);
    const film = await call('/backups/upload?offset=0', Buffer.from('a holiday film'));
    expect(film).toMatchObject({ status: 422, body: { error: { code: 'not_a_backup' } } });
    await call('/backups/upload?offset=0', bytes?.subarray(0, 1_000) ?? Buffer.alloc(0));
    const gap = await call('/backups/upload?offset=5', Buffer.from('x'));
    expect(gap).toMatchObject({ status: 409, body: { error: { fields: { offset: '1000' } } } });
    await call('/backups/upload?offset=1000', bytes?.subarray(1_000) ?? Buffer.alloc(0));
    const wrong = { from: 'upload', password: OWNER.password, recoveryKey: 'A'.repeat(32) };
    expect(await call('/backups/restore', wrong)).toMatchObject({
      ...{ status: 422, body: { error: { code: 'backup_unusable' } } },
    });
    const right = { from: 'upload', password: OWNER.password, recoveryKey };
    expect(await call('/backups/restore', right)).toMatchObject({ status: 202 });
    const before = box.output.length;
    await until(async () => (box.output.slice(before).includes('Mlango is open') ? true : null));
    expect(await box.json('voucher', 'show', code)).toMatchObject({ status: 'unused' });
  });
});

type Answer = { status: number; body: unknown };

/** The tablet's way in: a session, then calls with it. */
async function logIn(box: RunningBox) {
  const send = async (path: string, body: object, cookie: string): Promise<Response> =>
    fetch(`${box.adminUrl}/api/v1${path}`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json',
      },
      body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
    });
  const entered = await send('/login', { ...OWNER, code: '' }, '');
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (path: string, body: object): Promise<Answer> => {
    const response = await send(path, body, cookie);
    return { status: response.status, body: await response.json() };
  };
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestSshd } from '../../../../test/support/sshd.ts';
import { runs } from '../../../../test/support/tools.ts';
import { makeSshKey, publicHalf } from '../../ssh/keys.ts';
import { snapshotName } from '../snapshot-name.ts';
import { type SshOptions, sshPlace } from './ssh-place.ts';

const NAME = snapshotName(Date.UTC(2026, 10, 28, 4));
const LATER = snapshotName(Date.UTC(2026, 10, 28, 5));
const ignore = () => undefined;

describe.skipIf(!runs('sshd'))('copies on a computer with SSH', () => {
  const sshd = new TestSshd();
  const folder = mkdtempSync(join(tmpdir(), 'mlango-ssh-'));
  const file = join(folder, 'file');
  const { privateKey, publicKey } = makeSshKey('mlango');
  const options = (more: Partial<SshOptions> = {}): SshOptions => ({
    ...{ host: '127.0.0.1', port: sshd.port, user: sshd.user, folder: sshd.folder },
    ...{ privateKey, hostFingerprint: sshd.fingerprint, ...more },
  });

  beforeAll(async () => {
    writeFileSync(file, Buffer.alloc(1_500_000, 'sealed'));
    await sshd.start();
    sshd.letIn(publicKey);
  });
  afterAll(async () => {
    await sshd.dispose();
    rmSync(folder, { recursive: true });
  });

  it('go there whole, are listed, come back as they were, and go', async () => {
    expect(publicHalf(privateKey)).toBe(publicKey.trim());
    const place = sshPlace(options());
    const seen: number[] = [];
    await place.send(file, NAME, (bytes) => seen.push(bytes));
    await place.send(file, LATER, ignore);
    // Sent once more, because the answer was lost.
    await place.send(file, NAME, ignore);
    expect(seen.at(-1)).toBe(1_500_000);
    expect(readdirSync(sshd.folder).sort()).toEqual([NAME, LATER]);
    expect(await place.list()).toMatchObject([{ name: LATER, bytes: 1_500_000 }, { name: NAME }]);
    await place.fetch(NAME, join(folder, 'back'));
    expect(readFileSync(join(folder, 'back')).equals(readFileSync(file))).toBe(true);
    await place.remove(LATER);
    expect(await place.list()).toHaveLength(1);
  });

  it('ask the owner about a computer that is met for the first time', async () => {
    const first = sshPlace(options({ hostFingerprint: '' })).list();
    await expect(first).rejects.toMatchObject({ code: 'host_new', fingerprint: sshd.fingerprint });
  });

  it('say what is wrong in words', async () => {
    const stranger = makeSshKey('other').privateKey;
    const refused = sshPlace(options({ privateKey: stranger })).list();
    await expect(refused).rejects.toMatchObject({ code: 'refused' });
    const nowhere = sshPlace(options({ folder: '/nowhere' })).send(file, NAME, ignore);
    await expect(nowhere).rejects.toMatchObject({ code: 'missing' });
    const silent = sshPlace(options({ port: 9 })).list();
    await expect(silent).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('never go to a computer that shows another key than before', async () => {
    const before = options();
    await sshd.becomeAnother();
    const asked = sshPlace(before).send(file, LATER, ignore);
    await expect(asked).rejects.toMatchObject({ code: 'host_changed' });
    expect(readdirSync(sshd.folder)).not.toContain(LATER);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyUpdate } from './apply-update.mjs';
import { boxAt, readJson, writeJson } from './box.mjs';
import { configure, environmentFile, readOrder } from './configure.mjs';
import { screenOf } from './console.mjs';
import { conclude, trialMsOf, watch } from './healthy.mjs';
import { identify, yieldToGateway } from './identity.mjs';
import { partitionIds } from './slots.mjs';
import { prepare } from './trial.mjs';
import { writeUpdate } from './update-file.mjs';

const HASH = 'a1'.repeat(32);
const pair = () => generateKeyPairSync('ed25519');
const [main, spare, stranger] = [pair(), pair(), pair()];

let root: string;
let box: ReturnType<typeof boxAt>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mlango-appliance-'));
  box = boxAt(root);
  for (const path of [box.keys, box.state, box.dataDir, join(box.esp, 'EFI/Linux')]) {
    mkdirSync(path, { recursive: true });
  }
  for (const [name, { publicKey }] of Object.entries({ main, spare })) {
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    writeFileSync(join(box.keys, `${name}.pem`), pem);
  }
  writeJson(box.release, { version: '1.0.0', sequence: 10, arch: 'amd64' });
  entry('mlango_1.0.0-10.efi', 'running');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function entry(name: string, content: string) {
  writeFileSync(join(box.esp, 'EFI/Linux', name), content);
}
const hasEntry = (name: string) => existsSync(join(box.esp, 'EFI/Linux', name));

/** A slot made of files. */
function slot() {
  const paths = { root: join(root, 'slot-root'), verity: join(root, 'slot-verity') };
  for (const path of Object.values(paths)) writeFileSync(path, '');
  const named: string[] = [];
  const name = (rootHash: string, version: string) => named.push(rootHash, version);
  return { ...paths, sizes: { root: 4_000_000, verity: 10_000 }, name, named };
}

async function update(given: object = {}, keys = [main.privateKey], rootBytes = 3_000_000) {
  const parts = { root: join(root, 'r'), verity: join(root, 'v'), kernel: join(root, 'k') };
  writeFileSync(parts.root, Buffer.alloc(rootBytes, 'root'));
  writeFileSync(parts.verity, 'verity');
  writeFileSync(parts.kernel, 'kernel');
  const path = join(root, 'new.update');
  const about = { version: '1.1.0', sequence: 11, arch: 'amd64', rootHash: HASH, ...given };
  await writeUpdate(path, about, parts, keys);
  return path;
}

const report = () => readJson(box.report);

describe('an update file', () => {
  it('goes into the idle slot, by the usual key and by the spare', async () => {
    for (const key of [main, spare]) {
      entry('mlango_0.9.0-9+0-3.efi', 'the one before');
      const idle = slot();
      await applyUpdate(box, await update({}, [key.privateKey]), () => idle);
      expect(readFileSync(idle.root)).toEqual(Buffer.alloc(3_000_000, 'root'));
      expect(readFileSync(idle.verity, 'utf8')).toBe('verity');
      expect(idle.named).toEqual([HASH, '1.1.0']);
      // What this slot held can no longer be started; what runs can.
      expect(hasEntry('mlango_0.9.0-9+0-3.efi')).toBe(false);
      expect(hasEntry('mlango_1.0.0-10.efi')).toBe(true);
      expect(readFileSync(join(box.esp, 'EFI/Linux/mlango_1.1.0-11+3.efi'), 'utf8')).toBe('kernel');
      expect(report().state).toBe('restarting');
      writeJson(box.slots, {});
    }
  });

  const refusals: [string, () => Promise<string>][] = [
    ['not_signed', () => update({}, [stranger.privateKey])],
    ['not_newer', () => update({ sequence: 10 })],
    ['not_newer', () => update({ sequence: 9, version: '9.9.9' })],
    ['not_newer', () => update({ sequence: Number.NaN })],
    ['other_machine', () => update({ arch: 'arm64' })],
    ['not_an_update', () => update({ rootHash: 'short' })],
    ['too_large', () => update({}, undefined, 5_000_000)],
    ['damaged', async () => altered(await update(), 2_000_000)],
    ['not_signed', async () => altered(await update(), 40)],
    ['damaged', async () => cut(await update())],
    ['not_an_update', async () => other(await update())],
  ];
  it.each(refusals)('is refused as %s, and nothing new can be started', async (code, make) => {
    const idle = slot();
    await expect(applyUpdate(box, await make(), () => idle)).rejects.toThrow();
    expect(report()).toMatchObject({ state: 'refused', code });
    expect(hasEntry('mlango_1.1.0-11+3.efi')).toBe(false);
    expect(hasEntry('mlango_1.0.0-10.efi')).toBe(true);
    expect(readJson(box.slots, {}).trial ?? null).toBeNull();
  });

  it('is refused below the highest that ever passed here, also after a step back', async () => {
    writeJson(box.slots, { highest: 12, trial: null });
    await expect(applyUpdate(box, await update(), slot)).rejects.toMatchObject({
      code: 'not_newer',
    });
  });

  it('waits for the trial of another to end', async () => {
    writeJson(box.slots, { highest: 0, trial: { sequence: 11, version: '1.1.0' } });
    const next = applyUpdate(box, await update({ sequence: 12 }), slot);
    await expect(next).rejects.toMatchObject({ code: 'on_trial' });
  });

  it('names its partitions by its root hash', () => {
    expect(partitionIds(`${'0'.repeat(32)}${'f'.repeat(32)}`)).toEqual({
      root: '00000000-0000-0000-0000-000000000000',
      verity: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    });
  });
});

function altered(path: string, offset: number): string {
  const content = readFileSync(path);
  content[offset] = (content[offset] ?? 0) ^ 1;
  writeFileSync(path, content);
  return path;
}
function cut(path: string): string {
  truncateSync(path, statSync(path).size - 4);
  return path;
}
function other(path: string): string {
  writeFileSync(path, 'PK\u0003\u0004 a zip file');
  return path;
}

describe('a trial', () => {
  const database = (name = 'mlango.db') => join(box.dataDir, name);
  /** The form of the database is its first word here. */
  const schemaOf = () => Number(readFileSync(database(), 'utf8').split(' ')[0]);
  const run = (sequence: number) => {
    writeJson(box.release, { version: `v${sequence}`, sequence, arch: 'amd64' });
    return prepare(box, schemaOf, 'now');
  };
  beforeEach(() => {
    writeFileSync(database(), '5 all sales');
    writeFileSync(database('mlango.db-wal'), 'the last sale');
    const from = { version: 'v10', sequence: 10 };
    writeJson(box.slots, {
      highest: 0,
      trial: { sequence: 11, version: 'v11', from, snapshot: null },
    });
  });

  it('that fails puts the database back when it had changed its form', () => {
    expect(run(11)).toBe('first_start');
    writeFileSync(database(), '6 migrated');
    rmSync(database('mlango.db-wal'));
    // A power cut in the middle of the trial takes no second snapshot.
    expect(run(11)).toBe('going_on');
    expect(conclude(box, 'the page answers nothing', () => undefined, 'now')).toBe(true);
    expect(run(10)).toBe('failed');
    expect(readFileSync(database(), 'utf8')).toBe('5 all sales');
    expect(readFileSync(database('mlango.db-wal'), 'utf8')).toBe('the last sale');
    expect(readFileSync(join(box.rollback, 'failed/mlango.db'), 'utf8')).toBe('6 migrated');
    expect(report()).toMatchObject({
      ...{ state: 'rolled_back', version: 'v11', reason: 'the page answers nothing' },
      databaseRestored: true,
    });
    expect(run(10)).toBe('none');
  });

  it('that fails leaves sales of the trial alone when the form is the same', () => {
    run(11);
    writeFileSync(database(), '5 all sales and one more');
    run(10);
    expect(readFileSync(database(), 'utf8')).toBe('5 all sales and one more');
    expect(report()).toMatchObject({ state: 'rolled_back', databaseRestored: false });
  });

  it('that never started changes nothing', () => {
    expect(run(10)).toBe('failed');
    expect(readFileSync(database(), 'utf8')).toBe('5 all sales');
    expect(readJson(box.slots).trial).toBeNull();
  });

  it('that succeeds is the floor from now on', () => {
    run(11);
    expect(conclude(box, null, () => undefined, 'now')).toBe(false);
    expect(readJson(box.slots)).toEqual({ highest: 11, trial: null });
    expect(report()).toMatchObject({ state: 'installed', version: 'v11' });
    expect(existsSync(box.rollback)).toBe(false);
    expect(run(11)).toBe('none');
  });

  it('is no reason to restart a box that runs its proven version', () => {
    writeJson(box.slots, { highest: 11, trial: null });
    const condemned: string[] = [];
    const condemn = (_esp: string, name: string) => condemned.push(name);
    expect(conclude(box, 'the database is damaged', condemn, 'now')).toBe(false);
    expect(condemned).toEqual([]);
  });

  it('asks until the answer is good or the time is over', async () => {
    const answers = ['starting', 'starting', null];
    expect(await watch(async () => answers.shift(), { trialMs: 60_000, roundMs: 1 })).toBeNull();
    expect(trialMsOf('quiet roothash=1')).toBe(180_000);
    expect(trialMsOf('quiet mlango.trial=600 ro')).toBe(600_000);
    expect(await watch(async () => 'broken', { trialMs: 5, roundMs: 1 })).toBe('broken');
  });
});

describe('a box at its first start', () => {
  it('gets a name, a PIN and a ballast, and keeps them', () => {
    const name = identify(box);
    expect(name).toMatch(/^mlango-[2-9b-z]{4}$/);
    const pin = readFileSync(box.pin, 'utf8');
    expect(pin).toMatch(/^MLANGO_SETUP_PIN=\d{8}\n$/);
    expect(statSync(box.pin).mode & 0o077).toBe(0);
    expect(statSync(box.ballast).size).toBe(64 * 2 ** 20);
    expect(identify(box)).toBe(name);
    expect(readFileSync(box.pin, 'utf8')).toBe(pin);
  });

  it('shows the PIN with a QR code until it has an owner', async () => {
    const known = { name: 'mlango-x2y3', version: '1.0.0', addresses: ['10.0.0.5'], report: null };
    const waiting = await screenOf({ ...known, pin: '12345678', waiting: true });
    expect(waiting).toContain('Setup PIN: 12345678');
    expect(waiting).toContain('http://mlango-x2y3.local:8081');
    // A lit border: readers look for a dark code on a light ground.
    expect(waiting).toMatch(/\n {0,2}█{20,}\n/);
    const owned = await screenOf({ ...known, pin: '12345678', waiting: false });
    expect(owned).not.toContain('12345678');
    const alone = await screenOf({ ...known, addresses: [], pin: '1', waiting: true });
    expect(alone).toContain('plug a cable in');
  });

  it('leaves its interfaces to the gateway when it is one', () => {
    yieldToGateway(box);
    expect(existsSync(join(root, 'run/mlango/gateway.env'))).toBe(false);
    writeJson(box.gateway, {
      wan: { interface: 'eth0', mode: 'dhcp' },
      lan: [{ interface: 'br0', address: '10.20.0.1/16', members: ['eth1', 'eth2'] }],
    });
    yieldToGateway(box);
    const network = readFileSync(
      join(root, 'run/systemd/network/10-mlango-gateway.network'),
      'utf8',
    );
    expect(network).toBe('[Match]\nName=eth0 br0 eth1 eth2\n\n[Link]\nUnmanaged=yes\n');
  });
});

describe('mlango.json on a stick', () => {
  const owner = { username: 'amina', password: 'a long enough secret' };
  const doctor = (status: string) =>
    JSON.stringify({ checks: [{ name: 'setup', status, sentence: '' }] });
  const acts = (setup: string) => {
    const did: string[] = [];
    const mlango = (args: string[], input: string) => {
      if (args[0] === 'doctor') return { status: 0, stdout: doctor(setup), stderr: '' };
      did.push(`mlango ${args.join(' ')} < ${input}`);
      return { status: 0, stdout: '', stderr: '' };
    };
    const systemctl = (...args: string[]) => did.push(args.join(' '));
    return { did, acts: { mlango, systemctl } };
  };

  it('makes an owner, with settings that take effect before', () => {
    const { did, acts: given } = acts('amber');
    const settings = { MLANGO_DARAJA_SHORTCODE: '174379', MLANGO_SIMULATE: 'never' };
    const order = readOrder(JSON.stringify({ owner, business: 'Duka', settings }));
    expect(configure(box, order, given)).toBe('The box belongs to amina now.');
    expect(readFileSync(box.settings, 'utf8')).toBe(
      "MLANGO_DARAJA_SHORTCODE='174379'\nMLANGO_SIMULATE='never'\n",
    );
    expect(did).toEqual([
      'restart mlango.service',
      'mlango setup --username amina --password-stdin --business Duka < a long enough secret',
    ]);
  });

  it('is not read by a box that has an owner', () => {
    const { did, acts: given } = acts('green');
    expect(configure(box, readOrder(JSON.stringify({ owner })), given)).toMatch(/has an owner/);
    expect(did).toEqual([]);
  });

  it.each([
    ['{', 'not valid JSON'],
    ['{}', '"owner" needs'],
    [JSON.stringify({ owner, ownre: 1 }), '"ownre" is not known'],
    [
      JSON.stringify({ owner, settings: { MLANGO_DATA_DIR: '/' } }),
      'MLANGO_DATA_DIR cannot be set',
    ],
    [JSON.stringify({ owner, settings: { LD_PRELOAD: 'x' } }), 'LD_PRELOAD cannot be set'],
    [JSON.stringify({ owner, settings: { MLANGO_PUBLIC_URL: "x'\ny" } }), 'one line'],
  ])('says what is wrong with %s', (text, words) => {
    expect(() => readOrder(text)).toThrow(words);
  });

  it('writes settings as systemd and a shell both read them', () => {
    expect(environmentFile({ A: 'b $c "d"' })).toBe(`A='b $c "d"'\n`);
  });
});

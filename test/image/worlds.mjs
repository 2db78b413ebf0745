// What the tests of the image are made from: keys, the image itself, and updates for it.
import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeUpdate } from '../../deploy/appliance/update-file.mjs';
import { stamp } from '../../deploy/image/steps/rootfs.mjs';
import { packKernel, packRoot } from '../../deploy/image/steps/slot.mjs';

const ROOT = join(import.meta.dirname, '..', '..');

/** The usual key, the spare, and one that no box trusts. */
export function makeKeys(folder) {
  const pinned = join(folder, 'keys');
  mkdirSync(pinned, { recursive: true });
  const keys = {};
  for (const name of ['main', 'spare', 'stranger']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    keys[name] = privateKey;
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    if (name !== 'stranger') writeFileSync(join(pinned, `${name}.pem`), pem);
  }
  return { pinned, keys };
}

/** Builds the image as anybody would. @returns paths, and what the build printed */
export function buildImage(folder, pinned) {
  const output = execFileSync(
    process.execPath,
    [
      ...[join(ROOT, 'deploy/image/build.mjs'), '--out', folder, '--keys', pinned],
      ...(process.env.MLANGO_TEST_IMAGE === 'tight' ? [] : ['--fast', '--no-compress']),
    ],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const name = readdirSync(folder).find((file) => file.endsWith('.img'));
  const release = JSON.parse(readFileSync(join(folder, name.replace(/img$/, 'json')), 'utf8'));
  return { image: join(folder, name), root: join(folder, 'work', 'root'), release, output };
}

/**
 * Another version of the same root.
 * @param change may alter the product in the root before it is packed; what it returns undoes that
 */
export async function makeUpdate({ folder, root, release, key, change, commandLine = '' }) {
  const undo = change?.(root);
  stamp(root, release);
  const packed = packRoot(root, join(folder, 'work', 'update'), 1_790_000_000, 1);
  packed.kernel = packKernel(root, join(folder, 'work', 'update'), packed.rootHash, commandLine);
  const path = join(folder, `${release.version}-${release.sequence}.update`);
  await writeUpdate(path, { ...release, rootHash: packed.rootHash }, packed, [
    createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })),
  ]);
  undo?.();
  return path;
}

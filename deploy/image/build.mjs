// npm run image: the appliance as a disk image and as an update file, in dist/image. By root, on Debian.

import { createPrivateKey } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { partitionIds } from '../appliance/slots.mjs';
import { writeUpdate } from '../appliance/update-file.mjs';
import { ensureBuilt, ROOT } from '../scripts/ensure.mjs';
import { ARCHITECTURES } from './packages.mjs';
import { CACHE, makeBase } from './steps/base.mjs';
import { makeDisk } from './steps/disk.mjs';
import { tryProduct } from './steps/product.mjs';
import { releaseOf } from './steps/release.mjs';
import { forgetBuildHost, layFiles, layMlango, stamp, unpackBase } from './steps/rootfs.mjs';
import { checkTools, run, Steps } from './steps/shell.mjs';
import { packKernel, packRoot } from './steps/slot.mjs';

/** Without a disk there is nothing to pack and to partition. */
const ROOT_TOOLS = ['mmdebstrap', 'systemd-sysusers'];

const USAGE = `npm run image -- [--arch amd64|arm64] [--keys FOLDER] [--sign KEY.pem] [--out FOLDER]
                 [--base-only] [--root-only] [--fast] [--no-compress] [--command-line TEXT]
  --keys   public keys (*.pem) that updates of these boxes must be signed with: the usual and the spare
  --sign   a private key: makes the update file as well
  --fast   packs less tightly, for trying things out
  --base-only  makes the Debian part, which is kept, and needs nothing of Mlango to be built
  --root-only  stops after the root file system`;

const { values } = parseArgs({
  options: {
    arch: { type: 'string', default: 'amd64' },
    out: { type: 'string', default: join(ROOT, 'dist', 'image') },
    keys: { type: 'string' },
    sign: { type: 'string' },
    'base-only': { type: 'boolean', default: false },
    'root-only': { type: 'boolean', default: false },
    fast: { type: 'boolean', default: false },
    'no-compress': { type: 'boolean', default: false },
    'command-line': { type: 'string', default: '' },
    version: { type: 'string' },
    sequence: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function build() {
  const { arch, out } = values;
  if (!(arch in ARCHITECTURES)) throw new Error(`--arch ${arch}: known are amd64 and arm64`);
  checkTools(values['base-only'] || values['root-only'] ? ROOT_TOOLS : undefined);
  if (values['base-only']) return void makeBase(arch, CACHE);
  await ensureBuilt();
  const given = { version: values.version };
  if (values.sequence) given.sequence = Number(values.sequence);
  const { release, epoch } = releaseOf(arch, given);
  const entry = `${release.version}-${release.sequence}`;
  const name = `mlango-${entry}-${arch}`;
  const work = join(out, 'work');
  const root = join(work, 'root');
  const steps = new Steps();
  console.log(`Building ${name}`);
  let base;
  await steps.step('Debian packages (kept until their list changes)', () => {
    base = makeBase(arch, CACHE);
    return statSync(base.tar).size;
  });
  await steps.step('unpack', () => unpackBase(base.tar, root));
  await steps.step('files, units, users', () => layFiles(root));
  await steps.step('product, packages, Node', () => layMlango(arch, root, CACHE, values.keys));
  console.log(`        ${tryProduct(arch, root) ?? `not tried: this machine is no ${arch}`}`);
  forgetBuildHost(root);
  stamp(root, release);
  if (values['root-only']) return finish(steps, [root]);

  const slot = join(work, 'slot');
  let packed;
  await steps.step('root: squashfs and hash tree', () => {
    packed = packRoot(root, slot, epoch, values.fast ? 3 : 15);
    return statSync(packed.root).size + statSync(packed.verity).size;
  });
  await steps.step('kernel, initrd, command line', () => {
    packed.kernel = packKernel(root, slot, packed.rootHash, values['command-line']);
    return statSync(packed.kernel).size;
  });
  const made = [];
  if (values.sign) {
    const update = join(out, `${name}.update`);
    await steps.step('signed update', async () => {
      const key = createPrivateKey(readFileSync(values.sign));
      await writeUpdate(update, { ...release, rootHash: packed.rootHash }, packed, [key]);
      return statSync(update).size;
    });
    made.push(update);
  }
  const image = join(out, `${name}.img`);
  await steps.step('disk', () => {
    const { rootType } = ARCHITECTURES[arch];
    makeDisk(root, work, packed, entry, image, rootType, partitionIds(packed.rootHash));
    return statSync(image).blocks * 512;
  });
  made.push(image);
  if (!values['no-compress']) {
    await steps.step('compress', () => {
      rmSync(`${image}.zst`, { force: true });
      run('zstd', ['-q', '-T0', '-9', '--sparse', image, '-o', `${image}.zst`]);
      return statSync(`${image}.zst`).size;
    });
    made.push(`${image}.zst`);
  }
  writeFileSync(
    join(out, `${name}.json`),
    `${JSON.stringify({ ...release, rootHash: packed.rootHash })}\n`,
  );
  return finish(steps, made);
}

function finish(steps, made) {
  for (const path of made) console.log(`        ${path}`);
  console.log(`${steps.total()} s in all`);
}

if (values.help) console.log(USAGE);
else {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

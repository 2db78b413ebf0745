// The root file system: Debian's part, our files over it, the product, and what makes it one version.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checkProduct, layNode, layProduct } from './product.mjs';
import { run } from './shell.mjs';

const IMAGE = join(import.meta.dirname, '..');
const SYSTEMD = join(IMAGE, '..', 'systemd');

/** The same on the image and on any other Debian. */
const SERVICES = ['mlango.service', 'mlango-gateway.service'];

/** Units of Debian's packages that a box has no use for, or that need a writable root. */
const MASKED = [
  ...[
    'systemd-boot-update.service',
    'systemd-firstboot.service',
    'systemd-machine-id-commit.service',
  ],
  ...['getty-static.service', 'getty.target', 'systemd-logind.service', 'systemd-pstore.service'],
  ...['dpkg-db-backup.timer', 'e2scrub_all.timer', 'e2scrub_reap.service'],
  ...['systemd-ask-password-wall.path', 'systemd-ask-password-console.path'],
  ...['systemd-networkd-wait-online.service', 'dnsmasq.service'],
];
const ENABLED = [
  ...['systemd-networkd.service', 'systemd-resolved.service', 'chrony.service', 'nftables.service'],
  'fstrim.timer',
];

/** Unpacks the Debian part. */
export function unpackBase(tar, root) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  run('tar', ['-xf', tar, '-C', root, '--numeric-owner']);
}

/** Our files, units, users. */
export function layFiles(root) {
  cpSync(join(IMAGE, 'files'), root, { recursive: true });
  const units = join(root, 'etc/systemd/system');
  for (const name of SERVICES) cpSync(join(SYSTEMD, name), join(units, name));
  cpSync(join(SYSTEMD, 'appliance'), units, { recursive: true });
  run('chown', ['-R', 'root:root', join(root, 'etc/systemd'), join(root, 'usr/lib/repart.d')]);
  for (const name of ['resolv.conf', 'hostname', 'machine-id', 'mtab']) {
    rmSync(join(root, 'etc', name), { force: true });
  }
  run('ln', ['-s', '/run/systemd/resolve/resolv.conf', join(root, 'etc/resolv.conf')]);
  run('ln', ['-s', '../proc/self/mounts', join(root, 'etc/mtab')]);
  writeFileSync(join(root, 'etc/hostname'), 'mlango\n');
  // What the owner or the gateway writes there lives on the data partition, or as long as the boot.
  run('ln', ['-s', '/var/lib/mlango-box/etc', join(root, 'etc/mlango')]);
  rmSync(join(root, 'etc/ppp/peers'), { recursive: true, force: true });
  run('ln', ['-s', '/run/ppp-peers', join(root, 'etc/ppp/peers')]);
  // Empty, not absent: the kept one is laid over it before the system starts.
  writeFileSync(join(root, 'etc/machine-id'), '');
  mkdirSync(join(root, 'efi'), { recursive: true });
  run('ln', ['-sf', '/opt/mlango/deploy/appliance/mlango', join(root, 'usr/bin/mlango')]);
  run('systemd-sysusers', [`--root=${root}`]);
  const ours = [...SERVICES, ...readdirSync(join(SYSTEMD, 'appliance'))].filter(
    (name) => /\.(service|timer|path)$/.test(name) && isInstallable(join(units, name)),
  );
  run('systemctl', [`--root=${root}`, 'enable', ...ENABLED, ...ours]);
  run('systemctl', [`--root=${root}`, 'mask', ...MASKED]);
}

function isInstallable(unit) {
  return /^\[Install\]/m.test(readFileSync(unit, 'utf8'));
}

/** The product, its Node, and the keys that updates must be signed with. */
export function layMlango(arch, root, cache, keyFolder) {
  const folder = join(root, 'opt/mlango');
  rmSync(folder, { recursive: true, force: true });
  layProduct(arch, folder);
  layNode(arch, join(folder, 'runtime'), cache);
  run('chown', ['-R', 'root:root', folder]);
  const keys = join(root, 'usr/lib/mlango/update-keys');
  rmSync(keys, { recursive: true, force: true });
  mkdirSync(keys, { recursive: true });
  if (keyFolder) {
    for (const name of readdirSync(keyFolder).filter((file) => file.endsWith('.pem'))) {
      const pem = readFileSync(join(keyFolder, name), 'utf8');
      if (!/^-----BEGIN PUBLIC KEY-----/.test(pem)) {
        throw new Error(`${name} is not a public key; private keys never go into an image`);
      }
      writeFileSync(join(keys, name), pem);
    }
  }
  return checkProduct(arch, folder);
}

/** The build host leaves no trace: no package sources, no mirror, no caches, no logs. */
export function forgetBuildHost(root) {
  for (const path of ['etc/apt', 'var/cache', 'var/log', 'var/lib/apt', 'tmp', 'root', 'run']) {
    rmSync(join(root, path), { recursive: true, force: true });
  }
  for (const path of ['tmp', 'root', 'run', 'var/log', 'var/cache'])
    mkdirSync(join(root, path), { recursive: true });
  run('chmod', ['1777', join(root, 'tmp')]);
  run('chmod', ['0700', join(root, 'root')]);
}

/** What makes this root one version: read by the box, and by the boot loader to sort its entries. */
export function stamp(root, release) {
  mkdirSync(join(root, 'usr/lib/mlango'), { recursive: true });
  writeFileSync(join(root, 'usr/lib/mlango/release.json'), `${JSON.stringify(release)}\n`);
  const path = join(root, 'usr/lib/os-release');
  const kept = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !/^(IMAGE_ID|IMAGE_VERSION|PRETTY_NAME)=/.test(line));
  const lines = [
    `PRETTY_NAME="Mlango ${release.version}"`,
    ...kept,
    'IMAGE_ID=mlango',
    `IMAGE_VERSION=${release.sequence}`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  if (!existsSync(join(root, 'etc/os-release'))) {
    run('ln', ['-s', '../usr/lib/os-release', join(root, 'etc/os-release')]);
  }
}

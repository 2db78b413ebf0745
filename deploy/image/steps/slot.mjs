// One slot: the root as squashfs, its hash tree, and a kernel that starts exactly this root.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './shell.mjs';

/** Not for the running box: tools of the build, papers, the kernel that is in the boot partition. */
const LEFT_OUT = [
  ...[
    'boot',
    'usr/lib/dracut',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
    'usr/share/info',
  ],
  ...['usr/include', 'usr/share/initramfs-tools', 'usr/lib/systemd/boot', 'var/lib/dpkg/info'],
];
const STUB = '/usr/lib/systemd/boot/efi/linuxx64.efi.stub';
/** A system that cannot start must give way to the one before: nobody stands at its keyboard. */
const COMMAND_LINE = [
  ...['root=/dev/mapper/root', 'rootfstype=squashfs', 'ro', 'systemd.gpt_auto=no'],
  ...['panic=10', 'rd.shell=0', 'rd.emergency=reboot', 'quiet', 'loglevel=4', 'fbcon=nodefer'],
  ...['console=tty0', 'console=ttyS0,115200'],
];

/**
 * @param epoch the moment that every file bears, in seconds: the same root makes the same slot
 * @param level of zstd, 1 to 22
 * @returns `{root, verity, rootHash}`
 */
export function packRoot(rootFolder, target, epoch, level = 15) {
  mkdirSync(target, { recursive: true });
  const root = join(target, 'root.squashfs');
  const verity = join(target, 'root.verity');
  for (const path of [root, verity]) rmSync(path, { force: true });
  const left = LEFT_OUT.filter((path) => existsSync(join(rootFolder, path)));
  const moment = String(epoch);
  run('mksquashfs', [
    ...[rootFolder, root, '-noappend', '-quiet', '-no-progress', '-b', '256K', '-comp', 'zstd'],
    ...['-Xcompression-level', String(level), '-all-time', moment, '-mkfs-time', moment],
    ...['-wildcards', '-e', ...left],
  ]);
  // The salt is fixed: the same root has the same hash. The id is not used.
  const salt = '6d6c616e676f'.repeat(4);
  const said = run('veritysetup', [
    ...['format', root, verity, `--salt=${salt}`, '--uuid=6d6c616e-676f-4000-8000-000000000000'],
  ]);
  const rootHash = /Root hash:\s+([0-9a-f]{64})/.exec(said)?.[1];
  if (!rootHash) throw new Error(`veritysetup gave no root hash:\n${said}`);
  return { root, verity, rootHash };
}

/**
 * Kernel, initrd and command line as one file that the firmware can start.
 * @param more words for the kernel's command line, to look into a system that does not start
 */
export function packKernel(rootFolder, target, rootHash, more = '') {
  const boot = join(rootFolder, 'boot');
  const newest = (prefix) => {
    const name = readdirSync(boot)
      .filter((file) => file.startsWith(prefix))
      .sort()
      .at(-1);
    if (!name) throw new Error(`There is no ${prefix}… in ${boot}`);
    return join(boot, name);
  };
  const stub = join(rootFolder, STUB);
  const commandLine = join(target, 'cmdline');
  writeFileSync(
    commandLine,
    `${[...COMMAND_LINE, `roothash=${rootHash}`, more].join(' ').trim()}\0`,
  );
  const kernel = join(target, 'kernel.efi');
  const sections = [
    ['.osrel', join(rootFolder, 'usr/lib/os-release')],
    ['.cmdline', commandLine],
    ['.linux', newest('vmlinuz-')],
    ['.initrd', newest('initrd.img-')],
  ];
  let address = endOf(stub);
  const args = [];
  for (const [name, path] of sections) {
    args.push(
      '--add-section',
      `${name}=${path}`,
      '--change-section-vma',
      `${name}=0x${address.toString(16)}`,
    );
    address = align(address + statSync(path).size);
  }
  run('objcopy', [...args, stub, kernel]);
  return kernel;
}

const align = (address) => Math.ceil(address / 0x10000) * 0x10000;

/** The first address behind the stub's own sections. */
function endOf(stub) {
  const lines = run('objdump', ['-h', '-w', stub]).split('\n');
  const ends = lines.flatMap((line) => {
    const [, size, address] = /^\s*\d+\s+\S+\s+([0-9a-f]+)\s+([0-9a-f]+)/.exec(line) ?? [];
    return size && address ? [Number.parseInt(size, 16) + Number.parseInt(address, 16)] : [];
  });
  return align(Math.max(...ends));
}

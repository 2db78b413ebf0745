// The disk image: a boot partition and the first slot. The box makes the rest at its first start.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './shell.mjs';

const ESP_MEBIBYTES = 160;
const LOADER = 'usr/lib/systemd/boot/efi/systemd-bootx64.efi';

/** @returns the path of the FAT file system with the boot loader and one entry */
function makeEsp(rootFolder, work, kernel, entry) {
  const esp = join(work, 'esp.img');
  rmSync(esp, { force: true });
  run('truncate', ['-s', `${ESP_MEBIBYTES}M`, esp]);
  run('mkfs.vfat', ['-F', '32', '-n', 'MLANGO', '--invariant', esp]);
  const loader = join(work, 'loader.conf');
  writeFileSync(loader, 'timeout 0\neditor no\n');
  for (const folder of ['EFI', 'EFI/BOOT', 'EFI/systemd', 'EFI/Linux', 'loader']) {
    run('mmd', ['-i', esp, `::/${folder}`]);
  }
  const copies = [
    [join(rootFolder, LOADER), 'EFI/BOOT/BOOTX64.EFI'],
    [join(rootFolder, LOADER), 'EFI/systemd/systemd-bootx64.efi'],
    [loader, 'loader/loader.conf'],
    // Without a counter: the first system has nothing to go back to.
    [kernel, `EFI/Linux/mlango_${entry}.efi`],
  ];
  for (const [from, to] of copies) run('mcopy', ['-i', esp, from, `::/${to}`]);
  return esp;
}

/** Nothing is mounted and no loop device is used: the build runs in a container as well. */
export function makeDisk(rootFolder, work, slot, entry, image, rootType, ids) {
  const esp = makeEsp(rootFolder, work, slot.kernel, entry);
  const definitions = join(work, 'repart.d');
  rmSync(definitions, { recursive: true, force: true });
  mkdirSync(definitions, { recursive: true });
  const partition = (name, lines) =>
    writeFileSync(join(definitions, `${name}.conf`), `[Partition]\n${lines.join('\n')}\n`);
  const size = (mebibytes) => [`SizeMinBytes=${mebibytes}M`, `SizeMaxBytes=${mebibytes}M`];
  const label = `Label=mlango_${entry}`;
  partition('10-esp', [
    'Type=esp',
    'Label=mlango-esp',
    ...size(ESP_MEBIBYTES),
    `CopyBlocks=${esp}`,
  ]);
  partition('20-root', [
    ...[`Type=${rootType}`, label, ...size(320), `UUID=${ids.root}`, 'NoAuto=yes'],
    `CopyBlocks=${slot.root}`,
  ]);
  partition('21-verity', [
    ...[`Type=${rootType}-verity`, label, ...size(8), `UUID=${ids.verity}`, 'NoAuto=yes'],
    `CopyBlocks=${slot.verity}`,
  ]);
  rmSync(image, { force: true });
  run('systemd-repart', [
    ...['--empty=create', '--size=auto', '--dry-run=no'],
    '--seed=6d6c616e-676f-4000-8000-000000000001',
    ...[`--definitions=${definitions}`, image],
  ]);
}

// Which of the two slots runs, and how the other one gets a new system.
import { execFileSync } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile } from './box.mjs';

const tool = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' });

/** The slots' partitions, by their numbers in the table (see `usr/lib/repart.d`). */
const SLOTS = [
  { root: 2, verity: 3 },
  { root: 4, verity: 5 },
];

/** A root hash names its two partitions: the first half is the id of the one, the second of the other. */
export function partitionIds(rootHash) {
  const uuid = (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { root: uuid(rootHash.slice(0, 32)), verity: uuid(rootHash.slice(32)) };
}

/** The disk that the box runs from: where the data partition is. */
function bootDisk() {
  const data = realpathSync('/dev/disk/by-partlabel/mlango-data');
  const disk = basename(dirname(realpathSync(join('/sys/class/block', basename(data)))));
  return {
    disk: `/dev/${disk}`,
    node: (number) => `/dev/${/\d$/.test(disk) ? `${disk}p` : disk}${number}`,
  };
}

/** @returns the idle slot: its partitions, their sizes in bytes, and how to name them afterwards. */
export function idleSlot() {
  const running = /\broothash=([0-9a-f]{64})\b/.exec(readFileSync('/proc/cmdline', 'utf8'))?.[1];
  if (!running) throw new Error('This system was not started from a slot.');
  const { disk, node } = bootDisk();
  const table = JSON.parse(tool('sfdisk', '--json', disk)).partitiontable;
  const ids = partitionIds(running);
  const idOf = (number) => table.partitions.find((one) => one.node === node(number))?.uuid;
  const idle = SLOTS.find(({ root }) => idOf(root)?.toLowerCase() !== ids.root);
  if (!idle || idle.root === undefined) throw new Error('Both slots look like the running one.');
  const sizeOf = (path) => Number(tool('blockdev', '--getsize64', path));
  return {
    root: node(idle.root),
    verity: node(idle.verity),
    sizes: { root: sizeOf(node(idle.root)), verity: sizeOf(node(idle.verity)) },
    /** From now on the loader finds this system by its root hash. */
    name(rootHash, version) {
      const wanted = partitionIds(rootHash);
      for (const [part, number] of [
        ['root', idle.root],
        ['verity', idle.verity],
      ]) {
        const quiet = ['--no-reread', '--no-tell-kernel', '--quiet'];
        tool('sfdisk', ...quiet, '--part-uuid', disk, String(number), wanted[part]);
        tool('sfdisk', ...quiet, '--part-label', disk, String(number), `mlango_${version}`);
      }
      tool('sync');
    },
  };
}

const TRIES = 3;
const ENTRY = /^mlango_(.+?)(\+\d+(-\d+)?)?\.efi$/;

/** The boot entries on the ESP: `mlango_VERSION[+TRIES-LEFT[-DONE]].efi`. */
function entries(esp) {
  const folder = join(esp, 'EFI', 'Linux');
  return readdirSync(folder).flatMap((name) => {
    const [, version, counter] = ENTRY.exec(name) ?? [];
    return version ? [{ path: join(folder, name), version, counter: counter ?? null }] : [];
  });
}

/** Entries of versions that are not to be kept; makes room for the new one. */
export function removeEntriesBut(esp, version) {
  for (const entry of entries(esp)) {
    if (entry.version !== version) rmSync(entry.path, { force: true });
  }
}

/** The new version is tried at the next start, and at most so often before it passes its trial. */
export function addEntry(esp, version, kernel) {
  const folder = join(esp, 'EFI', 'Linux');
  const path = join(folder, `mlango_${version}+${TRIES}.efi`);
  // Not copyFile: it also copies the mode, which FAT refuses.
  writeFileSync(`${path}.new`, readFileSync(kernel));
  syncFile(`${path}.new`);
  renameSync(`${path}.new`, path);
  syncFile(folder);
}

/** No more tries: the next start takes the other version at once. */
export function condemnEntry(esp, version) {
  const folder = join(esp, 'EFI', 'Linux');
  for (const entry of entries(esp)) {
    if (entry.version !== version || entry.counter === null) continue;
    renameSync(entry.path, join(folder, `mlango_${version}+0-${TRIES}.efi`));
  }
  syncFile(folder);
}

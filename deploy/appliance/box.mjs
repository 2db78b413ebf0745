// Where the appliance keeps what it knows about itself, and how it is written: whole or not at all.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Every path below `root`, which is `/` on a box and a folder in a test. */
export function boxAt(root = process.env.MLANGO_BOX_ROOT ?? '/') {
  const state = join(root, 'var/lib/mlango-box');
  return {
    root,
    /** What is running: written by the build, covered by the root hash. */
    release: join(root, 'usr/lib/mlango/release.json'),
    running: join(state, 'running.json'),
    keys: join(root, 'usr/lib/mlango/update-keys'),
    state,
    id: join(state, 'id'),
    machineId: join(state, 'machine-id'),
    pin: join(state, 'setup-pin'),
    /** /etc/mlango, kept on the data partition: settings of the server, and of the gateway. */
    settings: join(state, 'etc/mlango.env'),
    gateway: join(state, 'etc/gateway.json'),
    /** The trial that is going on and the newest version that passed one. */
    slots: join(state, 'slots.json'),
    /** What the owner is told about updates; anybody may read it. */
    report: join(state, 'update.json'),
    rollback: join(state, 'rollback'),
    ballast: join(state, 'ballast'),
    dataDir: join(root, 'var/lib/mlango'),
    inbox: join(root, 'var/lib/mlango/updates/ready.update'),
    esp: join(root, 'efi'),
  };
}

export function readText(path, fallback = null) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return fallback;
  }
}

export function readJson(path, fallback = null) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return fallback;
  }
}

/** Survives a power cut at any moment: either the old content or the new. */
export function writeDurably(path, content, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', mode);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFile(dirname(path));
}

/** A file, or the names in a folder. */
export function syncFile(path) {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function writeJson(path, value) {
  writeDurably(path, `${JSON.stringify(value, null, 2)}\n`);
}

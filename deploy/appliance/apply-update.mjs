// Puts a signed update into the idle slot and restarts into it. Run by root, for a file that anybody
// may have brought: what counts is the signature.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { boxAt, readJson, syncFile, writeJson } from './box.mjs';
import { addEntry, idleSlot, removeEntriesBut } from './slots.mjs';
import { checkManifest, copyParts, readHead, readKeys, UpdateRefused } from './update-file.mjs';

/** What must stay free beside the copy of the database that the trial keeps. */
const SPARE_BYTES = 64 * 2 ** 20;

const now = () => new Date().toISOString();

/**
 * Reads, checks and writes; the restart is the caller's.
 * @param findSlot see `idleSlot`
 * @returns the manifest
 * @throws UpdateRefused; the report says why, and the box goes on as it was
 */
export async function applyUpdate(box, path, findSlot = idleSlot) {
  const running = readJson(box.release);
  const { trial = null, highest = 0 } = readJson(box.slots, {});
  const report = (state, more) => writeJson(box.report, { state, at: now(), ...more });
  const file = await open(path, 'r');
  try {
    if (trial) {
      throw new UpdateRefused('on_trial', 'Another update is on trial. Wait until it has passed.');
    }
    const head = await readHead(file, readKeys(box.keys));
    const slot = findSlot();
    const { manifest } = head;
    checkManifest(manifest, running, highest, slot.sizes);
    checkRoom(box);
    const { version, sequence, rootHash } = manifest;
    report('writing', { version, percent: 0 });
    // The loader must not find half of it: the old entry of this slot goes first, the new one comes last.
    removeEntriesBut(box.esp, entryOf(running));
    const kernel = join(box.state, 'kernel.new');
    let told = 0;
    await copyParts(file, head, { root: slot.root, verity: slot.verity, kernel }, (part) => {
      const percent = Math.floor(part * 10) * 10;
      if (percent > told) report('writing', { version, percent });
      told = Math.max(told, percent);
    });
    slot.name(rootHash, version);
    const from = { version: running.version, sequence: running.sequence };
    writeJson(box.slots, { highest, trial: { version, sequence, from, snapshot: null } });
    addEntry(box.esp, entryOf(manifest), kernel);
    rmSync(kernel, { force: true });
    report('restarting', { version });
    return manifest;
  } catch (error) {
    const refused = error instanceof UpdateRefused;
    report('refused', {
      code: refused ? error.code : 'failed',
      reason: refused ? error.message : 'The update could not be written. Try it once more.',
    });
    throw error;
  } finally {
    await file.close();
  }
}

/** As it stands in the name of a boot entry. */
export function entryOf({ version, sequence }) {
  return `${version}-${sequence}`;
}

function checkRoom(box) {
  const database = join(box.dataDir, 'mlango.db');
  const needed = (existsSync(database) ? statSync(database).size : 0) + SPARE_BYTES;
  const { bavail, bsize } = statfsSync(box.state);
  if (bavail * bsize >= needed) return;
  const mebibytes = Math.ceil(needed / 2 ** 20);
  throw new UpdateRefused('disk_full', `The update needs ${mebibytes} MB of free disk space.`);
}

if (import.meta.main) {
  const box = boxAt();
  const path = process.argv[2] ?? box.inbox;
  // Before the restart, which leaves no time for it: else the new system would find it again.
  const done = () => {
    if (path === box.inbox) rmSync(path, { force: true });
    syncFile(dirname(path));
  };
  try {
    const { version } = await applyUpdate(box, path);
    console.log(`Version ${version} is written; restarting into it`);
    done();
    execFileSync('systemctl', ['reboot']);
  } catch (error) {
    console.error(error instanceof UpdateRefused ? error.message : error);
    process.exitCode = 1;
    done();
  }
}

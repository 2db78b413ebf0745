// A stick was put in: `mlango.json` sets up a box that has no owner yet, an update file is installed.
// What came of it is written onto the stick, for whoever has neither screen nor keyboard.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { applyUpdate } from './apply-update.mjs';
import { boxAt, readText } from './box.mjs';
import { configure, readOrder } from './configure.mjs';
import { readHead, readKeys } from './update-file.mjs';

const MOUNT = '/run/mlango/usb';
const MOST_CONFIGURATION_BYTES = 65_536;

/** The newest update on the stick that is signed for this box; older ones lie there from last time. */
async function newestUpdate(box, folder) {
  let best = null;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.update'))) {
    const file = await open(join(folder, name), 'r');
    try {
      const { manifest } = await readHead(file, readKeys(box.keys));
      if (!best || manifest.sequence > best.sequence) best = { name, sequence: manifest.sequence };
    } catch {
      // Not ours, or not signed: as if it were not there.
    } finally {
      await file.close();
    }
  }
  return best && join(folder, best.name);
}

async function serve(box) {
  const said = [];
  const order = join(MOUNT, 'mlango.json');
  if (statSync(order, { throwIfNoEntry: false })?.size < MOST_CONFIGURATION_BYTES) {
    try {
      said.push(configure(box, readOrder(readText(order, ''))));
    } catch (error) {
      said.push(error.message);
    }
  }
  const update = await newestUpdate(box, MOUNT);
  if (!update) return { said, restart: false };
  try {
    const { version } = await applyUpdate(box, update);
    said.push(`Update ${version} is written; the box restarts into it.`);
    return { said, restart: true };
  } catch (error) {
    said.push(`Update refused: ${error.message}`);
    return { said, restart: false };
  }
}

const box = boxAt();
const device = `/dev/${process.argv[2]}`;
mkdirSync(MOUNT, { recursive: true });
execFileSync('mount', ['-o', 'nosuid,nodev,noexec,sync', device, MOUNT]);
let restart = false;
try {
  const outcome = await serve(box);
  restart = outcome.restart;
  const text = outcome.said.map((line) => `${line}\r\n`).join('');
  if (text) {
    console.log(text.trim());
    writeFileSync(join(MOUNT, 'mlango-result.txt'), `${new Date().toISOString()}\r\n${text}`);
  }
} finally {
  spawnSync('umount', [MOUNT]);
}
if (restart) execFileSync('systemctl', ['reboot']);

// Before the server starts: a new version on trial gets a copy of the database made first, and an old
// version that comes back after a failed trial gets that copy back, if the new one had changed its form.
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { boxAt, readJson, syncFile, writeJson } from './box.mjs';

const DATABASE_FILES = ['mlango.db', 'mlango.db-wal', 'mlango.db-shm'];

/**
 * What the running version is to the trial that was noted, if any:
 *
 * | running       | snapshot | it is                                     |
 * |---------------|----------|-------------------------------------------|
 * | the new one   | none     | its first start: take the snapshot        |
 * | the new one   | taken    | a later start of the same trial: go on    |
 * | the old one   | any      | the trial failed: look at the database    |
 * | another       | any      | the disk was changed by hand: forget it   |
 */
export function stageOf(trial, running) {
  if (!trial) return 'none';
  if (running.sequence === trial.sequence) return trial.snapshot ? 'going_on' : 'first_start';
  return running.sequence === trial.from.sequence ? 'failed' : 'forgotten';
}

/**
 * @param schemaOf the version of the database's form, or null when there is none; never writes
 * @returns the stage that was found
 */
export function prepare(box, schemaOf, now) {
  const running = readJson(box.release);
  const { trial = null, highest = 0 } = readJson(box.slots, {});
  const stage = stageOf(trial, running);
  if (stage === 'first_start') {
    const snapshot = { schema: schemaOf(box.dataDir) };
    moveSet(box.dataDir, box.rollback, copyFileSync);
    writeJson(box.slots, { highest, trial: { ...trial, snapshot } });
  }
  if (stage === 'failed') {
    const changed = trial.snapshot !== null && schemaOf(box.dataDir) !== trial.snapshot.schema;
    if (changed) putBack(box);
    writeJson(box.slots, { highest, trial: null });
    const { reason = null } = readJson(box.report, {});
    writeJson(box.report, {
      ...{ state: 'rolled_back', at: now, version: trial.version, reason },
      databaseRestored: changed,
    });
  }
  if (stage === 'forgotten') writeJson(box.slots, { highest, trial: null });
  return stage;
}

/** What the failed version left is kept beside it: money may have moved meanwhile. */
function putBack(box) {
  moveSet(box.dataDir, join(box.rollback, 'failed'), renameSync);
  moveSet(box.rollback, box.dataDir, copyFileSync);
}

function moveSet(from, to, move) {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of DATABASE_FILES) rmSync(join(to, name), { force: true });
  for (const name of readdirSync(from).filter((file) => DATABASE_FILES.includes(file))) {
    const owner = statSync(join(from, name));
    move(join(from, name), join(to, name));
    chownSync(join(to, name), owner.uid, owner.gid);
    syncFile(join(to, name));
  }
  syncFile(to);
}

/** Asked as the owner of the file: a database that root has opened leaves files the server cannot write. */
function schemaOf(dataDir) {
  const path = join(dataDir, 'mlango.db');
  if (!existsSync(path)) return null;
  const { uid, gid } = statSync(path);
  const script = join(import.meta.dirname, 'schema-version.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, path], {
    ...{ uid, gid, encoding: 'utf8', cwd: dataDir },
  });
  return status === 0 ? Number(stdout) : -1;
}

if (import.meta.main) {
  const stage = prepare(boxAt(), schemaOf, new Date().toISOString());
  if (stage !== 'none') console.log(`Update trial: ${stage.replace('_', ' ')}`);
}

// An update's whole life on a real boot loader: a good one stays, a broken one goes back by itself
// together with the database, and nothing unsigned or older is ever written.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Machine } from './machine.mjs';
import { Owner } from './owner.mjs';
import { buildImage, makeKeys, makeUpdate } from './worlds.mjs';

const PASSWORD = 'a long enough secret';
/** Seconds; without hardware virtualisation on a busy machine. */
const PATIENCE = 1_200;
/** A good version is not to fail because this machine emulates another beside other work. */
const SLOWLY = { commandLine: 'mlango.trial=900' };
/** A broken one need not be waited for as long as on a box. */
const BRIEFLY = { commandLine: 'mlango.trial=60' };

describe('an update of the appliance', () => {
  let folder;
  let keys;
  let built;
  let machine;
  let owner;

  beforeAll(async () => {
    folder = mkdtempSync(join(process.env.MLANGO_TEST_IMAGE_DIR ?? tmpdir(), 'mlango-image-'));
    const made = makeKeys(folder);
    keys = made.keys;
    built = buildImage(folder, made.pinned);
    machine = new Machine(folder, 'one', built.image);
    await machine.start();
    const seconds = await machine.ready(PATIENCE);
    console.log(`first start to HTTP 200: ${seconds.toFixed(0)} s`);
    owner = new Owner(machine, 'amina', PASSWORD);
    await owner.setUp(await machine.pin(PATIENCE));
  });

  afterAll(async () => {
    await machine?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const release = (version, more) => ({
    ...{ version, arch: 'amd64', commit: 'test' },
    sequence: built.release.sequence + more,
  });
  const update = (given, key = keys.main, more = {}) =>
    makeUpdate({ ...{ folder, root: built.root, key, release: given }, ...more });

  async function upload(path) {
    const file = readFileSync(path);
    await owner.upload('/updates/pieces', file);
    await owner.ask('POST', '/updates/install', { bytes: file.length });
  }

  /** @returns the outcome once it is one of `states`, and not the one that was there `before` */
  const outcome = (before, ...states) =>
    machine.until(states.join(' or '), PATIENCE, async () => {
      const { update: view } = await owner.ask('GET', '/updates').catch(async () => {
        await owner.logIn();
        return owner.ask('GET', '/updates');
      });
      const isNew = view.last !== null && view.last.at !== before;
      return isNew && states.includes(view.last.state) ? view : null;
    });

  it('that is signed and newer is started from the other slot, and stays', async () => {
    await upload(await update(release('0.1.1', 10), keys.main, SLOWLY));
    const started = performance.now();
    const view = await outcome(null, 'installed', 'refused', 'rolled_back');
    expect(view.last, machine.console.slice(-3000)).toMatchObject({
      ...{ state: 'installed', version: '0.1.1' },
    });
    expect(view.sequence).toBe(release('', 10).sequence);
    console.log(`good update: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    // It stays after the power was cut: the entry is blessed.
    await machine.cutPower();
    await machine.start();
    await machine.ready(PATIENCE);
    await owner.logIn();
    const again = await owner.ask('GET', '/updates');
    expect(again.update.sequence).toBe(view.sequence);
  });

  it('that is not signed by a pinned key, older, or the same is refused', async () => {
    const cases = [
      ['not_signed', await update(release('0.1.2', 20), keys.stranger)],
      ['not_newer', await update(release('0.1.0', 0))],
      ['not_newer', await update(release('0.1.1', 10))],
    ];
    let seen = (await owner.ask('GET', '/updates')).update.last.at;
    for (const [code, path] of cases) {
      await upload(path);
      const view = await machine.until(code, PATIENCE, async () => {
        const { update: now } = await owner.ask('GET', '/updates');
        return now.last.at !== seen && !now.busy ? now : null;
      });
      expect(view.last).toMatchObject({ state: 'refused', code });
      seen = view.last.at;
    }
  });

  it('that does not work goes back by itself, with the database as it was', async () => {
    const { plans } = await owner.ask('GET', '/plans');
    const before = (await owner.ask('GET', '/updates')).update.last.at;
    await upload(await update(release('0.1.3', 30), keys.spare, { change: spoil, ...BRIEFLY }));
    const started = performance.now();
    const view = await outcome(before, 'rolled_back', 'refused', 'installed');
    console.log(`broken update: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    expect(view.last, machine.console.slice(-3000)).toMatchObject({
      ...{ state: 'rolled_back', version: '0.1.3' },
    });
    expect(view.last.databaseRestored).toBe(true);
    expect(view.last.reason).toMatch(/answers nothing/);
    expect(view.sequence).toBe(release('', 10).sequence);
    const kept = await owner.ask('GET', '/plans');
    expect(kept.plans).toEqual(plans);
    expect(plans.length).toBeGreaterThan(0);
  });
});

/** A server that migrates the database, destroys what was in it, and then never opens. */
function spoil(root) {
  const path = join(root, 'opt/mlango/deploy/appliance/serve.mjs');
  renameSync(path, `${path}.kept`);
  writeFileSync(
    path,
    `import sqlite3 from 'sqlite3';
const database = new sqlite3.Database(process.env.MLANGO_DATA_DIR + '/mlango.db');
const steps = ["INSERT OR IGNORE INTO schema_migrations VALUES (9999, 'newer', 0)",
  "UPDATE plans SET name = 'spoilt ' || id"];
for (const sql of steps) await new Promise((resolve) => database.run(sql, resolve));
process.exit(1);
`,
  );
  return () => renameSync(`${path}.kept`, path);
}

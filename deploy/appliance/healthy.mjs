// Whether this system deserves to stay: the server is ready within three minutes and its own checks
// find nothing broken. A version on trial that fails goes back to the one before.
import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryOf } from './apply-update.mjs';
import { boxAt, readJson, readText, writeJson } from './box.mjs';
import { condemnEntry } from './slots.mjs';
import { stageOf } from './trial.mjs';

const TRIAL_MS = 180_000;
const ROUND_MS = 2_000;
/** Checks of `mlango doctor` that an update can break; the others are about routers and the internet. */
const CHECKS = ['database', 'audit', 'books'];

/** A machine that is too slow for three minutes says `mlango.trial=SECONDS` to its kernel. */
export function trialMsOf(commandLine) {
  const given = /(?:^|\s)mlango\.trial=(\d{1,4})(?:\s|$)/.exec(commandLine);
  return given ? Number(given[1]) * 1000 : TRIAL_MS;
}

/** @returns null when it is fit, else what is wrong */
async function selfTest() {
  const urls = [
    ...['http://127.0.0.1:8080/readyz', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8081/readyz'],
    'http://127.0.0.1:8081/',
  ];
  for (const url of urls) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (!answer?.ok) return `${url} answers ${answer ? answer.status : 'nothing'}`;
    await answer.arrayBuffer();
  }
  return doctor();
}

function doctor() {
  return new Promise((resolve) => {
    execFile('/usr/bin/mlango', ['doctor', '--json'], { timeout: 60_000 }, (_error, out) => {
      try {
        const { checks } = JSON.parse(out);
        const red = checks.find(({ name, status }) => CHECKS.includes(name) && status === 'red');
        resolve(red ? red.sentence : null);
      } catch {
        resolve('mlango doctor does not answer');
      }
    });
  });
}

/**
 * Asks until the answer is good or the time is over.
 * @returns null, or what was wrong last
 */
export async function watch(test, { trialMs = TRIAL_MS, roundMs = ROUND_MS } = {}) {
  const started = performance.now();
  for (;;) {
    const wrong = await test();
    if (wrong === null) return null;
    if (performance.now() - started > trialMs) return wrong;
    await sleep(roundMs);
  }
}

/** @returns whether the system goes back to the version before */
export function conclude(box, wrong, condemn, now) {
  const running = readJson(box.release);
  const { trial = null, highest = 0 } = readJson(box.slots, {});
  const stage = stageOf(trial, running);
  const onTrial = stage === 'first_start' || stage === 'going_on';
  const { version } = running;
  if (wrong === null) {
    if (!onTrial) return false;
    writeJson(box.slots, { highest: Math.max(highest, running.sequence), trial: null });
    writeJson(box.report, { state: 'installed', at: now, version });
    rmSync(box.rollback, { recursive: true, force: true });
    return false;
  }
  // Without a trial there is nothing better to go back to: the server is restarted for ever.
  if (!onTrial) return false;
  writeJson(box.report, { state: 'failing', at: now, version, reason: wrong });
  condemn(box.esp, entryOf(running));
  return true;
}

if (import.meta.main) {
  const box = boxAt();
  const wrong = await watch(selfTest, { trialMs: trialMsOf(readText('/proc/cmdline', '')) });
  if (wrong) console.error(`Not fit: ${wrong}`);
  const goesBack = conclude(box, wrong, condemnEntry, new Date().toISOString());
  if (goesBack) execFileSync('systemctl', ['reboot']);
  process.exitCode = wrong === null ? 0 : 1;
}

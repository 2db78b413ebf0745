// npm test: installs and builds what is missing, then types, lint, dead code, and every test.
// Ends with a line "N passed, N failed". `npm test -- server/core` runs the tests below a folder.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './ensure.mjs';

await ensureBuilt();
const filters = process.argv.slice(2);
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
let passed = 0;
let failed = 0;

function check(name, command, args) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status === 0) passed++;
  else failed++;
}

function runVitest() {
  const report = join(tmpdir(), `mlango-vitest-${process.pid}.json`);
  const args = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    ...filters,
  ];
  const { status } = spawnSync(bin('vitest'), args, { cwd: ROOT, stdio: 'inherit' });
  const result = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that could not even be loaded has no tests to count.
  if (status !== 0 && result.numFailedTests === 0) failed++;
  const tests = result.testResults.flatMap((file) => file.assertionResults);
  const wavering = tests.filter((test) => test.status === 'passed' && test.failureMessages.length);
  for (const { fullName, failureMessages } of wavering) {
    console.log(`passed at the second try only: ${fullName}\n${failureMessages[0]}`);
  }
  const skipped = tests.filter(({ status: state }) => state === 'pending' || state === 'skipped');
  const names = [...new Set(skipped.map(({ ancestorTitles }) => ancestorTitles.join(' › ')))];
  for (const name of names) console.log(`skipped: ${name}`);
  if (skipped.length > 0 && process.env.MLANGO_TEST_REQUIRE === 'all') {
    console.log(
      `FAIL ${skipped.length} tests were skipped, and MLANGO_TEST_REQUIRE=all allows none`,
    );
    failed += skipped.length;
  }
}

if (filters.length === 0) {
  check('types', bin('tsc'), ['-b']);
  check('format and lint', bin('biome'), ['check', '--error-on-warnings']);
  check('dependency rule', bin('depcruise'), [
    '--config',
    'test/architecture/dependencies.cjs',
    'server',
    'radius',
    'portal',
    'admin',
    'test/simulators',
  ]);
  check('dead files and exports', bin('knip'), ['--config', 'test/architecture/knip.json']);
}
runVitest();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// Installs and builds what is missing; runs on a bare Node, before any package is there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
const LEAST_NODE = [20, 19];
const SOURCES = ['server', 'radius', 'portal', 'admin', 'test/simulators', 'deploy/scripts'];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  console.error(`Mlango needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.version}.`);
  process.exit(1);
}

function run(command, args, quiet) {
  const stdio = ['ignore', quiet ? 2 : 'inherit', 'inherit'];
  execFileSync(command, args, { cwd: ROOT, stdio });
}

const stamp = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * Installs the versions of package-lock.json when they are not there. Not by `npm ci`: it insists on
 * every platform's optional binaries being listed, which a partial mirror of the registry cannot give.
 */
export function ensureInstalled({ quiet = false } = {}) {
  checkNode();
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).update(process.version).digest('hex');
  const mark = join(ROOT, 'node_modules', '.mlango-installed');
  if (stamp(mark) === wanted) return;
  console.error('Installing packages (once; SQLite is compiled, which takes a minute or two)…');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], quiet);
  writeFileSync(mark, wanted);
}

/** A digest over the names, sizes and times of every source file. */
function sourceDigest() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const folder of SOURCES) {
    const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter(
      (entry) => entry.isFile() && !/\.(test|bench)\.tsx?$/.test(entry.name),
    );
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) add(path);
  }
  add(join(ROOT, 'package-lock.json'));
  return hash.digest('hex');
}

/** Installs, and builds into dist/ when a source is newer than the last build. */
export async function ensureBuilt({ quiet = false } = {}) {
  ensureInstalled({ quiet });
  const mark = join(ROOT, 'dist', '.mlango-built');
  const wanted = sourceDigest();
  if (stamp(mark) === wanted) return;
  console.error('Building…');
  run(process.execPath, [join(ROOT, 'deploy', 'scripts', 'build.mjs')], quiet);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(mark, wanted);
}

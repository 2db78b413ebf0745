// The product below /opt/mlango: what was built, the packages it needs to run, and its own Node.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ARCHITECTURES } from '../packages.mjs';
import { run } from './shell.mjs';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
const PIN = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'node.json'), 'utf8'));

/** Of the repository, beside dist and packages: papers, and what runs on a box. */
const FILES = [
  ...['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md'],
  ...['deploy/appliance', 'deploy/opennds', 'deploy/gateway'],
];

/** What a package brings that never runs: sources of the compiled part, tests, types. */
const DEAD_WEIGHT =
  /\.(d\.[cm]?ts|map|md|markdown|gyp|gypi|flow)$|(^|\/)(test|tests|docs|example|examples|\.github)\//;
/** Compilers of sqlite3 and their packages; the compiled file is all that runs. */
const BUILD_ONLY =
  /^node_modules\/(node-gyp|node-addon-api|prebuild-install|tar|sqlite3\/(deps|src|build))\//;
const COMPILED = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

/** The folders of the packages that production needs, below the repository. */
function productionPackages() {
  const listed = run('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: REPOSITORY });
  const folders = listed.split('\n').map((path) => relative(REPOSITORY, path.trim()));
  return [...new Set(folders)].filter((path) => path.startsWith(`node_modules${sep}`)).sort();
}

/** Copies everything that runs on a box of `arch`. @param folder where `/opt/mlango` is */
export function layProduct(arch, folder) {
  mkdirSync(folder, { recursive: true });
  for (const path of FILES.filter((name) => existsSync(join(REPOSITORY, name)))) {
    cpSync(join(REPOSITORY, path), join(folder, path), {
      recursive: true,
      filter: (from) => !/\.test\.ts$/.test(from),
    });
  }
  // One by one: images are made in `dist/image`, and nothing is copied into itself.
  const built = readdirSync(join(REPOSITORY, 'dist'), { withFileTypes: true });
  for (const { name } of built.filter((entry) => entry.isDirectory() && entry.name !== 'image')) {
    cpSync(join(REPOSITORY, 'dist', name), join(folder, 'dist', name), {
      recursive: true,
      filter: (from) => !from.endsWith('.tsbuildinfo'),
    });
  }
  // SQLite is compiled on this host; a foreign board compiles its own (see the README).
  const ownArch = ARCHITECTURES[arch].npm.cpu === process.arch;
  const packages = productionPackages();
  for (const path of packages) {
    // A package inside another is copied with it; the filter asks about files only.
    cpSync(join(REPOSITORY, path), join(folder, path), {
      recursive: true,
      filter: (from) => wanted(relative(REPOSITORY, from), ownArch) && !isForeign(arch, from),
    });
  }
}

function wanted(path, ownArch) {
  const isFolder = statSync(join(REPOSITORY, path)).isDirectory();
  if (path === COMPILED && !ownArch) return false;
  if (BUILD_ONLY.test(`${path}/`))
    return isFolder ? COMPILED.startsWith(`${path}/`) : path === COMPILED;
  return !DEAD_WEIGHT.test(isFolder ? `${path}/`.replace(/^node_modules\/[^/]+\//, '') : path);
}

/** A binary for another kind of machine. */
function isForeign(arch, path) {
  const { cpu, libc } = ARCHITECTURES[arch].npm;
  const built = /argon2-linux-([a-z0-9]+)-([a-z]+)/.exec(path);
  return built !== null && (built[1] !== cpu || built[2] !== libc);
}

/** Node itself, from the package registry, by the digest pinned in `node.json`. */
export function layNode(arch, folder, cache) {
  const name = ARCHITECTURES[arch].nodePackage;
  mkdirSync(cache, { recursive: true });
  const archive = join(cache, `${name}-${PIN.version}.tgz`);
  if (!existsSync(archive) || integrityOf(archive) !== PIN.integrity[name]) {
    run('npm', ['pack', `${name}@${PIN.version}`, '--pack-destination', cache, '--silent']);
  }
  if (integrityOf(archive) !== PIN.integrity[name]) {
    rmSync(archive);
    throw new Error(`${name} ${PIN.version} is not the file that node.json pins`);
  }
  mkdirSync(join(folder, 'bin'), { recursive: true });
  run('tar', [
    '-xzf',
    archive,
    '-C',
    folder,
    '--strip-components=1',
    'package/bin/node',
    'package/LICENSE',
  ]);
}

function integrityOf(path) {
  return `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;
}

/** Nothing unexpected: what the server loads first must be there. */
export function checkProduct(arch, folder) {
  const needed = [
    ...['dist/server/main.js', 'dist/admin/index.html', 'dist/portal/client', 'runtime/bin/node'],
    ...['deploy/appliance/serve.mjs', 'node_modules/sqlite3/build/Release/node_sqlite3.node'],
  ];
  const isOwn = ARCHITECTURES[arch].npm.cpu === process.arch;
  const missing = needed
    .filter((path) => isOwn || !path.endsWith('.node'))
    .find((path) => !existsSync(join(folder, path)));
  if (missing) throw new Error(`${missing} is missing in ${folder}`);
  return sizeOf(folder);
}

/** What only the box's own libraries can tell: the compiled packages load, and a database answers. */
const TRIAL = `
const { default: sqlite3 } = await import('/opt/mlango/node_modules/sqlite3/lib/sqlite3.js');
const { hash } = await import('/opt/mlango/node_modules/@node-rs/argon2/index.js');
await import('/opt/mlango/dist/server/main.js');
await hash('secret');
new sqlite3.Database(':memory:').get('SELECT sqlite_version() AS version', (error, row) => {
  if (error) throw error;
  console.log('Node ' + process.version + ', SQLite ' + row.version);
});`;

/** Runs the product inside its root. @returns what it runs on; null for another architecture. */
export function tryProduct(arch, root) {
  if (ARCHITECTURES[arch].npm.cpu !== process.arch) return null;
  const node = '/opt/mlango/runtime/bin/node';
  return run('chroot', [root, node, '--input-type=module', '-e', TRIAL]).trim();
}

function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

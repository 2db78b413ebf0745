// The Debian part of the root file system, kept as a tar so that only a change of it costs minutes.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../../scripts/ensure.mjs';
import { ARCHITECTURES, EXCLUDED_PATHS } from '../packages.mjs';
import { run } from './shell.mjs';

/** Kept over builds, whatever goes where. */
export const CACHE = join(ROOT, 'dist', 'image', 'cache');
const FILES = join(import.meta.dirname, '..', 'files');
/** Only what an unusual mirror needs to be accepted goes from the host's apt into the build. */
const APT_OPTIONS = /^Acquire::(Check-Valid-Until|Check-Date|https?::Proxy\S*) ".*";$/;

/** The build host's own package sources for `suite`, as it has them. */
function hostSources(suite) {
  const folder = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...readdirSync(folder).map((name) => join(folder, name))];
  const about = new RegExp(`\\b${suite}\\b`);
  return files.filter(
    (path) =>
      /\.(list|sources)$/.test(path) && existsSync(path) && about.test(readFileSync(path, 'utf8')),
  );
}

/** The same sources with more components, for packages that are not free software. */
function withComponents(sources, components, folder) {
  const wanted = components.join(' ');
  return sources.map((path) => {
    const text = readFileSync(path, 'utf8')
      .replace(/^Components:.*$/gm, `Components: ${wanted}`)
      .replace(/^(deb\s+(?:\[[^\]]*\]\s+)?\S+\s+\S+)\s.*$/gm, `$1 ${wanted}`);
    const copy = join(folder, basename(path));
    writeFileSync(copy, text);
    return copy;
  });
}

/** Debian's code name of the build host: the image is made of the same release. */
export function hostSuite() {
  const name = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'));
  if (!name) throw new Error('Only Debian 12 or newer can build the image.');
  return name[1];
}

/**
 * @param folder where tars are kept
 * @returns the tar of the Debian part, made now if it is not there
 */
export function makeBase(arch, folder) {
  const suite = hostSuite();
  const { packages, components } = ARCHITECTURES[arch];
  const found = hostSources(suite);
  const digest = createHash('sha256');
  for (const part of [arch, suite, ...packages, ...EXCLUDED_PATHS]) digest.update(`${part}\n`);
  for (const path of earlyFiles()) digest.update(readFileSync(join(FILES, path)));
  const tar = join(folder, `base-${arch}-${digest.digest('hex').slice(0, 12)}.tar`);
  if (existsSync(tar)) return { tar, made: false };
  mkdirSync(folder, { recursive: true });
  const sources = components ? withComponents(found, components, folder) : found;
  const apt = run('apt-config', ['dump'])
    .split('\n')
    .filter((line) => APT_OPTIONS.test(line));
  const part = `${tar}.new`;
  rmSync(part, { force: true });
  const options = [
    ...['--mode=root', '--variant=essential', '--format=tar', `--arch=${arch}`],
    `--include=${packages.join(',')}`,
    ...apt.map((line) => `--aptopt=${line}`),
    '--aptopt=APT::Install-Recommends "false";',
    ...EXCLUDED_PATHS.map((path) => `--dpkgopt=path-exclude=${path}`),
    // Read by the kernel package when it makes its initrd, so they must be there before it.
    ...earlyFiles().map(
      (path) => `--essential-hook=install -D -m 644 ${join(FILES, path)} "$1/${path}"`,
    ),
    ...[suite, part, ...sources],
  ];
  // Debian's tools are written for Debian's own Python, not for one that stands before it.
  const env = { ...process.env, PATH: `/usr/sbin:/usr/bin:/sbin:/bin:${process.env.PATH}` };
  run('mmdebstrap', options, { env });
  renameSync(part, tar);
  return { tar, made: true };
}

/** What goes into the initrd. */
function earlyFiles() {
  const entries = readdirSync(FILES, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(FILES.length + 1))
    .filter((path) => /dracut|initramfs-tools/.test(path))
    .sort();
}

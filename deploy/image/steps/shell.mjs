// Running the tools of the build host, and telling how long each step took.
import { execFileSync } from 'node:child_process';

/** Runs a tool; what it says is shown only when it fails. @returns its output */
export function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...options,
    });
  } catch (error) {
    const said = [error.stdout, error.stderr].map((text) => String(text ?? '').trim()).join('\n');
    throw new Error(`${command} ${args.slice(0, 4).join(' ')} … failed:\n${said.slice(-4000)}`);
  }
}

/** What a Debian host must have to build; the message names the packages to install. */
const TOOLS = {
  mmdebstrap: 'mmdebstrap',
  'systemd-sysusers': 'systemd',
  mksquashfs: 'squashfs-tools',
  veritysetup: 'cryptsetup-bin',
  'mkfs.vfat': 'dosfstools',
  mcopy: 'mtools',
  objcopy: 'binutils',
  'systemd-repart': 'systemd',
  zstd: 'zstd',
};

/** @throws Error naming the packages to install */
export function checkTools(names = Object.keys(TOOLS)) {
  const has = (name) => {
    try {
      execFileSync('which', [name], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const missing = names.filter((name) => !has(name)).map((name) => TOOLS[name] ?? name);
  if (missing.length > 0) {
    throw new Error(`Install first: apt-get install --no-install-recommends ${missing.join(' ')}`);
  }
  if (process.getuid?.() !== 0)
    throw new Error('The image is built by root (device nodes, owners).');
}

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** A list of steps, each printed with its seconds and what it made. */
export class Steps {
  #started = performance.now();

  /** @param work returns bytes made, or nothing */
  async step(name, work) {
    const started = performance.now();
    const made = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    const size = typeof made === 'number' ? `  ${mebibytes(made)}` : '';
    console.log(`${seconds} s  ${name}${size}`);
  }

  total() {
    return ((performance.now() - this.#started) / 1000).toFixed(0);
  }
}

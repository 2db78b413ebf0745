import { execFile } from 'node:child_process';

/** Where the tools are; never taken from whoever asks. */
export const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/**
 * Runs one program without a shell. `input` is what it reads.
 * @returns its standard output
 * @throws Error with the program's own words when it fails
 */
export function run(program, args, input) {
  return new Promise((resolve, reject) => {
    const options = {
      env: { PATH, LC_ALL: 'C' },
      maxBuffer: MOST_OUTPUT_BYTES,
      timeout: TIMEOUT_MS,
    };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const said = stderr.trim().slice(0, 500) || error.message;
      reject(Object.assign(new Error(`${program}: ${said}`), { code: error.code }));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** The same where failing does not matter. @returns whether it worked */
export async function attempt(program, args, input) {
  try {
    await run(program, args, input);
    return true;
  } catch {
    return false;
  }
}

/** A ruleset or commands for nft, all or nothing. */
export const nft = (script) => run('nft', ['-f', '-'], script);

/** What nft lists, as objects. */
export async function nftList(...what) {
  const { nftables } = JSON.parse(await run('nft', ['-j', 'list', ...what]));
  return nftables;
}

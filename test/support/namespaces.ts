import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Takes a namespace away with everything that runs in it. */
export async function remove(name: string): Promise<void> {
  const pids = await once('ip', ['netns', 'pids', name]).catch(() => '');
  for (const pid of pids.split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  await once('ip', ['netns', 'del', name]).catch(() => '');
  rmSync(join('/etc/netns', name), { recursive: true, force: true });
}

/** What test runs left behind that were killed themselves. */
export async function sweep(): Promise<void> {
  const names = (await once('ip', ['netns', 'list'])).split('\n').map((line) => line.split(' ')[0]);
  for (const name of names) {
    const [, owner] = /^mlango(\d+)x\d+[cgw]\d*$/.exec(name ?? '') ?? [];
    if (name && owner && !existsSync(`/proc/${owner}`)) await remove(name);
  }
}

/** What a program says; throws what it said when it fails. */
export function once(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}

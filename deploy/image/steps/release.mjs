// Which version this is: the product's number, and the number of commits, which only grows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './shell.mjs';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');

/** @returns `{version, sequence, arch, commit}`, and the moment of the commit in seconds */
export function releaseOf(arch, given = {}) {
  const git = (...args) => run('git', args, { cwd: REPOSITORY }).trim();
  const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
  const sequence = given.sequence ?? Number(git('rev-list', '--count', 'HEAD'));
  const commit = git('rev-parse', '--short=10', 'HEAD');
  return {
    release: { version: given.version ?? version, sequence, arch, commit },
    epoch: Number(git('log', '-1', '--format=%ct')),
  };
}

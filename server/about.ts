import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

/** Where the build put everything: this file is `dist/server/about.js`. */
export const DIST_FOLDER = realpathSync(join(import.meta.dirname, '..'));
export const VERSION = '0.1.0';

/** Faults whose message already says what to do; no stack helps there. */
const EXPLAINED = new Set([
  'DataDirError',
  'DatabaseUnusableError',
  'DatabaseTooNewError',
  'ListenError',
]);

/** An error as the person at the terminal should read it. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration is not usable:\n${error.message}`;
  if (error instanceof Error && EXPLAINED.has(error.name)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

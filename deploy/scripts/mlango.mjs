#!/usr/bin/env node
// The command line: makes sure the product is built, then hands over to it.
import { ensureBuilt } from './ensure.mjs';

await ensureBuilt({ quiet: true });
const { runCli } = await import('../../dist/server/cli/main.js');
const status = await runCli(
  process.argv.slice(2),
  process.env,
  (text) => process.stdout.write(text),
  (text) => process.stderr.write(text),
);
if (status !== null) process.exitCode = status;

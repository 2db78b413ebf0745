// `mlango` on an installed box.
import { runCli } from '../../dist/server/cli/main.js';

const status = await runCli(
  process.argv.slice(2),
  process.env,
  (text) => process.stdout.write(text),
  (text) => process.stderr.write(text),
);
if (status !== null) process.exitCode = status;

// npm run bench: every benchmark as a table and as bench-results.json; `npm run bench -- portal`
// runs one of them.
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './ensure.mjs';

await ensureBuilt();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(join(ROOT, 'test', 'bench', 'main.ts'), {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
});
await module.runBenches(process.argv.slice(2), join(ROOT, 'bench-results.json'));

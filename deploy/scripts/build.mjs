// Builds everything into dist/: the server by the TypeScript compiler, both front ends by Vite.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ensureInstalled, ROOT } from './ensure.mjs';

ensureInstalled();
const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const run = (command, ...args) => execFileSync(command, args, { cwd: ROOT, stdio: 'inherit' });

/** Static files are compressed once here, not on every request. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|css|json|svg|webmanifest|txt)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}

run(bin('tsc'), '-b', 'server');
run(process.execPath, join(ROOT, 'deploy', 'scripts', 'answers.mjs'));
run(bin('vite'), 'build', 'portal', '--logLevel', 'warn');
run(bin('vite'), 'build', 'portal', '--ssr', '--logLevel', 'warn');
run(bin('vite'), 'build', 'admin', '--logLevel', 'warn');
compress(join(ROOT, 'dist', 'portal', 'client'));
compress(join(ROOT, 'dist', 'admin'));

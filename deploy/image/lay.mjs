// Lays the built product and the packages it needs into a folder: `node deploy/image/lay.mjs FOLDER`.
// Node itself comes beside it, see `install.sh` and the container file.
import { rmSync } from 'node:fs';
import { ensureBuilt } from '../scripts/ensure.mjs';
import { layProduct } from './steps/product.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('node deploy/image/lay.mjs FOLDER');
  process.exit(2);
}
await ensureBuilt();
rmSync(folder, { recursive: true, force: true });
layProduct(process.arch === 'arm64' ? 'arm64' : 'amd64', folder);

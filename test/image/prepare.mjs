// Before the tests of the image, which run side by side: what both would otherwise make at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBase } from '../../deploy/image/steps/base.mjs';
import { layNode } from '../../deploy/image/steps/product.mjs';
import { ensureBuilt, ROOT } from '../../deploy/scripts/ensure.mjs';

export async function setup() {
  await ensureBuilt();
  const cache = join(ROOT, 'dist', 'image', 'cache');
  makeBase('amd64', cache);
  const aside = mkdtempSync(join(tmpdir(), 'mlango-node-'));
  layNode('amd64', join(aside, 'runtime'), cache);
  rmSync(aside, { recursive: true });
}

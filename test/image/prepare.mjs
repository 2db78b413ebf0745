// Before the tests of the image, which run side by side: what both would otherwise make at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CACHE, makeBase } from '../../deploy/image/steps/base.mjs';
import { layNode } from '../../deploy/image/steps/product.mjs';
import { ensureBuilt } from '../../deploy/scripts/ensure.mjs';

export async function setup() {
  await ensureBuilt();
  makeBase('amd64', CACHE);
  const aside = mkdtempSync(join(tmpdir(), 'mlango-node-'));
  layNode('amd64', join(aside, 'runtime'), CACHE);
  rmSync(aside, { recursive: true });
}

import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const built = new URL('../dist/portal/client/', import.meta.url);
const isBuilt = existsSync(new URL('manifest.json', built));

function gzippedBytes(source: string): number {
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(new URL('manifest.json', built), 'utf8'),
  );
  const file = manifest[source]?.file;
  if (file === undefined) throw new Error(`${source} is not in the manifest`);
  return gzipSync(readFileSync(new URL(file, built)), { level: 9 }).length;
}

describe.skipIf(!isBuilt)('the built splash', () => {
  it('has at most 12 KB of JavaScript over the wire', () => {
    expect(gzippedBytes('client.tsx')).toBeLessThanOrEqual(12_000);
  });

  it('leaves at least 4 KB of the 20 KB of a first view to the HTML', () => {
    const bytes = gzippedBytes('client.tsx') + gzippedBytes('style.css');
    expect(bytes).toBeLessThanOrEqual(16_000);
  });

  it('is one classic script which an old phone can read', () => {
    const manifest = readFileSync(new URL('manifest.json', built), 'utf8');
    const file = /assets\/client-[\w-]+\.js/.exec(manifest)?.[0] ?? '';
    const script = readFileSync(new URL(file, built), 'utf8');
    expect(script).not.toMatch(/\?\?|\?\.[a-zA-Z_$([]|\b(import|export)\b/);
  });
});

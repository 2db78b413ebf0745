import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const built = new URL('../dist/admin/', import.meta.url);
const page = new URL('index.html', built);
const gzipped = (content: Buffer) => gzipSync(content, { level: 9 }).length;

describe.skipIf(!existsSync(page))("the built owner's tablet", () => {
  const html = () => readFileSync(page, 'utf8');

  it('has at most 120 KB of JavaScript before the first screen', () => {
    const scripts = [...html().matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
      ([, file]) => file ?? '',
    );
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.map((file) => gzipped(readFileSync(new URL(file, built))));
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(120_000);
  });

  it('fetches charts, the print sheet and QR codes only when they are needed', () => {
    const files = readdirSync(new URL('assets/', built)).filter((name) => name.endsWith('.js'));
    for (const lazy of ['charts', 'sheet', 'qr', 'template-screen', 'stock', 'import-codes']) {
      const [file] = files.filter((name) => name.startsWith(`${lazy}-`));
      expect(file, lazy).toBeDefined();
      expect(html()).not.toContain(file);
    }
  });

  it('can be installed', () => {
    expect(html()).toContain('href="/app.webmanifest"');
    const manifest = JSON.parse(readFileSync(new URL('app.webmanifest', built), 'utf8'));
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
    for (const { src } of manifest.icons as { src: string }[]) {
      expect(existsSync(new URL(src.slice(1), built)), src).toBe(true);
    }
  });
});

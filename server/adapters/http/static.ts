import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Middleware } from 'koa';

interface Asset {
  type: string;
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
  immutable: boolean;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
};

/**
 * Serves a small folder from memory, in the encoding the client takes; the build has compressed
 * the files already. Files with a hash in their name never change.
 * @param fallback file for paths that are none (a single-page application), if any.
 */
export function staticFiles(folder: string, fallback?: string): Middleware {
  const assets = load(folder);
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    const name = ctx.path.slice(1);
    const asset =
      assets.get(name) ?? (fallback && wantsPage(ctx.path) ? assets.get(fallback) : undefined);
    if (!asset) return next();
    ctx.set('Content-Type', asset.type);
    ctx.set('Cache-Control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    ctx.vary('Accept-Encoding');
    const encoding = ctx.acceptsEncodings('br', 'gzip', 'identity');
    if (encoding === 'br' && asset.brotli) {
      ctx.set('Content-Encoding', 'br');
      ctx.body = asset.brotli;
    } else if (encoding !== 'identity' && asset.gzip && ctx.acceptsEncodings('gzip')) {
      ctx.set('Content-Encoding', 'gzip');
      ctx.body = asset.gzip;
    } else ctx.body = asset.plain;
  };
}

const wantsPage = (path: string) => !path.startsWith('/api/') && !/\.\w{1,11}$/.test(path);

function load(folder: string): Map<string, Asset> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const read = (name: string) => (names.includes(name) ? readFileSync(join(folder, name)) : null);
  const assets = new Map<string, Asset>();
  for (const name of names) {
    const extension = /\.(\w+)$/.exec(name)?.[1] ?? '';
    const type = TYPES[extension];
    if (!type) continue;
    assets.set(name, {
      type,
      plain: readFileSync(join(folder, name)),
      brotli: read(`${name}.br`),
      gzip: read(`${name}.gz`),
      immutable: /[.-][\w-]{8,}\.\w+$/.test(name) && extension !== 'html',
    });
  }
  return assets;
}

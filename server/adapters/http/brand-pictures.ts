import type { Context, Middleware } from 'koa';
import { when } from './when.ts';

/** Looks a picture up by its id; null when it is not in use. */
export type PictureFinder = (id: string) => Found | null | Promise<Found | null>;
type Found = { type: 'image/png' | 'image/jpeg'; bytes: Buffer };

/** The owner's pictures, named by their content, so that a phone asks for each once. */
export function brandPictures(find: PictureFinder): Middleware {
  const isPicture = ({ path }: Context) => path.startsWith('/brand/');
  return when(isPicture, async (ctx, next) => {
    const id = /^\/brand\/([0-9a-f]{32})\.(?:png|jpg)$/.exec(ctx.path)?.[1];
    const asked = id !== undefined && (ctx.method === 'GET' || ctx.method === 'HEAD');
    const picture = asked ? await find(id) : null;
    if (!picture) return next();
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.type = picture.type;
    ctx.body = picture.bytes;
  });
}

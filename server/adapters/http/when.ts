import type { Context, Middleware } from 'koa';

/** What is meant for some requests only; all others pass without waiting for one more promise. */
export function when(isMeant: (ctx: Context) => boolean, handle: Middleware): Middleware {
  return (ctx, next) => (isMeant(ctx) ? handle(ctx, next) : next());
}

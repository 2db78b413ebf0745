import type { Middleware } from 'koa';

export interface HealthProbe {
  /** Null when everything that serving needs works, else what does not. */
  unready(): Promise<string | null>;
}

/** `/healthz`: the process answers. `/readyz`: the database and the listeners do too. */
export function healthRoutes(probe: HealthProbe): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/healthz') {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { status: 'ok' };
    } else if (ctx.path === '/readyz') {
      ctx.set('Cache-Control', 'no-store');
      const reason = await probe.unready().catch(() => 'the database does not answer');
      ctx.status = reason ? 503 : 200;
      ctx.body = reason ? { status: 'not ready', reason } : { status: 'ready' };
    } else await next();
  };
}

import type { Context, Middleware } from 'koa';
import { when } from './when.ts';

export interface HealthProbe {
  /** Null when everything that serving needs works, else what does not. */
  unready(): Promise<string | null>;
}

/** `/healthz`: the process answers. `/readyz`: the database and the listeners do too. */
export function healthRoutes(probe: HealthProbe): Middleware {
  const isMeant = ({ path }: Context) => path === '/healthz' || path === '/readyz';
  return when(isMeant, async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    if (ctx.path === '/healthz') {
      ctx.body = { status: 'ok' };
      return;
    }
    const reason = await probe.unready().catch(() => 'the database does not answer');
    ctx.status = reason ? 503 : 200;
    ctx.body = reason ? { status: 'not ready', reason } : { status: 'ready' };
  });
}
